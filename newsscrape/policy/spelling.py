"""str → str: one spelling for words that are printed in several."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from newsscrape.text import fold, signs_of

# Combining marks (À LA UNE is also printed A LA UNE, İLGİLİ folds to an i with a dot of its own, أيضًا comes with its
# vowel signs and without) and the Arabic stretcher.
_MARKS: Final = re.compile("[\u0300-\u036f\u0640\u064b-\u065f\u0670]+")
_APOSTROPHES: Final = re.compile("[\u2018\u2019\u02bc]")
# Letters of Latin, Greek and Cyrillic script, punctuation and currency signs: those of them that are no marks never
# merge with their neighbours, so each can be spelled alone.
_ALONE: Final = re.compile("[\u00a1-\u024f\u0370-\u04ff\u2010-\u20bf]+")
_MOST_SIGNS: Final = 60


def spelled(text: str) -> str:
    """Give a text in the spelling it is compared in: folded, and then `plain`."""
    if not text.isascii():
        signs = signs_of(text)
        if len(signs) > _MOST_SIGNS or not _ALONE.fullmatch("".join(signs)):
            return plain(fold(text))
        for sign in signs:
            letters = _spelled_alone(sign)
            if not letters:
                return plain(fold(text))
            if letters != sign:
                text = text.replace(sign, letters)
    return " ".join(text.split()).lower().replace(" :", ":")


def plain(folded: str) -> str:
    """Give a folded text without accents and vowel signs, with straight apostrophes and no space before a colon."""
    if not folded.isascii():
        folded = _MARKS.sub("", unicodedata.normalize("NFD", folded)).replace("ı", "i")  # noqa: RUF001 - Turkish
        folded = unicodedata.normalize("NFC", _APOSTROPHES.sub("'", folded))
    return folded.replace(" :", ":")


@cache
def _spelled_alone(sign: str) -> str:
    """Give what stands for a sign whatever is beside it; nothing where that matters."""
    letters = plain(fold(f"x{sign}x"))[1:-1]
    return "" if unicodedata.combining(sign) or letters != "".join(letters.split()) else letters
