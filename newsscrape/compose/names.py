"""A string that names authors → the names in it: words before, roles, places, dates, handles cut; several split."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from newsscrape.compose.agency_credits import agencies_in
from newsscrape.compose.name_words import NameWords, first_word, words_of
from newsscrape.compose.printed_dates import find_printed
from newsscrape.compose.wording import has_any
from newsscrape.policy.agencies import agency_named
from newsscrape.policy.authors import name_marks
from newsscrape.policy.headings import sections
from newsscrape.policy.languages import DateOrder
from newsscrape.read.claim_values import clean
from newsscrape.text import has_unspaced, letters

MAX_CHARS = 300
"""Longer strings are prose."""
_MAX_NAME = 60
_MAX_WORDS = 6
_SHORTEST = 2
_MAX_INITIALS = 5
_NOISE = re.compile(
    r"https?://\S+|www\.\S+|(?<![^\s@])@*+[^\s@]++@\S+\.\w+|(?<!\w)@\w+|#\w+"
    r"|[\w.-]+\.(?:com|de|org|net|html?|php)/\S*"
)
_NOISY = ("@", "#", "/", "www.")
_TAG = re.compile(r"<[^<>]*>")
_PAREN = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b.*$", re.DOTALL)
_EDGES = " \t\n()[]<>{},;:.|/·•●~=\u2013\u2014-*\"'„“”\u201a\u2018\u2019»«_+"
_NUMBER = re.compile(r"(?<!\w)\d+(?!\w)|\d{4}")
_KEY = re.compile(r"\w+(?:\.\w+){3,}")
_APPEALS = ("!", "?", "…", "...")


@lru_cache(maxsize=4096)
def names_in(text: str, code: str) -> tuple[str, ...]:
    """Give the names in a string that names authors.

    In: the string as claimed or printed, code of the language's file; out: names in order, none doubled. Prose, words
    that name nobody ("admin", "Redaktion"), roles, places behind a name, who did something else ("Fotos: …"), addresses
    and dates give nothing.
    """
    if not text or len(text) > MAX_CHARS:
        return ()
    words = words_of(code)
    rest = _own_part(_without_before(clean_lines(text), words), words)
    agencies: list[str] = []
    if "(" in rest or "[" in rest:
        agencies = [a for m in _PAREN.finditer(rest) for a in agencies_in(m[1] or m[2] or "")]
        rest = _PAREN.sub(" ", rest)
    if has_any(_NOISY, rest):
        rest = _NOISE.sub(" ", rest)
    for moment in find_printed(rest, code, DateOrder.DMY):
        rest = rest.replace(moment.raw, " | ")
    if has_any(words.said, rest):
        rest = words.dates.sub("", rest)
    rest = _CLOCK.sub("", rest)
    found: dict[str, str] = {}
    for part in words.joiners.split(rest):
        name = _name(part, words, list(found.values()))
        if name:
            found.setdefault(letters(name), name)
    for agency in agencies:
        found.setdefault(letters(agency), agency)
    return tuple(found.values())


def own_part(line: str, code: str) -> str:
    """Give a line up to the words that introduce who did something else ("Reviewed by", "Foto:")."""
    return _own_part(line, words_of(code))


def _own_part(line: str, words: NameWords) -> str:
    return words.others.sub("", line) if has_any(words.beside, line) else line


def clean_lines(text: str) -> str:
    """Give a string without tags, entities decoded, each line squashed."""
    if "<" in text:
        text = _TAG.sub("\n", text)
    return "\n".join([line for line in map(clean, text.split("\n")) if line])


def _without_before(text: str, words: NameWords) -> str:
    first = first_word(text)
    return words.before.sub("", text) if first in words.first or first.startswith(words.glued) else text


def _without_ahead(name: str, words: NameWords) -> str:
    """Cut a word before a name in another language ("Von Ann Lee" in English), and nobody before an agency."""
    first, _, rest = name.partition(" ")
    lower = first.lower()
    if agency_named(rest):
        return rest if lower in name_marks().ahead or lower in words.nobody else name
    return rest if lower in name_marks().ahead and " " in rest else name


def _without_roles(name: str, words: NameWords, *, is_first: bool) -> str:
    """Cut what a person is besides the name; a first name of one word is left whole."""
    for suffix in name_marks().suffixes:
        if name.endswith(suffix) and len(name) - len(suffix) >= _SHORTEST:
            return name.removesuffix(suffix).strip()
    if not has_any(words.called, name):
        return name
    ahead = words.role_ahead.match(name)
    if ahead and len(name[ahead.end() :].split()) >= _SHORTEST:
        name = name[ahead.end() :]
    bare = words.roles.sub("", name).strip(_EDGES)
    return bare if len(bare.split()) >= _SHORTEST or not is_first else name


def _name(part: str, words: NameWords, before: Sequence[str]) -> str | None:
    """Give the name in a part of the string, after those before; None where it holds none."""
    is_first = not before
    if part.rstrip().endswith(_APPEALS) or _KEY.fullmatch(part.strip()):
        return None
    name = _without_ahead(_without_before(part.strip(_EDGES) + " ", words).strip(_EDGES), words)
    if agency_named(name):
        return name
    name = _once(" ".join(_without_roles(name, words, is_first=is_first).split()))
    if name.lower().rpartition(" ")[2] in words.last:
        name = words.tail.sub("", name).strip(_EDGES)
    is_place = not is_first and " " not in name and not has_unspaced([name]) and not are_initials(*before, name)
    return name if not is_place and _is_name(name, words) else None


def are_initials(*names: str) -> bool:
    """Tell names that are nothing but initials ("abc/de;fgh"): places, which stand behind names, have a capital."""
    return all(name.islower() and len(name) <= _MAX_INITIALS for name in names)


def _is_name(name: str, words: NameWords) -> bool:
    lower = name.lower()
    if not _SHORTEST <= len(name) <= _MAX_NAME or not any(map(str.isalpha, name)):
        return False
    if len(name.split()) > _MAX_WORDS or _NUMBER.search(name) or ":" in name:
        return False
    return (
        lower not in words.nobody and lower.rstrip(".") not in name_marks().degrees and letters(name) not in sections()
    )


def _once(name: str) -> str:
    """Give a name that is written twice in a row once."""
    half = len(name) // 2
    return name[:half] if len(name) % 2 and name[:half] == name[half + 1 :] and name[half] == " " else name
