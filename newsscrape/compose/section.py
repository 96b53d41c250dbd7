"""The section the article stands in: printed above its headline, in its breadcrumb, claimed, or told by its address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsscrape.compose.filing import filing
from newsscrape.compose.finding import Finding
from newsscrape.compose.marks import Marked, mark_in_names
from newsscrape.compose.path_section import section_of_path
from newsscrape.compose.printed_dates import find_printed
from newsscrape.compose.section_names import as_printed, is_section_name
from newsscrape.compose.selected import found, preferred
from newsscrape.compose.survey import Survey
from newsscrape.label.sight import LOOKS
from newsscrape.model.block import LabelledBlock
from newsscrape.model.claim import Claim, Origin
from newsscrape.model.document import Selected
from newsscrape.model.label import Label
from newsscrape.model.site import Selectable
from newsscrape.text import fold, squash, words

_ABOVE = 5
_BREADCRUMB_ABOVE = 25
_BREADCRUMB_LEVELS = 5
_LIST = re.compile(r"[,;|]")
_NOT_SECTIONS = frozenset({Label.HEADLINE, Label.BODY, Label.AD, Label.BYLINE, Label.TIMESTAMP})


def section(survey: Survey) -> Finding[str | None]:
    """Give the section's name as printed, else as claimed, as filed, or as the part of the address is linked under."""
    return preferred(survey, Selectable.SECTION, _selected, _generic(survey))


def _selected(_: Survey, selected: Sequence[Selected]) -> Finding[str | None] | None:
    names = (squash(one.words) for one in selected)
    return found(next(filter(is_section_name, names), None))


def _generic(survey: Survey) -> Finding[str | None]:
    return next(section_offers(survey), Finding(None))


def section_offers(survey: Survey) -> Iterator[Finding[str | None]]:
    """Give all names of a section that the page offers, the surest first."""
    claimed = _claimed(survey)
    headline = survey.places.headline
    if headline is not None:
        known = {fold(claim.value) for claim in claimed}
        yield from _above(survey, headline, known)
        yield from _in_breadcrumb(survey, headline)
    for claim in claimed:
        yield Finding(as_printed(survey, claim.value), claim.origin)
    yield from _before_date(survey, headline or 0)
    for name in filter(is_section_name, filing(survey).categories):
        yield Finding(name, Origin.PRINTED)
    of_path = section_of_path(survey, is_section_name)
    if of_path:
        yield Finding(of_path, Origin.URL)


def _claimed(survey: Survey) -> list[Claim]:
    """Give the claimed names, the first of each list that was written as one string."""
    parted = [replace(claim, value=_LIST.split(claim.value)[0].strip()) for claim in survey.claimed("articleSection")]
    return [claim for claim in parted if is_section_name(claim.value)]


def _above(survey: Survey, headline: int, known: set[str]) -> Iterator[Finding[str | None]]:
    """Read short lines above the headline that are marked or claimed as section, or stand alone in a text capture."""
    sections = Marked(survey.tree, mark_in_names("section", "names"))
    for labelled in reversed(survey.page.blocks[max(headline - _ABOVE, 0) : headline]):
        text = labelled.block.text
        is_kicker = labelled.label is Label.KICKER and labelled.reason != LOOKS
        if labelled.label in _NOT_SECTIONS or is_kicker or not is_section_name(text):
            continue
        is_known = bool(known) and fold(text) in known
        is_marked = is_known or sections.is_near(labelled.block.element, 2)
        if is_marked or _is_first_line(survey, labelled, headline):
            yield Finding(text, Origin.PRINTED, block=labelled.block.index)


def _is_first_line(survey: Survey, labelled: LabelledBlock, headline: int) -> bool:
    return len(survey.tree.tags) == 1 and labelled.block.index == 0 and headline == 1


def _before_date(survey: Survey, headline: int) -> Iterator[Finding[str | None]]:
    """Read "Lokales 07.11.2003" right above the headline: one word and a date, not a word that belongs to the date."""
    blocks = survey.page.blocks
    if not headline or blocks[headline - 1].label is not Label.TIMESTAMP:
        return
    text = blocks[headline - 1].block.text
    dates = survey.language.dates
    belonging = {*dates.weekdays, *dates.published, *dates.updated, *dates.today, *dates.yesterday, *dates.ago}
    for moment in find_printed(text, survey.calendar, survey.order)[:1]:
        name, _, behind = text.partition(moment.raw)
        name = name.strip(" |–—·-")
        if not behind and is_section_name(name) and name.isalpha() and belonging.isdisjoint(words(name)):
            yield Finding(name, Origin.PRINTED, block=headline - 1)


def _in_breadcrumb(survey: Survey, headline: int) -> Iterator[Finding[str | None]]:
    """Read the last link of the breadcrumb that leads neither home nor to the article."""
    tree = survey.tree
    crumbs = Marked(tree, mark_in_names("section", "breadcrumbs"))
    blocks = survey.page.blocks
    title = fold(blocks[headline].block.text)
    for labelled in reversed(blocks[max(headline - _BREADCRUMB_ABOVE, 0) : headline]):
        block = labelled.block
        if block.link_chars and crumbs.is_near(block.element, _BREADCRUMB_LEVELS):
            for element, text in reversed(block.pieces):
                link = survey.link_around(element)
                name = text.strip(" >/|»\n\t")
                if link < 0 or not is_section_name(name) or fold(name) == title:
                    continue
                href = tree.get(link, "href")
                if href and href.strip("/").count("/") >= _depth_of(href):
                    yield Finding(name, Origin.PRINTED, block=block.index)


def _depth_of(href: str) -> int:
    """Give the number of slashes an address has at least when it leads further than home."""
    return 3 if "://" in href else 0
