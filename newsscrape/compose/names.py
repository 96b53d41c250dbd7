"""A string that names authors → the names in it: words before, roles, places, dates, handles cut; several split."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from newsscrape.compose.printed_dates import find_printed
from newsscrape.policy.agencies import agency_named
from newsscrape.policy.files import load_table
from newsscrape.policy.languages import FALLBACK, DateOrder, language_for, load_language
from newsscrape.text import fold

MAX_CHARS = 300
"""Longer strings are prose."""
_MAX_NAME = 60
_MAX_WORDS = 6
_SHORTEST = 2
_NOISE = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|(?<!\w)@\w+|#\w+|[\w.-]+\.(?:com|de|org|net|html?|php)/\S*")
_PAREN = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b.*$")
_EDGES = " \t\n()[],;:.|/·•\u2013\u2014-*\"'„“”\u201a\u2018\u2019»«>_+"
_TAIL_WORDS = "on|am|at|in|le|el|il|vom|um|for|für|op|dnia|sagt|says|schrieb|schreibt|wrote|dit"
_PREPOSITIONS = frozenset({"von", "by", "par", "por", "di", "door", "przez", "автор"})
_STOP = r"\s(?:in|on|am|at|um|unter|kategorien?|category|categories|tags?|filed|posted|\d)\b|\s[-\u2013\u2014]\s|\s\d"
_NUMBER = re.compile(r"(?<!\w)\d+(?!\w)|\d{4}")


class _Words(NamedTuple):
    """Regular expressions of one language, English ones included."""

    before: re.Pattern[str]
    inside: re.Pattern[str]
    joiners: re.Pattern[str]
    roles: re.Pattern[str]
    role_ahead: re.Pattern[str]
    nobody: frozenset[str]
    degrees: frozenset[str]
    dates: re.Pattern[str]
    tail: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    own, english = load_language(code), load_language(FALLBACK)
    before = _listed(own.authors.before | english.authors.before)
    joiners = _listed(own.authors.joiners | english.authors.joiners)
    roles = _listed(own.authors.roles | english.authors.roles)
    said = own.dates.updated | own.dates.published | english.dates.updated | english.dates.published
    short = frozenset(word for word in own.authors.before | {"by"} if word in _PREPOSITIONS)
    long = _listed(frozenset(word for word in own.authors.before | english.authors.before if word not in _PREPOSITIONS))
    weekdays = own.dates.weekdays | english.dates.weekdays
    ends = rf"(?:{roles})(?:in|innen|s)?"
    return _Words(
        re.compile(rf"^(?:(?:{before})(?:\s*:\s*|\s+|$))+", re.IGNORECASE),
        re.compile(
            rf"(?:[\s\d|•·,\u2013-](?:{_listed(short)})\s|(?:{long}):)\s*([^|•·\n]+?)(?=$|\s*[|•·]|{_STOP})",
            re.IGNORECASE,
        ),
        re.compile(rf"\s*[,;&/|•·\n]\s*|\s+(?:{joiners})\s+|\s+[-\u2013\u2014]\s+", re.IGNORECASE),
        re.compile(rf"(?:^|[\s,\u2013\u2014-]+)(?:[\w-]+\s+)?{ends}(?:\s.*)?$", re.IGNORECASE),
        re.compile(rf"^{ends}:?\s+", re.IGNORECASE),
        own.authors.nobody | english.authors.nobody | said | weekdays,
        frozenset(load_table("authors.toml").texts("degrees")),
        re.compile(rf"(?<!\w)(?:{_listed(said)})(?!\w).*$", re.IGNORECASE),
        re.compile(rf"(?:\s+(?:{_TAIL_WORDS}))?(?:\s+(?:{_listed(weekdays)}))?$", re.IGNORECASE),
    )


def _listed(words: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) or "(?!)"


@lru_cache(maxsize=4096)
def introduces(text: str, language: str | None) -> bool:
    """Tell whether the string begins with words that introduce an author ("Von …", "By …")."""
    match = _words(language_for(language).code).before.match(text)
    return bool(match and match.end() < len(text))


@lru_cache(maxsize=4096)
def introduced_in(text: str, language: str | None) -> str:
    """Give what follows the words that introduce an author in the middle of a line; the empty string without any.

    "Posted on 3 May by Ann Lee in News" → "Ann Lee". Only words that are a preposition or end in one or in a colon
    count: "von", "by", "Autor:".
    """
    match = _words(language_for(language).code).inside.search(text)
    return match[1] if match else ""


@lru_cache(maxsize=4096)
def names_in(text: str, language: str | None) -> tuple[str, ...]:
    """Give the names in a string that names authors.

    In: the string as claimed or printed, BCP 47 tag of the page; out: names in order, none doubled. Prose, words
    that name nobody ("admin", "Redaktion"), roles, places behind a name, addresses and dates give nothing.
    """
    if not text or len(text) > MAX_CHARS:
        return ()
    words = _words(language_for(language).code)
    agencies = [a for m in _PAREN.finditer(text) for a in _agencies(m[1] or m[2] or "")]
    rest = _NOISE.sub(" ", _PAREN.sub(" ", text)).strip()
    rest = words.before.sub("", rest)
    for moment in find_printed(rest, language, DateOrder.DMY):
        rest = rest.replace(moment.raw, " | ")
    rest = _CLOCK.sub("", words.dates.sub("", rest))
    found: dict[str, str] = {}
    for part in words.joiners.split(rest):
        name = _name(part, words, is_first=not found)
        if name:
            found.setdefault(fold(name), name)
    for agency in agencies:
        found.setdefault(fold(agency), agency)
    return tuple(found.values())


def _agencies(text: str) -> tuple[str, ...]:
    parts = [part.strip() for part in re.split(r"[,/;&]|\bund\b|\band\b", text)]
    return tuple(part for part in parts if agency_named(part))


def agencies_in_credit(text: str) -> tuple[str, ...]:
    """Give the agencies a paragraph is credited to, at its end ("… (dpa/AFP)") or start ("Berlin (dpa) - …")."""
    found: dict[str, str] = {}
    for pattern in (_CREDIT_END, _CREDIT_START):
        match = pattern.search(text)
        if match:
            for agency in _agencies(match[1]):
                found.setdefault(fold(agency), agency)
    return tuple(found.values())


_CREDIT_END = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]\s*\.?$")
_CREDIT_START = re.compile(r"^[^.()]{0,50}[(\[]([^()\[\]]{2,40})[)\]]\s*[-\u2013\u2014:]")


def _name(part: str, words: _Words, *, is_first: bool) -> str | None:
    name = words.before.sub("", part.strip(_EDGES) + " ").strip(_EDGES)
    if agency_named(name):
        return name
    ahead = words.role_ahead.match(name)
    if ahead and len(name[ahead.end() :].split()) >= _SHORTEST:
        name = name[ahead.end() :]
    bare = words.roles.sub("", name).strip(_EDGES)
    name = " ".join((bare if len(bare.split()) >= _SHORTEST or not is_first else name).split())
    name = words.tail.sub("", name).strip(_EDGES)
    lower = name.lower()
    if not _SHORTEST <= len(name) <= _MAX_NAME or not any(map(str.isalpha, name)) or lower in words.nobody:
        return None
    count = len(name.split())
    if count > _MAX_WORDS or lower.rstrip(".") in words.degrees or _NUMBER.search(name):
        return None
    if not is_first and count == 1:
        return None  # a place behind a name
    return name
