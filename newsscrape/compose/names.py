"""A string that names authors → the names in it: words before, roles, places, dates, handles cut; several split."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from newsscrape.compose.printed_dates import find_printed
from newsscrape.compose.wording import has_any, one_of, shortest
from newsscrape.policy.agencies import agency_named
from newsscrape.policy.files import load_table
from newsscrape.policy.languages import FALLBACK, DateOrder, load_language
from newsscrape.text import fold

MAX_CHARS = 300
"""Longer strings are prose."""
_MAX_NAME = 60
_MAX_WORDS = 6
_SHORTEST = 2
_NOISE = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|(?<!\w)@\w+|#\w+|[\w.-]+\.(?:com|de|org|net|html?|php)/\S*")
_NOISY = ("@", "#", "/", "www.")
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
    # What has to stand in a string for these to find anything; looking for it first takes a small part of the time.
    first: frozenset[str]
    """First words of what ``before`` finds."""
    within: tuple[str, ...]
    """Parts of what ``inside`` finds."""
    said: tuple[str, ...]
    """Parts of what ``dates`` finds."""
    called: tuple[str, ...]
    """Parts of what ``roles`` and ``role_ahead`` find."""
    last: frozenset[str]
    """Last words of what ``tail`` finds."""


@cache
def _words(code: str) -> _Words:
    own, english = load_language(code), load_language(FALLBACK)
    ahead = own.authors.before | english.authors.before
    before = one_of(ahead)
    joiners = one_of(own.authors.joiners | english.authors.joiners)
    called = own.authors.roles | english.authors.roles
    roles = one_of(called)
    said = own.dates.updated | own.dates.published | english.dates.updated | english.dates.published
    short = frozenset(word for word in own.authors.before | {"by"} if word in _PREPOSITIONS)
    long = ahead - _PREPOSITIONS
    weekdays = own.dates.weekdays | english.dates.weekdays
    ends = rf"(?:{roles})(?:in|innen|s)?"
    return _Words(
        re.compile(rf"^(?:(?:{before})(?:\s*:\s*|\s+|$))+", re.IGNORECASE),
        re.compile(
            rf"(?:[\s\d|•·,\u2013-](?:{one_of(short)})\s|(?:{one_of(long)}):)\s*([^|•·\n]+?)(?=$|\s*[|•·]|{_STOP})",
            re.IGNORECASE,
        ),
        re.compile(rf"\s*[,;&/|•·\n]\s*|\s+(?:{joiners})\s+|\s+[-\u2013\u2014]\s+", re.IGNORECASE),
        re.compile(rf"(?:^|[\s,\u2013\u2014-]+)(?:[\w-]+\s+)?{ends}(?:\s.*)?$", re.IGNORECASE),
        re.compile(rf"^{ends}:?\s+", re.IGNORECASE),
        own.authors.nobody | english.authors.nobody | said | weekdays,
        frozenset(load_table("authors.toml").texts("degrees")),
        re.compile(rf"(?<!\w)(?:{one_of(said)})(?!\w).*$", re.IGNORECASE),
        re.compile(rf"(?:\s+(?:{_TAIL_WORDS}))?(?:\s+(?:{one_of(weekdays)}))?$", re.IGNORECASE),
        frozenset(map(_first_word, ahead)),
        shortest([*(f"{word} " for word in short), *(f"{word}:" for word in long)]),
        shortest(said),
        shortest(called),
        frozenset(word.rpartition(" ")[2] for word in (*_TAIL_WORDS.split("|"), *weekdays)),
    )


def _first_word(text: str) -> str:
    return (text.lower().replace(":", " ").split(None, 1) or [""])[0]


@lru_cache(maxsize=4096)
def introduces(text: str, code: str) -> bool:
    """Tell whether the string begins with words that introduce an author ("Von …", "By …")."""
    words = _words(code)
    match = words.before.match(text) if _first_word(text) in words.first else None
    return bool(match and match.end() < len(text))


@lru_cache(maxsize=4096)
def introduced_in(text: str, code: str) -> str:
    """Give what follows the words that introduce an author in the middle of a line; the empty string without any.

    "Posted on 3 May by Ann Lee in News" → "Ann Lee". Only words that are a preposition or end in one or in a colon
    count: "von", "by", "Autor:".
    """
    words = _words(code)
    match = words.inside.search(text) if has_any(words.within, text) else None
    return match[1] if match else ""


@lru_cache(maxsize=4096)
def names_in(text: str, code: str) -> tuple[str, ...]:
    """Give the names in a string that names authors.

    In: the string as claimed or printed, code of the language's file; out: names in order, none doubled. Prose, words
    that name nobody ("admin", "Redaktion"), roles, places behind a name, addresses and dates give nothing.
    """
    if not text or len(text) > MAX_CHARS:
        return ()
    words = _words(code)
    agencies: list[str] = []
    rest = text
    if "(" in text or "[" in text:
        agencies = [a for m in _PAREN.finditer(text) for a in _agencies(m[1] or m[2] or "")]
        rest = _PAREN.sub(" ", rest)
    if has_any(_NOISY, rest):
        rest = _NOISE.sub(" ", rest)
    rest = _without_before(rest.strip(), words)
    for moment in find_printed(rest, code, DateOrder.DMY):
        rest = rest.replace(moment.raw, " | ")
    if has_any(words.said, rest):
        rest = words.dates.sub("", rest)
    rest = _CLOCK.sub("", rest)
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


def _without_before(text: str, words: _Words) -> str:
    return words.before.sub("", text) if _first_word(text) in words.first else text


def _without_roles(name: str, words: _Words, *, is_first: bool) -> str:
    """Cut what a person is besides the name; a first name of one word is left whole."""
    if not has_any(words.called, name):
        return name
    ahead = words.role_ahead.match(name)
    if ahead and len(name[ahead.end() :].split()) >= _SHORTEST:
        name = name[ahead.end() :]
    bare = words.roles.sub("", name).strip(_EDGES)
    return bare if len(bare.split()) >= _SHORTEST or not is_first else name


def _name(part: str, words: _Words, *, is_first: bool) -> str | None:
    name = _without_before(part.strip(_EDGES) + " ", words).strip(_EDGES)
    if agency_named(name):
        return name
    name = " ".join(_without_roles(name, words, is_first=is_first).split())
    lower = name.lower()
    if lower.rpartition(" ")[2] in words.last:
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
