"""A date of the page that may be the publication's or the last change's, with what speaks for it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from newsscrape.compose.moment import Moment, instant_of
from newsscrape.compose.zones import PageZone
from newsscrape.model.claim import Origin

CLOCK_BONUS = 2.0
"""What it is worth that a date has its time."""


class Kind(StrEnum):
    """What a date on a page dates."""

    PUBLISHED = "datePublished"
    MODIFIED = "dateModified"


class Voice(StrEnum):
    """Who speaks: what the same voice says twice counts once."""

    CLAIMED = "claimed"
    TOLD = "told"
    PRINTED = "printed"
    ADDRESS = "address"


class Candidate(NamedTuple):
    """A date and what speaks for it."""

    kind: Kind
    """What it dates."""
    moment: Moment
    """The date as written."""
    day: date
    """Calendar day as the site's readers saw it."""
    origin: Origin
    """Where it was found."""
    voice: Voice
    """Who says so."""
    weight: float
    """What the place is worth, 0-12."""
    block: int = -1
    """Index of the block it is printed in; -1 for one that is claimed or stands in the address."""


def day_seen(moment: Moment, zone: PageZone) -> date:
    """Give the calendar day of a moment as the site's readers saw it."""
    if moment.offset is None and moment.zone is None:
        return moment.day
    if zone.name is None or (zone.is_assumed and (moment.offset or moment.zone)):
        return moment.day
    instant = instant_of(moment, zone.name)
    return moment.day if instant is None else instant.astimezone(ZoneInfo(zone.name)).date()


def printed(kind: Kind, moment: Moment, zone: PageZone, bonus: float) -> Candidate:
    """Give the candidate of a printed date, whose weight is a bonus for its words and one for its time."""
    weight = bonus + CLOCK_BONUS * (moment.clock is not None)
    return Candidate(kind, moment, day_seen(moment, zone), Origin.PRINTED, Voice.PRINTED, weight)
