"""When the article was published and last changed: all evidence weighed, and the best taken.

Each kind of place has a voice; days that several independent places name gain. Publication and change are kept apart
and never filled from each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from typing import NamedTuple
from zoneinfo import ZoneInfo

from newsscrape.compose.best_time import best_of_day
from newsscrape.compose.candidate import Candidate, Kind
from newsscrape.compose.evidence import gather
from newsscrape.compose.finding import Finding
from newsscrape.compose.moment import Doubt, doubt_of, instant_of, stamp_of
from newsscrape.compose.readings import ONE_DAY, as_seen
from newsscrape.compose.selected import preferred
from newsscrape.compose.selected_dates import selected_dates
from newsscrape.compose.survey import Survey
from newsscrape.compose.weighing import scores_of, with_printed_changes, without_late_times, without_later_claims
from newsscrape.compose.zones import PageZone
from newsscrape.model.article import Precision
from newsscrape.model.document import Selected
from newsscrape.model.site import Selectable


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
    zone, latest = survey.zone, latest_day(survey)
    candidates = weighed(gather(survey), zone)
    published = _finding(choose([c for c in candidates if c.kind is Kind.PUBLISHED], zone, latest), zone)
    modified = _finding(choose([c for c in candidates if c.kind is Kind.MODIFIED], zone, latest), zone)
    return Dates(
        preferred(survey, Selectable.PUBLISHED_AT, partial(_selected, Kind.PUBLISHED), published),
        preferred(survey, Selectable.MODIFIED_AT, partial(_selected, Kind.MODIFIED), modified),
    )


def weighed(candidates: list[Candidate], zone: PageZone) -> list[Candidate]:
    """Give the same candidates in the same order, each with the kind and weight it has beside the others."""
    return without_late_times(without_later_claims(with_printed_changes(candidates, zone)), zone)


def _selected(kind: Kind, survey: Survey, selected: Sequence[Selected]) -> Finding[Dated | None] | None:
    """Give the first date that was selected and is not in the future."""
    zone, latest = survey.zone, latest_day(survey)
    found = [_finding(choose([one], zone, latest), zone) for one in selected_dates(survey, kind, selected)]
    return next((dated for dated in found if dated.value is not None), None)


def latest_day(survey: Survey) -> date:
    """Give the last day an article can be of: the one after the fetch, for the sake of zones."""
    fetched = survey.document.page.fetched_at
    return date.max if fetched is None else (fetched + ONE_DAY).date()


class Choice(NamedTuple):
    """Which of the candidates of one kind is believed."""

    best: Candidate | None
    """The one that tells day and time best; None where there is no possible one."""
    possible: Sequence[Candidate]
    """Those not in the future, each read as the day that print or address names, in their order."""
    warnings: tuple[str, ...] = ()
    """Stable codes of what should be looked at."""


def choose(candidates: Sequence[Candidate], zone: PageZone, latest: date) -> Choice:
    """Choose the day that most speaks for, and of its candidates the one that tells the time best.

    In: weighed candidates of one kind, the zone of the page, the last possible day.
    """
    possible = [c for c in candidates if c.day <= latest]
    warnings = ["date_in_future"] if len(possible) < len(candidates) else []
    if not possible:
        return Choice(None, (), tuple(warnings))
    of_day = possible
    if len({c.day for c in possible}) > 1:
        possible = as_seen(possible, zone)
        scores = scores_of(possible)
        day = max(scores, key=lambda day: (scores[day], -day.toordinal()))
        if any(abs(c.day - day) > ONE_DAY for c in possible):
            warnings.append("date_conflict")
        of_day = [c for c in possible if c.day == day]
    return Choice(best_of_day(of_day, zone), possible, tuple(warnings))


def _finding(choice: Choice, zone: PageZone) -> Finding[Dated | None]:
    best, warnings = choice.best, list(choice.warnings)
    if best is None:
        return Finding(None, warnings=choice.warnings)
    moment = best.moment
    instant = instant_of(moment, zone.name)
    if moment.clock is not None and instant is None:
        warnings.append("timezone_unknown")
    if doubt := doubt_of(moment, zone.name):
        warnings.append("time_ambiguous" if doubt is Doubt.REPEATED else "time_skipped")
    name = _zone_used(best, instant, zone)
    if zone.is_assumed and name == zone.name:
        warnings.append("timezone_assumed")
    dated = Dated(
        best.day.isoformat(),
        stamp_of(instant) if instant else None,
        moment.precision if instant else Precision.DAY,
        name,
    )
    return Finding(dated, best.origin, moment.raw, tuple(warnings), best.block)


def _zone_used(best: Candidate, instant: datetime | None, zone: PageZone) -> str | None:
    """Give the zone in which the day is the one readers saw; None where none is known to be."""
    moment = best.moment
    if zone.name is None or instant is None:
        return None if zone.is_assumed and moment.offset is not None else moment.zone or zone.name
    if instant.astimezone(ZoneInfo(zone.name)).date() != best.day:
        return "UTC" if instant.date() == best.day else moment.zone
    if zone.is_assumed and moment.offset:
        agrees = instant.astimezone(ZoneInfo(zone.name)).utcoffset() == moment.offset
        return zone.name if agrees else None
    return moment.zone if zone.is_assumed and moment.zone else zone.name
