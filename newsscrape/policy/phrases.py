"""Fixed words that short blocks consist of or start with, in all languages together.

A page's declared language is often wrong, and a German phrase means nothing else on a French page, so all languages'
words are asked at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from mypy_extensions import i64

from newsscrape.model.label import Label
from newsscrape.policy.files import file_names, load_table
from newsscrape.policy.spelling import spelled
from newsscrape.policy.starts import Starts
from newsscrape.text import has_unspaced

PHRASE_GROUPS: Mapping[str, Label] = {
    "ad": Label.AD,
    "related": Label.RELATED,
    "teaser": Label.TEASER,
    "newsletter": Label.NEWSLETTER,
    "paywall": Label.PAYWALL,
    "comment": Label.COMMENT,
    "navigation": Label.NAVIGATION,
    "consent": Label.OTHER,
}
"""Label by a group's key in the language files: ``related`` belongs to the article, ``teaser`` to the site."""

# Without signs and numbers at the ends: "» Kommentare (12)" is "kommentare".
_CORE: Final = re.compile(r"[^\W\d_](?:.*[^\W\d_])?", re.DOTALL)
_ASCII_ENDS: Final = "".join(chr(code) for code in range(128) if not chr(code).isalpha())
_QUOTES: Final = ('"', "'", "“", "„", "«", "「", "『")
_KEY_LETTERS: Final = (5, 3, 2, 1)
_LONGEST_KEY: Final = 5
_BLANK: Final = 32
_COLON: Final = 58
_SMALL_A: Final = 97
_SMALL_Z: Final = 122
_CASE: Final = 32
_DELETE: Final = 127


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by their words, without accents."""

    whole: dict[str, Label]
    """Label by the words a block consists of."""
    starts: dict[str, tuple[tuple[str, Label], ...]]
    """The first words of blocks with their labels, the longest first, by their first letters."""
    beginnings: Starts
    """The first letters of all of them, as many as make a key."""

    def label_of(self, text: str) -> Label | None:
        """Give the label of a block's text, folded or as printed; None when no phrase fits."""
        if _begins_plainly(text) and self.beginnings.best_at(text[:_LONGEST_KEY].lower(), 0, 1):
            return None
        text = spelled(text)
        words = _core_of(text)
        if not words:
            return None
        if (label := self.whole.get(words)) is not None:
            return label
        if text.startswith(_QUOTES):  # somebody is quoted: "Help us", he said
            return None
        for letters in _KEY_LETTERS:
            for start, label in self.starts.get(words[:letters], ()):
                if words.startswith(start) and _is_end(words, len(start)):
                    return label
        return None


def _begins_plainly(text: str) -> bool:
    """Tell whether the first letters of a text are those of its phrase too, upper or lower case aside.

    They are where nothing is left out or put together: it begins with a letter and goes on in ASCII to another.
    """
    if len(text) <= _LONGEST_KEY or not _is_letter(ord(text[0])):
        return False
    before: i64 = 0
    for place in range(_LONGEST_KEY + 1):
        code: i64 = ord(text[place])
        if not _BLANK <= code < _DELETE or code == _COLON or (code == _BLANK and before == _BLANK):
            return False
        before = code
    return _is_letter(before) or _is_letter(ord(text[_LONGEST_KEY - 1]))


def _is_letter(code: i64) -> bool:
    """Tell an ASCII letter."""
    return _SMALL_A <= code | _CASE <= _SMALL_Z


def _core_of(text: str) -> str:
    """Give the words without signs and numbers at the ends."""
    if text.isascii():
        return text.strip(_ASCII_ENDS)
    core = _CORE.search(text)
    return core.group() if core is not None else ""


@cache
def all_phrases() -> Phrases:
    """Give the phrases of every language file; raise `ProfileError` for a malformed one."""
    whole: dict[str, Label] = {}
    starts: dict[str, list[tuple[str, Label]]] = {}
    for phrase, label in _phrases():
        words = spelled(phrase.removesuffix("…"))
        core = _CORE.search(words)
        if core is None:
            continue
        if phrase.endswith("…"):
            start = words[core.start() :]
            key = next((start[:letters] for letters in _KEY_LETTERS if len(start) >= letters), start)
            starts.setdefault(key, []).append((start, label))
        else:
            whole.setdefault(core.group(), label)
    longest_first = {key: tuple(sorted(rows, key=lambda row: -len(row[0]))) for key, rows in starts.items()}
    long_enough = {words[:_LONGEST_KEY] for words in whole if len(words) >= _LONGEST_KEY}
    return Phrases(whole, longest_first, Starts((0, letters) for letters in sorted(long_enough | starts.keys())))


def _phrases() -> Iterator[tuple[str, Label]]:
    for code in file_names("languages"):
        table = load_table(f"languages/{code}.toml").table("phrases")
        table.known(*PHRASE_GROUPS)
        for group, label in PHRASE_GROUPS.items():
            for phrase in table.texts(group):
                yield phrase, label


def _is_end(words: str, at: int) -> bool:
    """Tell whether a phrase of that length ends where a word does."""
    if at == len(words) or not words[at - 1].isalnum() or has_unspaced(words[at - 1]):
        return True
    return not words[at].isalnum() and words[at] not in "-'"
