"""Made prose: words, sentences and paragraphs of no language, drawn as in one."""

from __future__ import annotations

from itertools import accumulate
from random import Random
from typing import TypeAlias

Paragraphs: TypeAlias = list[list[str]]
"""A text as paragraphs of sentences."""

_WORDS = 20_000
_SYLLABLES = [first + vowel + last for first in "bdfgklmnprstv" for vowel in "aeiou" for last in ("", "n", "r", "s")]
# Zipf's law with Mandelbrot's offset: the n-th word is drawn in proportion to 1 / (n + 2.7).
_OFFSET = 2.7
_SENTENCE = (7, 24)
_PARAGRAPH = (2, 5)


class Writer:
    """Writes with a vocabulary of its own. In: where chance comes from."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        words = (self._word(syllables) for syllables in (1, 2, 2, 3, 3, 4) for _ in range(_WORDS))
        self._vocabulary = list(dict.fromkeys(words))[:_WORDS]
        self._weights = list(accumulate(1 / (rank + _OFFSET) for rank in range(1, len(self._vocabulary) + 1)))

    def words(self, count: int) -> list[str]:
        """Draw so many words."""
        return self._chance.choices(self._vocabulary, cum_weights=self._weights, k=count)

    def sentence(self) -> str:
        """Write a sentence."""
        return f"{' '.join(self.words(self._chance.randint(*_SENTENCE))).capitalize()}."

    def paragraph(self) -> list[str]:
        """Write a paragraph."""
        return [self.sentence() for _ in range(self._chance.randint(*_PARAGRAPH))]

    def text(self, words: int) -> Paragraphs:
        """Write a text of about so many words."""
        written: Paragraphs = []
        while count(written) < words:
            written.append(self.paragraph())
        return written

    def _word(self, syllables: int) -> str:
        return "".join(self._chance.choices(_SYLLABLES, k=syllables))


def count(text: Paragraphs) -> int:
    """Count the words."""
    return sum(len(sentence.split()) for paragraph in text for sentence in paragraph)


def printed(text: Paragraphs) -> str:
    """Give the text as a record has it."""
    return "\n\n".join(" ".join(paragraph) for paragraph in text if paragraph)
