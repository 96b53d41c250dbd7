"""A printed caption → its words, and who made or owns the picture."""

from __future__ import annotations

import re
from functools import cache

from newsscrape.compose.wording import has_any, one_of, shortest
from newsscrape.policy.marks import words
from newsscrape.text import squash

_LONGEST = 500
"""Characters at the end of a caption that a credit is looked for in."""
_SLASHED = re.compile(r"(?<=[.!?])[\"»”]?\s+([^\W\d_a-zß-ÿ][^.!?:/]{1,40}\s?/\s?[^\W\d_a-zß-ÿ][^.!?:/]{1,40})$")
"""A name and an agency behind the last sentence, with a stroke between them, as in "Ann Lee / dpa-Bild"."""


def split_credit(text: str) -> tuple[str, str | None]:
    """Part a printed caption: the words, and who made or owns the picture, None where it is not told."""
    clean = squash(text)
    begin, match = max(len(clean) - _LONGEST, 0), None
    if has_any(_hints(), clean):
        match = _pattern().search(clean, begin) or _behind().search(clean, begin)
    if match is None and "/" in clean:
        match = _SLASHED.search(clean, begin)
    if match is None:
        return clean, None
    credit = next((part for part in match.groups() if part), "").strip(" .:|-")
    return clean[: match.start()].rstrip(" |–—-(\uff08"), credit or None


def bare_credit(text: str) -> str:
    """Give a line that is known to be a credit without the words it begins with."""
    clean = squash(text).strip(" .:|/–—-()")
    match = _opening().match(clean)
    return clean[match.end() :] if match and match.end() < len(clean) else clean


@cache
def _hints() -> tuple[str, ...]:
    return shortest(word.lower() for word in (*words("credits", "words"), *words("credits", "suffixes"), "©"))


@cache
def _pattern() -> re.Pattern[str]:
    listed, abbreviated = one_of(words("credits", "words")), one_of(words("credits", "abbreviated"))
    return re.compile(
        rf"[(\[]\s*+(?:(?:{listed})\s*+(?::\s*+)?)+([^()\[\]]{{2,150}})[)\]]\.?\s*$"
        rf"|(?:^|[\s.|–—-])\(?(?:(?:(?:{listed})\s*+[:/\uff1a]|{abbreviated}|©)\s*+)++([^()]{{2,150}}(?:\([^()]*\))?)\)?\.?$",
        re.IGNORECASE,
    )


@cache
def _behind() -> re.Pattern[str]:
    """Find a credit that ends with its word, as in Chinese and Japanese."""
    suffixes = one_of(words("credits", "suffixes"))
    return re.compile(rf"(?:^|[\s。(\uff08\uff1d=])([^\s。()\uff08\uff09\uff1d=]{{2,40}}?)\s*(?:{suffixes})[)\uff09]?$")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of(words('credits', 'words'))})(?!\w)[\s.:/\uff1a]*", re.IGNORECASE)
