"""Lines that begin with a time of day, as the entries of a running blog do, and the days these times are of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from newsscrape.compose.claimed_dates import parse_claimed
from newsscrape.compose.moment import instant_of
from newsscrape.compose.survey import Survey
from newsscrape.model.label import Label

_FEWEST = 3
_MAX_CHARS = 200
_MIN_WORDS = 3
_HOURS, _MINUTES = 24, 60
# A point between hour and minute is also one of a date or an amount, so that "Uhr" must follow it.
_CLOCK = re.compile(
    r"[\s(\[+]*(\d{1,2})(?:[:h]|\.(?=\d\d\s*uhr))(\d\d)(?![\d.:])\s*(?:(?:uhr|hrs?|h)(?![^\W\d_])\.?)?[\s)\]]*([:\u2013\u2014|-]?)\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_FOREIGN = frozenset({Label.TEASER, Label.RELATED, Label.COMMENT, Label.NAVIGATION, Label.AD, Label.HEADLINE})


class ClockLine(NamedTuple):
    """A line that begins with a time of day."""

    block: int
    """Index of its block."""
    clock: time
    """The time."""
    headline: str | None
    """What stands behind it and a sign; None where nothing does, or only a name."""


def clock_lines(survey: Survey) -> list[ClockLine]:
    """Give the lines that begin with a time of day, three or more of them in elements of the same kind; else none."""
    tree, found = survey.tree, list[ClockLine]()
    kinds: Counter[str] = Counter()
    for one in survey.page.blocks:
        text = one.block.text
        if len(text) > _MAX_CHARS or one.label in _FOREIGN or not (match := _CLOCK.match(text)):
            continue
        hour, minute = int(match[1]), int(match[2])
        if hour < _HOURS and minute < _MINUTES:
            behind = match[4].strip()
            is_headline = bool(match[3]) and len(behind.split()) >= _MIN_WORDS
            found.append(ClockLine(one.block.index, time(hour, minute), behind if is_headline else None))
            kinds[f"{tree.tags[one.block.element]} {tree.names[one.block.element]}"] += 1
    return found if kinds and max(kinds.values()) >= _FEWEST else []


def instants_of(survey: Survey, lines: Sequence[ClockLine]) -> list[datetime | None]:
    """Give the instants of lines that are printed newest first, counted back from the page's claimed change.

    None for each where no change is claimed, its zone is not known, or the times run the other way.
    """
    unknown: list[datetime | None] = [None] * len(lines)
    start = _last_change(survey)
    falls = sum(later.clock <= line.clock for line, later in pairwise(lines))
    if start is None or 2 * falls < len(lines) - 1:
        return unknown
    found: list[datetime | None] = []
    latest = start
    for line in lines:
        moment = datetime.combine(latest.date(), line.clock, latest.tzinfo)
        if moment > latest:
            moment = datetime.combine(latest.date() - timedelta(days=1), line.clock, latest.tzinfo)
        found.append(moment.astimezone(UTC))
        latest = moment
    return found


def _last_change(survey: Survey) -> datetime | None:
    for claim in survey.claimed("dateModified"):
        moment = parse_claimed(claim.value, survey.page.language, survey.order)
        instant = instant_of(moment, survey.zone.name) if moment else None
        if moment and instant and (zone := _zone(survey, moment.offset)):
            try:
                return (instant + timedelta(minutes=1)).astimezone(zone)
            except OverflowError:
                return None
    return None


def _zone(survey: Survey, offset: timedelta | None) -> tzinfo | None:
    if survey.zone.name:
        return ZoneInfo(survey.zone.name)
    return timezone(offset) if offset else None
