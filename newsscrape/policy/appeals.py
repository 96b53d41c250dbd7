"""Words that tell an appeal or a notice from the article's own text, in all languages together."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from mypy_extensions import i64

from newsscrape.model.label import Label
from newsscrape.policy.files import file_names, load_table
from newsscrape.policy.spelling import spelled
from newsscrape.policy.starts import Starts
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

_OPENING: Final = '("[„“«»'
_OPENING_ASCII: Final = '("['
_BLANK: Final = 32


def appeal_in(text: str, *, is_spaced: bool = False) -> Label | None:
    """Give the label of the first appeal whose words stand in a text, folded or as printed; None when there is none.

    Whoever knows that the script has spaces between words may say so, which saves looking for others.

    The words begin where a word begins, and end anywhere: "newsletter" stands in "unsere newsletters", "bild:" does
    not stand in "vorbild:".
    """
    text = spelled(text)
    appeals = _appeals()
    best = _best_by_words(f" {_opened(text)}", appeals.worded, len(APPEAL_GROUPS))
    for sign in appeals.first_signs:
        if sign in text:
            best = _best_by_sign(text, sign, appeals.signed, best)
    if not is_spaced and has_unspaced((text,)):
        for rank, appeal in appeals.unspaced:
            if rank < best and appeal in text:
                best = rank
    return APPEAL_GROUPS[best] if best < len(APPEAL_GROUPS) else None


def _best_by_words(padded: str, worded: Starts, best: int) -> int:
    rank: i64 = best
    for place in range(len(padded)):
        if ord(padded[place]) == _BLANK:
            rank = worded.best_at(padded, place + 1, rank)
    return rank


def _best_by_sign(text: str, sign: str, signed: Starts, best: int) -> int:
    start = text.find(sign)
    while start >= 0:
        best = signed.best_at(text, start, best)
        start = text.find(sign, start + 1)
    return best


def _opened(text: str) -> str:
    """Put a blank for each sign that a word may follow without one: "(Foto: Archiv)"."""
    for sign in _OPENING_ASCII if text.isascii() else _OPENING:
        if sign in text:
            text = text.replace(sign, " ")
    return text


class _Appeals(NamedTuple):
    """Appeals by how they are found, each with the rank of its label."""

    worded: Starts
    """Those that begin with a letter or digit."""
    signed: Starts
    """Those that begin with a sign."""
    first_signs: tuple[str, ...]
    """The signs those begin with."""
    unspaced: tuple[tuple[int, str], ...]
    """Those in scripts without spaces."""


@cache
def _appeals() -> _Appeals:
    worded: list[tuple[int, str]] = []
    signed: list[tuple[int, str]] = []
    unspaced: list[tuple[int, str]] = []
    for code in file_names("languages"):
        table = load_table(f"languages/{code}.toml").table("appeals")
        table.known(*APPEAL_GROUPS)
        for rank, label in enumerate(APPEAL_GROUPS):
            for appeal in table.texts(label):
                words = spelled(appeal)
                if has_unspaced(words[0]):
                    unspaced.append((rank, words))
                elif words[0].isalnum():
                    worded.append((rank, _opened(words)))
                else:
                    signed.append((rank, words))
    first_signs = tuple(sorted({words[0] for _, words in signed}))
    return _Appeals(Starts(worded), Starts(signed), first_signs, tuple(unspaced))
