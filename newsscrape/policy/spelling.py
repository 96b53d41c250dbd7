"""str → str: one spelling for words that are printed in several."""

from __future__ import annotations

import re
import unicodedata

# Combining marks (À LA UNE is also printed A LA UNE, İLGİLİ folds to an i with a dot of its own, أيضًا comes with its
# vowel signs and without) and the Arabic stretcher.
_MARKS = re.compile("[\u0300-\u036f\u0640\u064b-\u065f\u0670]+")
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc]")


def plain(folded: str) -> str:
    """Give a folded text without accents and vowel signs, with straight apostrophes and no space before a colon."""
    if not folded.isascii():
        folded = _MARKS.sub("", unicodedata.normalize("NFD", folded)).replace("ı", "i")  # noqa: RUF001 - Turkish
        folded = unicodedata.normalize("NFC", _APOSTROPHES.sub("'", folded))
    return folded.replace(" :", ":")
