"""The section the article stands in, as printed above its headline, in its breadcrumb, or as claimed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from newsscrape.compose.filing import filing
from newsscrape.compose.finding import Finding
from newsscrape.compose.marks import link_around, marks_around
from newsscrape.compose.places import places
from newsscrape.compose.printed_dates import find_printed
from newsscrape.compose.zones import date_order
from newsscrape.model.block import LabelledBlock
from newsscrape.model.claim import Origin
from newsscrape.model.document import LabelledPage
from newsscrape.model.label import Label
from newsscrape.policy.languages import language_for
from newsscrape.policy.marks import name_mark
from newsscrape.text import fold, words

_ABOVE = 5
_BREADCRUMB_ABOVE = 25
_MAX_CHARS = 40
_MAX_WORDS = 4
_NOT_SECTIONS = frozenset({Label.HEADLINE, Label.KICKER, Label.BODY, Label.AD, Label.BYLINE, Label.TIMESTAMP})


def section(page: LabelledPage) -> Finding[str | None]:
    """Give the section's name as printed, else as claimed, else from an old dateline or what it is filed under."""
    claimed = [claim for claim in page.document.claimed("articleSection") if _is_name(claim.value)]
    headline = places(page).headline
    if headline is not None:
        known = {fold(claim.value) for claim in claimed}
        for name in chain(_above(page, headline, known), _in_breadcrumb(page, headline)):
            return Finding(name, Origin.PRINTED)
    if claimed:
        return Finding(claimed[0].value, claimed[0].origin)
    for name in chain(_before_date(page, headline or 0), filter(_is_name, filing(page).categories)):
        return Finding(name, Origin.PRINTED)
    return Finding(None)


def _is_name(text: str) -> bool:
    return (
        1 < len(text) <= _MAX_CHARS
        and len(text.split()) <= _MAX_WORDS
        and "/" not in text
        and any(map(str.isalpha, text))
    )


def _above(page: LabelledPage, headline: int, known: set[str]) -> Iterator[str]:
    """Read short lines above the headline that are marked or claimed as section, or stand alone in a text capture."""
    mark = name_mark("section", "names")
    for labelled in reversed(page.blocks[max(headline - _ABOVE, 0) : headline]):
        text = labelled.block.text
        if labelled.label in _NOT_SECTIONS or not _is_name(text):
            continue
        is_marked = mark.search(marks_around(page.document.tree, labelled.block.element, 2))
        if is_marked or fold(text) in known or _is_first_line(page, labelled, headline):
            yield text


def _is_first_line(page: LabelledPage, labelled: LabelledBlock, headline: int) -> bool:
    return len(page.document.tree.tags) == 1 and labelled.block.index == 0 and headline == 1


def _before_date(page: LabelledPage, headline: int) -> Iterator[str]:
    """Read "Lokales 07.11.2003" right above the headline: one word and a date, not a word that belongs to the date."""
    if not headline or page.blocks[headline - 1].label is not Label.TIMESTAMP:
        return
    text = page.blocks[headline - 1].block.text
    dates = language_for(page.language).dates
    belonging = {*dates.weekdays, *dates.published, *dates.updated, *dates.today, *dates.yesterday, *dates.ago}
    for moment in find_printed(text, page.language, date_order(page))[:1]:
        name, _, behind = text.partition(moment.raw)
        name = name.strip(" |–—·-")
        if not behind and _is_name(name) and name.isalpha() and belonging.isdisjoint(words(name)):
            yield name


def _in_breadcrumb(page: LabelledPage, headline: int) -> Iterator[str]:
    """Read the last link of the breadcrumb that leads neither home nor to the article."""
    tree = page.document.tree
    mark = name_mark("section", "breadcrumbs")
    title = fold(page.blocks[headline].block.text)
    for labelled in reversed(page.blocks[max(headline - _BREADCRUMB_ABOVE, 0) : headline]):
        if labelled.block.link_chars and mark.search(marks_around(tree, labelled.block.element, 5)):
            for piece in reversed(labelled.block.pieces):
                href = link_around(tree, piece.element)
                name = piece.text.strip(" >/|»\n\t")
                if href and href.strip("/").count("/") >= _depth_of(href) and _is_name(name) and fold(name) != title:
                    yield name


def _depth_of(href: str) -> int:
    """Give the number of slashes an address has at least when it leads further than home."""
    return 3 if "://" in href else 0
