"""Words that tell an appeal or a notice from the article's own text, in all languages together."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from newsscrape.model.label import Label
from newsscrape.policy.files import file_names, load_table
from newsscrape.policy.spelling import spelled
from newsscrape.text import has_unspaced

APPEAL_GROUPS = (
    Label.OTHER,
    Label.NEWSLETTER,
    Label.PAYWALL,
    Label.COMMENT,
    Label.AD,
    Label.RELATED,
    Label.CAPTION,
)
"""Groups of the language files' appeals; of two that fit, the first."""

_KEY = 5
_OPENING = '("[„“«»'


def appeal_in(text: str) -> Label | None:
    """Give the label of the first appeal whose words stand in a text, folded or as printed; None when there is none.

    The words begin where a word begins, and end anywhere: "newsletter" stands in "unsere newsletters", "bild:" does
    not stand in "vorbild:".
    """
    text = spelled(text)
    appeals = _appeals()
    padded = f" {_opened(text)}"
    best = len(APPEAL_GROUPS)
    for word in padded.split():
        for rank, appeal in appeals.by_word.get(word[:_KEY], ()):
            if rank < best and appeal in padded:
                best = rank
    for sign in appeals.first_signs:
        if sign in text:
            best = _best_in(text, appeals.signs, best)
            break
    if not text.isascii() and has_unspaced((text,)):
        best = _best_in(text, appeals.unspaced, best)
    return APPEAL_GROUPS[best] if best < len(APPEAL_GROUPS) else None


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


class _Appeals(NamedTuple):
    """Appeals by how they are found, each with the rank of its label."""

    by_word: dict[str, tuple[tuple[int, str], ...]]
    """Those that begin with a letter or digit, a blank before them, by the first letters of their longest word."""
    signs: tuple[tuple[int, str], ...]
    """Those that begin with a sign."""
    first_signs: tuple[str, ...]
    """The signs those begin with."""
    unspaced: tuple[tuple[int, str], ...]
    """Those in scripts without spaces."""


@cache
def _appeals() -> _Appeals:
    by_word: dict[str, list[tuple[int, str]]] = {}
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
                    words = _opened(words)
                    by_word.setdefault(max(words.split(), key=len)[:_KEY], []).append((rank, f" {words}"))
    return _Appeals(
        {start: tuple(found) for start, found in by_word.items()},
        tuple(signs),
        tuple(sorted({words[0] for _, words in signs})),
        tuple(unspaced),
    )
