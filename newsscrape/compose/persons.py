"""Is a printed name one of a person? Lines beside a headline hold much else that begins with capitals."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from newsscrape.compose.name_words import NameWords, words_of
from newsscrape.compose.names import names_in
from newsscrape.model.block import Block
from newsscrape.policy.agencies import agency_named
from newsscrape.policy.authors import name_marks
from newsscrape.text import has_unspaced, visible

_MOST_WORDS = 5
_INITIALS = 1
_LONG_ROLE = 6
_SECOND = frozenset({"der", "den", "dem"})
"""Small words that only follow another one in names: "van der"."""
_LETTERS = re.compile(r"[^\W\d_]+(?:[.'\u2019\u00b4`\u2010-][^\W\d_]*)*")
_SPACE = re.compile(r"\s+")


def line_of(block: Block) -> str:
    """Give the words of a block, a line break where two elements touch without a blank ("Ann LeePublished")."""
    if len(block.pieces) == 1:
        return visible(block.text)
    return joined([text for _, text in block.pieces])


def joined(texts: Iterable[str]) -> str:
    """Join the words of elements, a line break where a name would touch what follows it."""
    parts: list[str] = []
    for text in texts:
        if parts and _touches(parts[-1], text):
            parts.append("\n")
        parts.append(_SPACE.sub(" ", text))
    return visible("".join(parts)).strip()


def persons_in(text: str, code: str) -> tuple[str, ...]:
    """Give the names of persons and agencies in a printed line: names of two words and more, written like names."""
    found = (name if agency_named(name) else _person(name, code) for name in names_in(text, code))
    return tuple(name for name in found if name)


def _person(name: str, code: str) -> str | None:
    """Give a name of a person, without what is told behind it ("Ann Lee in Berlin"); None for what is none."""
    if is_person(name, code):
        return name
    bare = _without_rest(name)
    return bare if is_person(bare, code) else None


def _without_rest(name: str) -> str:
    return _up_to(name, name_marks().behind)


def without_employer(name: str, code: str) -> str:
    """Give the name of a person without whom it writes for ("Ann Lee for The Paper"); any other name as it is."""
    bare = _up_to(name, name_marks().employed)
    is_body = not name_marks().bodies.isdisjoint(bare.lower().split())
    return bare if bare != name and not is_body and is_person(bare, code) else name


def _up_to(name: str, words: Collection[str]) -> str:
    parts = name.split()
    end = next((place for place, part in enumerate(parts) if place and part.lower() in words), len(parts))
    return " ".join(parts[:end])


def handles_in(text: str, code: str) -> tuple[str, ...]:
    """Give the names in a printed line, also those of one word and written small, that are no other words."""
    names = map(_without_rest, names_in(text, code))
    return tuple(name for name in names if len(name) > _INITIALS and not _is_other(name, code))


def _is_other(name: str, code: str) -> bool:
    parts = name.split()
    if len(parts) == 1:
        return name.lower() in words_of(code).no_name or name.lower() in words_of(code).first
    is_team = not name_marks().teams.isdisjoint(name.lower().split()) and not name.islower()
    return not is_team and has_other_words(parts, code)


def is_person(name: str, code: str) -> bool:
    """Tell whether a name is written like one of a person: two to five words, all but small ones with a capital.

    In scripts without capitals and spaces any short name is. Words that stand in no name of a person, and roles, tell
    that it is none.
    """
    if has_unspaced([name]):
        return len(name) <= _LONG_ROLE
    parts = name.split()
    if not 1 < len(parts) <= _MOST_WORDS or not all(map(_LETTERS.fullmatch, parts)):
        return False
    return _is_capital(parts[0]) and _is_capital(parts[-1]) and not has_other_words(parts, code)


def has_other_words(parts: Sequence[str], code: str) -> bool:
    """Tell whether any of some words stands in no name of a person, or is written small and is no part of names."""
    words, particles = words_of(code), name_marks().particles
    for before, part in zip(("", *parts), parts, strict=False):
        lower = part.lower().rstrip(".")
        if part.islower() and lower in particles:
            if lower in _SECOND and before.lower() not in particles:
                return True
        elif not _is_capital(part) or _is_called(lower, words):
            return True
    return False


def _is_called(word: str, words: NameWords) -> bool:
    return len(word) > 1 and (word in words.no_name or (len(word) > _LONG_ROLE and word.endswith(words.callings)))


def _is_capital(word: str) -> bool:
    return not word[0].islower() or word[1:2] in {"'", "\u2019"}


def _touches(before: str, after: str) -> bool:
    last, first = before[-1:], after[:1]
    return (last.islower() or last.isdigit()) and (first.isupper() or first.isdigit())
