"""When the article was published and last changed: all evidence weighed, and the best taken.

Each kind of place has a voice; days that several independent places name gain. Publication and change are kept apart
and never filled from each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from newsscrape.compose.candidate import Candidate, Kind, Voice
from newsscrape.compose.evidence import gather
from newsscrape.compose.finding import Finding
from newsscrape.compose.moment import Moment, instant_of, is_doubtful, stamp_of
from newsscrape.compose.survey import Survey
from newsscrape.compose.zones import PageZone
from newsscrape.model.article import Precision

_NEAR = 4.0
_CLOSE = 4.4
_REPUBLISHED = 0.3
_LATE = timedelta(days=1)


class Dated(NamedTuple):
    """A day, and the instant where it is known."""

    day: str
    """Calendar day, ``YYYY-MM-DD``, in the page's zone."""
    at: str | None
    """Instant, UTC, ``YYYY-MM-DDTHH:MM:SSZ``; None when only the day is known."""
    precision: Precision
    """second, minute or day."""
    timezone: str | None
    """IANA zone the day and times without a zone are in."""


class Dates(NamedTuple):
    """Both dates of an article."""

    published: Finding[Dated | None]
    """The publication, with the string it was read from."""
    modified: Finding[Dated | None]
    """The last change, with the string it was read from."""


def dates(survey: Survey) -> Dates:
    """Give publication and last change: day, instant, precision and zone of each, where anything tells them."""
    zone = survey.zone
    latest = _latest_day(survey)
    candidates = _without_republished(gather(survey))
    return Dates(
        _weighed([c for c in candidates if c.kind is Kind.PUBLISHED], zone, latest),
        _weighed([c for c in candidates if c.kind is Kind.MODIFIED], zone, latest),
    )


def _latest_day(survey: Survey) -> date:
    fetched = survey.document.page.fetched_at
    return date.max if fetched is None else (fetched + _LATE).date()


def _weighed(candidates: list[Candidate], zone: PageZone, latest: date) -> Finding[Dated | None]:
    if not candidates:
        return Finding(None)
    possible = [c for c in candidates if c.day <= latest]
    warnings = ["date_in_future"] if len(possible) < len(candidates) else []
    if not possible:
        return Finding(None, warnings=tuple(warnings))
    if len({c.day for c in possible}) > 1:
        possible = _as_seen(possible, zone)
        scores = _scores(possible)
        day = max(scores, key=lambda day: (scores[day], -day.toordinal()))
        if any(abs(c.day - day) > _LATE for c in possible):
            warnings.append("date_conflict")
        possible = [c for c in possible if c.day == day]
    best = max(possible, key=lambda c: (c.moment.clock is not None, c.weight))
    return _finding(best, zone, warnings)


def _without_republished(candidates: list[Candidate]) -> list[Candidate]:
    """Quieten claims of publication that name the day of the last change, where only an earlier day is printed.

    Some systems claim the moment the page was last built as both.
    """
    changed = max((c.day for c in candidates if c.kind is Kind.MODIFIED and c.voice is Voice.CLAIMED), default=None)
    printed = [c.day for c in candidates if c.voice is Voice.PRINTED and c.weight >= _CLOSE]
    if changed is None or not printed or not max(printed) < changed - _LATE:
        return candidates
    return [
        c._replace(weight=c.weight * _REPUBLISHED)
        if c.kind is Kind.PUBLISHED and c.voice is Voice.CLAIMED and c.day >= changed - _LATE
        else c
        for c in candidates
    ]


def _as_seen(candidates: list[Candidate], zone: PageZone) -> list[Candidate]:
    """Move claims in UTC to the day readers saw, where print or address names that day or the one beside it."""
    local = {
        c.day
        for c in candidates
        if c.moment.offset is None and c.voice in {Voice.PRINTED, Voice.ADDRESS} and c.weight >= _NEAR
    }
    return [c._replace(day=_seen_day(c, zone, local)) for c in candidates] if local else candidates


def _seen_day(candidate: Candidate, zone: PageZone, local: set[date]) -> date:
    moment, day = candidate.moment, candidate.day
    if moment.offset != timedelta(0) or moment.clock is None or day in local:
        return day
    is_vague = zone.name is None or zone.is_assumed
    beside = (moment.day, day - _LATE, day + _LATE) if is_vague else (moment.day,)
    return next((other for other in beside if other in local), day)


def _scores(candidates: Iterable[Candidate]) -> dict[date, float]:
    voices: dict[tuple[date, Voice], float] = {}
    for c in candidates:
        key = (c.day, c.voice)
        voices[key] = max(voices.get(key, 0.0), c.weight)
    scores: dict[date, float] = {}
    for (day, _voice), weight in voices.items():
        scores[day] = scores.get(day, 0.0) + weight
    return scores


def _finding(best: Candidate, zone: PageZone, warnings: list[str]) -> Finding[Dated | None]:
    moment = best.moment
    instant = instant_of(moment, zone.name)
    if moment.clock is not None and instant is None:
        warnings.append("timezone_unknown")
    if is_doubtful(moment, zone.name):
        warnings.append("time_ambiguous")
    name = _zone_used(moment, instant, zone)
    if zone.is_assumed and name == zone.name:
        warnings.append("timezone_assumed")
    dated = Dated(
        best.day.isoformat(),
        stamp_of(instant) if instant else None,
        moment.precision if instant else Precision.DAY,
        name,
    )
    return Finding(dated, best.origin, moment.raw, tuple(warnings))


def _zone_used(moment: Moment, instant: datetime | None, zone: PageZone) -> str | None:
    if zone.name is None:
        return moment.zone
    if zone.is_assumed and moment.offset and instant:
        agrees = instant.astimezone(ZoneInfo(zone.name)).utcoffset() == moment.offset
        return zone.name if agrees else None
    return moment.zone if zone.is_assumed and moment.zone else zone.name
