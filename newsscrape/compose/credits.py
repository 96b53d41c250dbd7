"""A printed caption → its words, and who made or owns the picture."""

from __future__ import annotations

import re
from functools import cache

from newsscrape.compose.wording import has_any, one_of, shortest
from newsscrape.policy.marks import words
from newsscrape.text import squash


def split_credit(text: str) -> tuple[str, str | None]:
    """Part a printed caption: the words, and who made or owns the picture, None where it is not told."""
    clean = squash(text)
    match = _pattern().search(clean) if has_any(_hints(), clean) else None
    if match is None:
        return clean, None
    credit = (match["inner"] or match["tail"]).strip(" .:|-")
    return clean[: match.start()].rstrip(" |–—-("), credit or None


@cache
def _hints() -> tuple[str, ...]:
    return shortest(word.lower() for word in (*words("credits", "words"), "©"))


@cache
def _pattern() -> re.Pattern[str]:
    listed = one_of(words("credits", "words"))
    return re.compile(
        rf"[(\[]\s*(?:(?:{listed})\s*:?\s*)+(?P<inner>[^()\[\]]{{2,150}})[)\]]\.?\s*$"
        rf"|(?:^|[\s.|–—-])\(?(?:(?:{listed})\s*[:/]\s*|©\s*)+(?P<tail>[^()]{{2,150}}(?:\([^()]*\))?)\)?\.?$",
        re.IGNORECASE,
    )
