"""str → str: the few text operations every room shares."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
# Scripts without spaces between words: each character counts as a word (Han, kana, Thai, Lao, Khmer, Burmese).
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")


def squash(text: str) -> str:
    """Give the text with each run of white space as one space, none at the ends, and without invisible characters."""
    return " ".join(text.split()) if text.isascii() else " ".join(text.translate(_INVISIBLE).split())


def fold(text: str) -> str:
    """Give the text squashed, case folded and in Unicode's compatibility form, for comparing only."""
    return squash(unicodedata.normalize("NFKC", text)).casefold()


def letters(text: str) -> str:
    """Give only the letters and digits of the folded text, for comparing headlines whatever their punctuation."""
    return "".join(_WORD.findall(fold(text)))


def words(text: str) -> list[str]:
    """Give the words of the text, lower case: runs of Unicode letters, digits and underscores."""
    return _WORD.findall(text.lower())


def count_words(text: str) -> int:
    """Count the words; in scripts without spaces every character counts as one."""
    if text.isascii():
        return len(_WORD.findall(text))
    unspaced = len(_UNSPACED.findall(text))
    return unspaced + len(_WORD.findall(_UNSPACED.sub(" ", text)))
