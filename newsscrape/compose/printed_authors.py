"""The authors a page prints around its article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newsscrape.compose.byline_searches import Search, beside_dates, bylines, introduced, linked, opened, spelled_out
from newsscrape.compose.byline_zones import behind, between, far_bylines
from newsscrape.compose.persons import handles_in, persons_in
from newsscrape.compose.survey import Survey
from newsscrape.model.block import LabelledBlock
from newsscrape.text import letters


class Printed(NamedTuple):
    """Names around the article."""

    names: tuple[str, ...]
    """In order, none doubled; empty where nobody is named."""
    is_told: bool
    """Whether a link or a word like "by" tells that they are authors."""


def printed_persons(survey: Survey) -> Printed:
    """Give the persons and agencies named around the article, those at its headline first."""
    for blocks, searches in author_places(survey):
        for search in searches:
            names = _distinct(search(survey, blocks, persons_in))
            if names:
                return Printed(names, search is not bylines and search is not beside_dates)
    return Printed((), is_told=False)


def author_places(survey: Survey) -> Iterator[tuple[Sequence[LabelledBlock], Sequence[Search]]]:
    """Give the places where authors are named, the surest first, and how to search each."""
    yield survey.places.head, (linked, introduced, bylines, beside_dates)
    yield survey.places.foot, (linked, introduced, bylines)
    yield between(survey), (linked, opened)
    yield behind(survey), (linked, spelled_out)
    for byline in far_bylines(survey):
        yield (byline,), (bylines,)


def persons_by_line(survey: Survey, name: str) -> Iterator[tuple[str, ...]]:
    """Give the persons of each line at the headline that is a byline or introduces authors, and holds a name.

    Bylines right behind each other in the same dress are one line.
    """
    last = name.rpartition(" ")[2].lower()
    for lines in _runs(survey):
        if any(last in one.block.text.lower() for one in lines):
            for search in (introduced, bylines):
                if names := _distinct(search(survey, lines, persons_in)):
                    yield names


def _runs(survey: Survey) -> Iterator[Sequence[LabelledBlock]]:
    """Give the blocks at the headline, those together that follow each other on the same way down the tree."""
    paths = survey.tree.paths
    run: list[LabelledBlock] = []
    for one in survey.places.head:
        before = run[-1].block if run else None
        if before and (one.block.index != before.index + 1 or paths[one.block.element] != paths[before.element]):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def printed_logins(survey: Survey) -> tuple[str, ...]:
    """Give first names, logins and teams in the place of an author, where no person is named."""
    for blocks, searches in (
        (survey.places.head, (linked, introduced, bylines)),
        (survey.places.foot, (linked, introduced)),
    ):
        for search in searches:
            names = _distinct(search(survey, blocks, handles_in))
            if names:
                return names
    return ()


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(letters(name), name)
    return tuple(found.values())
