"""How a language prints the time it takes to read a text, and how fast it is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsscrape.policy.files import Table

_HOUR = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How reading times are printed and how fast the language is read."""

    patterns: tuple[re.Pattern[str], ...]
    """Printed forms; the group ``minutes`` holds the number, the range, or words for less than one."""
    bare: re.Pattern[str]
    """A number of minutes without a word for reading, the same group in it."""
    after_hours: re.Pattern[str]
    """What ends in a number of hours, in the group ``hours``."""
    per_minute: float
    """Words read in a minute, or characters where ``counts_characters``."""
    counts_characters: bool
    """True for languages written without spaces."""


def reading_words(table: Table, units: Mapping[str, int]) -> Reading:
    """Read the table ``reading_time`` of a language file.

    In: the table, and the language's units of time with their length in minutes; out: what it says. Raises
    `ProfileError` naming the key that breaks the contract.
    """
    table.known("patterns", "below", "one", "ranges", "words_per_minute", "characters_per_minute")
    counts_characters = "characters_per_minute" in table.content
    number = _number(table)
    minutes, hours = ([unit for unit, length in units.items() if length == one] for one in (1, _HOUR))
    return Reading(
        patterns=tuple(_pattern(table, written, number) for written in table.texts("patterns")),
        bare=re.compile(rf"{number}\s*(?:{_one_of((*minutes, 'min'))})", re.IGNORECASE),
        after_hours=re.compile(
            rf"(?P<hours>\d{{1,2}})\s*(?:{_one_of((*hours, 'h'))})\.?,?(?:\s\w{{1,3}})?\s*$", re.IGNORECASE
        ),
        per_minute=table.number("characters_per_minute" if counts_characters else "words_per_minute"),
        counts_characters=counts_characters,
    )


def _number(table: Table) -> str:
    """Give the expression of a number of minutes, of a range ("3-5", "3 to 5"), and of less than one in words."""
    below = _one_of((*table.texts("below"), "<"))
    between = "|".join(["[-\u2013\u2014]", *[rf"\s{re.escape(word)}\s" for word in table.texts("ranges")]])
    digits = rf"(?<![\d.,:])\d{{1,3}}(?:[.,]\d)?(?:\s*(?:{between})\s*\d{{1,3}})?"
    words = rf"|(?:{below})\s*(?:{_one_of(table.texts('one'))})(?!\w)" if table.texts("one") else ""
    return rf"(?:(?:{below})\s*(?=\d))?(?P<minutes>{digits}{words})"


def _pattern(table: Table, written: str, number: str) -> re.Pattern[str]:
    if "{n}" not in written:
        raise table.fault("patterns", f"{{n}} for the number in every pattern, also in {written!r}")
    try:
        return re.compile(written.replace("{n}", number), re.IGNORECASE)
    except re.error as error:
        raise table.fault("patterns", f"regular expressions ({error} in {written!r})") from None


def _one_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
