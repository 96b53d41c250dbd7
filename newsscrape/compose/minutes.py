"""Words, claims and attributes → minutes it takes to read."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from newsscrape.policy.languages import FALLBACK, load_language
from newsscrape.policy.reading_words import Reading

_MAX_CHARS = 120
_MAX_MINUTES = 240.0
_MOST_BARE = 60.0
_DURATION = re.compile(r"P(?:T|0DT)?(?:(\d{1,2})H)?(?:(\d{1,4})M)?(?:(\d{1,5})S)?", re.IGNORECASE)
_NUMBERS = re.compile(r"\d{1,3}(?:[.,]\d)?")
_BARE = re.compile(r"(\d{1,3}(?:[.,]\d)?)(?:\s*\D{1,12})?")


class Minutes(NamedTuple):
    """A time to read and the words it is printed in."""

    minutes: float
    """More than 0; of a range its middle, of less than a minute one."""
    raw: str
    """The words."""


@lru_cache(maxsize=4096)
def minutes_in(text: str, code: str) -> Minutes | None:
    """Find a reading time in a line of a language, its own words before English ones; None when there is none."""
    if len(text) <= _MAX_CHARS:
        for reading in _readings(code):
            for pattern in reading.patterns:
                if (match := pattern.search(text)) and (found := _read(match, reading)):
                    return found
    return None


@lru_cache(maxsize=4096)
def bare_minutes_in(text: str, code: str) -> Minutes | None:
    """Find a number of minutes in a line that is known to tell a reading time, be there a word for it or not."""
    if len(text) <= _MAX_CHARS:
        for reading in _readings(code):
            if (match := reading.bare.search(text)) and (found := _read(match, reading)):
                return found
    return None


def claimed_minutes(value: str, code: str) -> float | None:
    """Read a claim: a duration ("PT3M"), words ("3 minutes read", "less than a minute"), or a number alone."""
    match = _DURATION.fullmatch(value)
    if match and any(match.groups()):
        hours, whole, seconds = (int(part or 0) for part in match.groups())
        return _sane(round(hours * 60 + whole + seconds / 60, 1))
    found = minutes_in(value, code) or bare_minutes_in(value, code)
    if found:
        return found.minutes
    bare = _BARE.fullmatch(value.strip())
    # More than an hour without a word for minutes is a number of seconds, words or views.
    minutes = float(bare[1].replace(",", ".")) if bare else 0.0
    return _sane(minutes) if minutes <= _MOST_BARE else None


def _readings(code: str) -> tuple[Reading, Reading]:
    return load_language(code).reading, load_language(FALLBACK).reading


def _read(match: re.Match[str], reading: Reading) -> Minutes | None:
    numbers = [float(part.replace(",", ".")) for part in _NUMBERS.findall(match["minutes"])]
    minutes = sum(numbers) / len(numbers) if numbers else 1.0
    start, before = match.start(), match.string[: match.start("minutes")]
    if hours := reading.after_hours.search(before):
        start, minutes = min(start, hours.start()), minutes + 60 * int(hours["hours"])
    sane = _sane(minutes)
    return Minutes(sane, match.string[start : match.end()].strip()) if sane else None


def _sane(minutes: float) -> float | None:
    return minutes if 0 < minutes <= _MAX_MINUTES else None
