"""A headline with a day printed right before or behind it → both apart."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from newsscrape.compose.mentions import is_long
from newsscrape.compose.printed_dates import find_printed, has_year
from newsscrape.compose.survey import Survey

_SIGNS = ",;|·•–—-"
_BETWEEN = f" (:{_SIGNS}"


class Undated(NamedTuple):
    """A headline and its day."""

    headline: str
    """The words without the day."""
    day: date | None
    """The day, None where none was printed beside the words."""


def undated(text: str, survey: Survey) -> Undated:
    """Take a day in numbers off a headline: at its beginning, or at its end where a sign parts it from the words.

    "Neue Brücke, 28.04.2020" → "Neue Brücke"; what is too short for a headline then is left as it is, and so is a day
    that is written in words, for it is often what the headline is about.
    """
    if not has_year(text):
        return Undated(text, None)
    moments = [
        one for one in find_printed(text, survey.language.code, survey.order) if not any(map(str.isalpha, one.raw))
    ]
    if not moments:
        return Undated(text, None)
    first, last = moments[0], moments[-1]
    whole = text.removesuffix(")")
    ahead = whole.removesuffix(last.raw).rstrip()
    signs = "(" if whole != text else _SIGNS
    if ahead != whole and ahead.endswith(tuple(signs)) and is_long(ahead):
        return Undated(ahead.rstrip(_BETWEEN), last.day)
    behind = text.removeprefix(first.raw).lstrip(_BETWEEN)
    if text.startswith(first.raw) and is_long(behind):
        return Undated(behind, first.day)
    return Undated(text, None)
