"""The names that were weighed for the authors, claim by claim and line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsscrape.compose.authors import authors
from newsscrape.compose.claimed_authors import is_own, names_claimed
from newsscrape.compose.names import names_in
from newsscrape.compose.persons import handles_in, persons_in
from newsscrape.compose.printed_authors import author_places
from newsscrape.compose.publication import publication_names
from newsscrape.compose.signatures import signatures
from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Claim, Origin
from newsscrape.model.considered import Considered, Why
from newsscrape.text import letters


def considered_authors(survey: Survey) -> Iterator[Considered]:
    """Give what was weighed: what was taken first, then claims, lines around the article, and names in its text."""
    taken = authors(survey)
    known = frozenset(letters(name) for name in taken.value)
    lines = list(_lines(survey))
    if taken.origin is not None:
        is_printed = taken.origin is Origin.PRINTED
        named = [index for index, names in lines if not known.isdisjoint(map(letters, names))]
        blocks = tuple(dict.fromkeys(named or _signed(survey, taken.value))) if is_printed else ()
        yield Considered(value=", ".join(taken.value), origin=taken.origin, why=Why.TAKEN, blocks=blocks)
    for claim in survey.claimed("author"):
        why = _why_not(survey, claim, known)
        if not (why is Why.SAME and claim.origin is taken.origin):
            yield Considered(value=claim.value, origin=claim.origin, why=why)
    told = set()
    for index, names in lines:
        is_same = known >= set(map(letters, names))
        if taken.origin is Origin.PRINTED and not known.isdisjoint(map(letters, names)):
            continue
        if (index, names) not in told:
            told.add((index, names))
            why = Why.SAME if is_same else Why.BEHIND
            yield Considered(value=", ".join(names), origin=Origin.PRINTED, why=why, blocks=(index,))
    signed = signatures(survey)
    if signed and known.isdisjoint(map(letters, signed)):
        yield Considered(value=", ".join(signed), origin=Origin.PRINTED, why=Why.BEHIND, blocks=_signed(survey, signed))


def _lines(survey: Survey) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Give each line in the places of authors that names somebody, the surest first: the block's index, the names."""
    for reading in (persons_in, handles_in):
        for blocks, searches in author_places(survey):
            for search in searches:
                for one in blocks:
                    if names := tuple(dict.fromkeys(search(survey, (one,), reading))):
                        yield one.block.index, names


def _why_not(survey: Survey, claim: Claim, known: frozenset[str]) -> Why:
    names = names_claimed(survey, (claim.value,))
    if names:
        return Why.SAME if known >= set(map(letters, names)) else Why.BEHIND
    said, own = names_in(claim.value, survey.language.code) or (claim.value,), publication_names(survey)
    if is_own(said[0], own):
        return Why.SAME if letters(said[0]) in known else Why.OWN_NAME
    return Why.NO_NAME


def _signed(survey: Survey, names: Sequence[str]) -> tuple[int, ...]:
    """Give the blocks of the text, and the one behind it, that hold the first of the names: who signs is named once."""
    text = [one.block for one in survey.text]
    behind = survey.page.blocks[text[-1].index + 1 : text[-1].index + 2] if text else ()
    around = [*text, *(one.block for one in behind)]
    return tuple(block.index for block in around if names[0] in block.text)[:1]
