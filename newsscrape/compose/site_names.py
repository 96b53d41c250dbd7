"""A title as claimed or printed → the title without the names of site and section at its ends."""

from __future__ import annotations

import re
from collections.abc import Collection

from newsscrape.compose.publication import publication_names
from newsscrape.compose.survey import Survey
from newsscrape.policy.headings import sections
from newsscrape.text import letters, squash

_SEPARATOR = re.compile(r"(?<!\s)\s+[|–—»·•-]\s+|(?:(?<!\s)\s+)?[|\uff5c]\s*")
_BARS = frozenset("|\uff5c")
_MIN_LETTERS = 5
_SHORTEST_NAME = 4


def without_site(title: str, survey: Survey) -> str | None:
    """Give a title without what names site or section at its ends.

    In: the title; out: the rest, white space squashed; None when nothing but a name is left. A section counts only
    behind a bar, for a dash may stand before any word.
    """
    text = squash(title)
    names = publication_names(survey)
    if _SEPARATOR.search(text):
        text = _cut(text, names, sections().union(letters(claim.value) for claim in survey.claimed("articleSection")))
    whole = letters(text)
    return text if len(whole) >= _MIN_LETTERS and whole not in names else None


def _cut(text: str, names: Collection[str], parts_of_site: Collection[str]) -> str:
    parts = list(_SEPARATOR.finditer(text))
    end, start = len(text), 0
    for part in reversed(parts):
        tail = letters(text[part.end() : end])
        if not (_is_name(tail, names, part[0]) or (tail in parts_of_site and part[0].strip() in _BARS)):
            break
        end = part.start()
    for part in parts:
        if part.end() > end or not _is_name(letters(text[start : part.start()]), names, part[0]):
            break
        start = part.end()
    return text[start:end]


def _is_name(part: str, names: Collection[str], separator: str) -> bool:
    """Tell a name of the site; beside a bar also one with an addition or cut short ("Paper Online")."""
    if part.removeprefix("www") in names:
        return True
    if len(part) < _SHORTEST_NAME or separator.strip() not in _BARS:
        return False
    long = [name for name in names if len(name) >= _SHORTEST_NAME]
    return any(part.startswith(name) or part.endswith(name) or name.startswith(part) for name in long)
