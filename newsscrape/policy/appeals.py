"""Words that tell an appeal or a notice from the article's own text, in all languages together."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from newsscrape.model.label import Label
from newsscrape.policy.files import file_names, load_table
from newsscrape.policy.spelling import spelled
from newsscrape.text import has_unspaced

APPEAL_GROUPS: Final = (
    Label.OTHER,
    Label.NEWSLETTER,
    Label.PAYWALL,
    Label.COMMENT,
    Label.AD,
    Label.RELATED,
    Label.CAPTION,
)
"""Groups of the language files' appeals; of two that fit, the first."""

_KEY: Final = 5
_OPENING: Final = '("[„“«»'


def appeal_in(text: str) -> Label | None:
    """Give the label of the first appeal whose words stand in a text, folded or as printed; None when there is none.

    The words begin where a word begins, and end anywhere: "newsletter" stands in "unsere newsletters", "bild:" does
    not stand in "vorbild:".
    """
    text = spelled(text)
    appeals = _appeals()
    best = _best_by_words(f" {_opened(text)}", appeals.by_word)
    for sign in appeals.first_signs:
        if sign in text:
            best = _best_in(text, appeals.signs, best)
            break
    if not text.isascii() and has_unspaced((text,)):
        best = _best_in(text, appeals.unspaced, best)
    return APPEAL_GROUPS[best] if best < len(APPEAL_GROUPS) else None


def _best_by_words(padded: str, by_word: dict[str, tuple[_Spoken, ...]]) -> int:
    best = len(APPEAL_GROUPS)
    start = 1
    while start:
        end = padded.find(" ", start)
        word = padded[start : start + _KEY] if end < 0 or end > start + _KEY else padded[start:end]
        for rank, appeal, before in by_word.get(word, ()):
            if rank < best and padded.startswith(appeal, start - before):
                best = rank
        start = end + 1
    return best


def _opened(text: str) -> str:
    """Put a blank for each sign that a word may follow without one: "(Foto: Archiv)"."""
    for sign in _OPENING:
        if sign in text:
            text = text.replace(sign, " ")
    return text


def _best_in(text: str, appeals: tuple[tuple[int, str], ...], best: int) -> int:
    for rank, appeal in appeals:
        if rank < best and appeal in text:
            best = rank
    return best


class _Spoken(NamedTuple):
    """An appeal that begins with a letter or digit, a blank before it."""

    rank: int
    text: str
    before: int
    """Characters before its longest word."""


class _Appeals(NamedTuple):
    """Appeals by how they are found, each with the rank of its label."""

    by_word: dict[str, tuple[_Spoken, ...]]
    """Those that begin with a letter or digit, by the first letters of their longest word."""
    signs: tuple[tuple[int, str], ...]
    """Those that begin with a sign."""
    first_signs: tuple[str, ...]
    """The signs those begin with."""
    unspaced: tuple[tuple[int, str], ...]
    """Those in scripts without spaces."""


@cache
def _appeals() -> _Appeals:
    by_word: dict[str, list[_Spoken]] = {}
    signs: list[tuple[int, str]] = []
    unspaced: list[tuple[int, str]] = []
    for code in file_names("languages"):
        table = load_table(f"languages/{code}.toml").table("appeals")
        table.known(*APPEAL_GROUPS)
        for rank, label in enumerate(APPEAL_GROUPS):
            for appeal in table.texts(label):
                words = spelled(appeal)
                if has_unspaced(words[0]):
                    unspaced.append((rank, words))
                elif not words[0].isalnum():
                    signs.append((rank, words))
                else:
                    padded = f" {_opened(words)}"
                    longest = max(padded.split(), key=len)
                    spoken = _Spoken(rank, padded, padded.index(f" {longest}") + 1)
                    by_word.setdefault(longest[:_KEY], []).append(spoken)
    return _Appeals(
        {start: tuple(found) for start, found in by_word.items()},
        tuple(signs),
        tuple(sorted({words[0] for _, words in signs})),
        tuple(unspaced),
    )
