"""The entries of a liveblog, as printed."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsscrape.compose.claimed_dates import parse_claimed
from newsscrape.compose.clocks import clock_lines, instants_of
from newsscrape.compose.finding import Finding
from newsscrape.compose.marks import marks_around
from newsscrape.compose.moment import Moment, instant_of, stamp_of
from newsscrape.compose.printed_dates import find_printed
from newsscrape.compose.survey import Survey
from newsscrape.model.article import Entry
from newsscrape.model.block import LabelledBlock
from newsscrape.model.claim import Origin
from newsscrape.model.label import Label
from newsscrape.text import fold

_MAX_STAMP = 60
_FEWEST = 2
_COMMENT = "comment"


@dataclass(slots=True)
class _Draft:
    """An entry being gathered."""

    moment: Moment | None = None
    headline: str | None = None
    paragraphs: list[str] = field(default_factory=list)


def entries(survey: Survey) -> Finding[tuple[Entry, ...]]:
    """Give the dated entries with their headline and text, in printed order; empty unless there are two or more.

    An entry begins at a line that is a date with its time, or where the page has none, at one that begins with a time
    of day, and lasts to the next; meant for pages known as liveblogs.
    """
    found = _dated(survey) or _timed(survey)
    return Finding(found, Origin.PRINTED) if len(found) >= _FEWEST else Finding(())


def _timed(survey: Survey) -> tuple[Entry, ...]:
    lines = clock_lines(survey)
    if not lines:
        return ()
    blocks, found = survey.page.blocks, []
    ends = [*[line.block for line in lines[1:]], len(blocks)]
    for line, end, instant in zip(lines, ends, instants_of(survey, lines), strict=True):
        draft = _Draft(headline=line.headline)
        for labelled in blocks[line.block + 1 : end]:
            _add(draft, labelled)
        if draft.paragraphs:
            stamp = stamp_of(instant) if instant else None
            found.append(Entry(published_at=stamp, headline=draft.headline, text="\n\n".join(draft.paragraphs)))
    return tuple(found)


def _dated(survey: Survey) -> tuple[Entry, ...]:
    drafts: list[_Draft] = []
    for labelled in survey.page.blocks:
        moment = None if _is_articles(survey, labelled) else _stamp(survey, labelled)
        if moment:
            drafts.append(_Draft(moment=moment))
        elif drafts:
            _add(drafts[-1], labelled)
    zone = survey.zone.name
    found = tuple(_entry(draft, zone) for draft in drafts if draft.paragraphs)
    return found if len(found) >= _FEWEST else ()


def _is_articles(survey: Survey, labelled: LabelledBlock) -> bool:
    """Tell the date of the whole article: one that says so, at the headline."""
    if labelled not in survey.places.head:
        return False
    dates, said = survey.language.dates, fold(labelled.block.text)
    return any(said.startswith(word) for word in dates.published | dates.updated)


def _stamp(survey: Survey, labelled: LabelledBlock) -> Moment | None:
    text = labelled.block.text
    if len(text) > _MAX_STAMP or labelled.label in {Label.TEASER, Label.RELATED, Label.COMMENT, Label.HEADLINE}:
        return None
    tree = survey.tree
    if _COMMENT in marks_around(tree, labelled.block.element, 3):
        return None
    order = survey.order
    for element in (labelled.block.element, *(element for element, _ in labelled.block.pieces)):
        if tree.tags[element] == "time":
            moment = parse_claimed(tree.get(element, "datetime"), survey.page.language, order)
            if moment and moment.clock:
                return moment
    moments = find_printed(text, survey.calendar, order)
    return moments[0] if moments and moments[0].clock else None


def _add(draft: _Draft, labelled: LabelledBlock) -> None:
    if labelled.label is Label.BODY:
        draft.paragraphs.append(labelled.block.text)
    elif labelled.label is Label.HEADING and not draft.paragraphs and draft.headline is None:
        draft.headline = labelled.block.text


def _entry(draft: _Draft, zone: str | None) -> Entry:
    instant = instant_of(draft.moment, zone) if draft.moment else None
    return Entry(
        published_at=stamp_of(instant) if instant else None,
        headline=draft.headline,
        text="\n\n".join(draft.paragraphs),
    )
