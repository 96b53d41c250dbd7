"""Lines that introduce an author: "Von Ann Lee", "Posted on 3 May by Ann Lee in News"."""

from __future__ import annotations

from functools import lru_cache

from newsscrape.compose.name_words import first_word, words_of
from newsscrape.compose.wording import has_any


@lru_cache(maxsize=4096)
def introduces(text: str, code: str) -> bool:
    """Tell whether the string begins with words that introduce an author ("Von …", "By …")."""
    words = words_of(code)
    first = first_word(text)
    if first not in words.first and not first.startswith(words.glued):
        return False
    match = words.before.match(text)
    return bool(match and match.end() < len(text))


@lru_cache(maxsize=4096)
def is_introduction(text: str, code: str) -> bool:
    """Tell whether the string is nothing but words that introduce an author ("By", "Geschrieben von:")."""
    words = words_of(code)
    match = words.before.match(text) if first_word(text) in words.first else None
    return bool(match and match.end() == len(text))


@lru_cache(maxsize=4096)
def introduced_in(text: str, code: str) -> str:
    """Give what follows the words that introduce an author in the middle of a line; the empty string without any.

    "Posted on 3 May by Ann Lee in News" → "Ann Lee". Only words that are a preposition or end in one or in a colon
    count: "von", "by", "Autor:".
    """
    words = words_of(code)
    match = words.inside.search(text) if has_any(words.within, text) else None
    return match[1] if match else ""
