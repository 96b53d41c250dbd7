"""teasers of a plain-text capture: the lines of a promoted box, told apart by their order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsscrape.compose.finding import Finding
from newsscrape.compose.printed_dates import find_printed
from newsscrape.compose.survey import Survey
from newsscrape.model.article import Teaser, TeaserKind
from newsscrape.model.claim import Origin
from newsscrape.model.document import LabelledPage
from newsscrape.model.label import Label
from newsscrape.text import squash

_CUT = re.compile(r"(?:\.\.\.|…)$")
_REASON = "box:section_repeated"


def line_teasers(survey: Survey) -> Finding[tuple[Teaser, ...]]:
    """Give the promoted boxes of a text: label, section, the section again with the headline, day, snippet."""
    found: list[Teaser] = []
    page = survey.page
    lines = [labelled.block.text for labelled in page.blocks]
    for index in range(1, len(lines)):
        section = lines[index - 1]
        in_box = page.blocks[index].reason == _REASON and page.blocks[index - 1].reason == _REASON
        if in_box and lines[index].startswith(section + " "):
            found.append(_teaser(survey, lines, index, len(found) + 1))
    return Finding(tuple(found), Origin.PRINTED if found else None)


def _teaser(survey: Survey, lines: Sequence[str], index: int, position: int) -> Teaser:
    page = survey.page
    section = lines[index - 1]
    first = index - 1
    label = None
    if first and _is_in_box(page, first - 1) and not _is_end(lines[first - 1]):
        first -= 1
        label = lines[first]
    day, snippet = None, None
    for line in range(index + 1, min(index + 4, len(lines))):
        if not _is_in_box(page, line):
            break
        moments = find_printed(lines[line], survey.calendar, survey.order) if day is None else ()
        if moments and len(lines[line]) <= len(moments[0].raw) + 2:
            day = moments[0].day.isoformat()
        else:
            snippet = lines[line]
            break
    is_promotion = first > 0 and page.blocks[first - 1].label is Label.AD
    return Teaser(
        position=position,
        kind=TeaserKind.AD if is_promotion else TeaserKind.TEASER,
        label=label,
        section=section,
        headline=squash(lines[index][len(section) :]),
        url=None,
        published_on=day,
        snippet=snippet,
        truncated=snippet is not None and bool(_CUT.search(snippet)),
        is_promotion=is_promotion,
    )


def _is_in_box(page: LabelledPage, line: int) -> bool:
    return page.blocks[line].reason == _REASON


def _is_end(line: str) -> bool:
    """Tell the snippet that ends the box above from the label that begins this one."""
    return bool(_CUT.search(line)) or len(line) > 40  # noqa: PLR2004 - labels are brand names
