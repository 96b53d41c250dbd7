"""How long the article takes to read: as the page prints it, and estimated from the text."""

from __future__ import annotations

import re
from functools import lru_cache

from newsscrape.compose.finding import Finding
from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Origin
from newsscrape.model.label import Label
from newsscrape.policy.languages import FALLBACK, Language, load_language

_MAX_CHARS = 120
_MAX_MINUTES = 240.0
_DURATION = re.compile(r"P(?:T|0DT)?(?:(\d{1,2})H)?(?:(\d{1,4})M)?(?:(\d{1,5})S)?", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_BARE = re.compile(r"(\d{1,3})\s*(?:\D{1,12})?")


def reading_time(survey: Survey) -> Finding[float | None]:
    """Give the printed reading time in minutes with the words it was read from; a range gives its middle.

    Printed near the headline before claimed (``timeRequired``, ``twitter:data``).
    """
    code = survey.language.code
    for labelled in (*survey.of(Label.READING_TIME), *survey.places.head):
        text = labelled.block.text
        if len(text) <= _MAX_CHARS and _DIGIT.search(text):
            found = minutes_in(text, code)
            if found:
                return Finding(found[0], Origin.PRINTED, found[1])
    for claim in survey.claimed("timeRequired"):
        minutes = _claimed_minutes(claim.value, code)
        if minutes:
            return Finding(minutes, claim.origin, claim.value)
    return Finding(None)


def estimated_minutes(text: str, word_count: int, language: Language) -> float:
    """Give the time it takes to read a text in minutes, to a tenth, by its language's speed (``data/languages``)."""
    reading = language.reading
    amount = len("".join(text.split())) if reading.counts_characters else word_count
    return round(amount / reading.per_minute, 1)


@lru_cache(maxsize=4096)
def minutes_in(text: str, code: str) -> tuple[float, str] | None:
    """Find a reading time in a line: its minutes and the words it is printed in; None when there is none."""
    for words in (load_language(code), load_language(FALLBACK)):
        for pattern in words.reading.patterns:
            match = pattern.search(text)
            if match and (minutes := _minutes(match["minutes"])):
                return minutes, match[0].strip()
    return None


def _minutes(written: str) -> float | None:
    numbers = [float(part.strip().replace(",", ".")) for part in re.split(r"[-\u2013]", written)]
    minutes = sum(numbers) / len(numbers)
    return minutes if 0 < minutes <= _MAX_MINUTES else None


def _claimed_minutes(value: str, code: str) -> float | None:
    match = _DURATION.fullmatch(value)
    if match and any(match.groups()):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        total = round(hours * 60 + minutes + seconds / 60, 1)
        return total if 0 < total <= _MAX_MINUTES else None
    found = minutes_in(value, code) if len(value) <= _MAX_CHARS else None
    if found:
        return found[0]
    bare = _BARE.fullmatch(value)
    return _minutes(bare[1]) if bare else None
