"""Articles that look alike and are none of each other's copies: templates with new facts, series with set phrases."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Self

from newsscrape.bench.made_words import Paragraphs, Writer

_SENTENCES = (10, 18)
_WORDS = (10, 20)
_FACT = 0.22
_NUMBERS = 0.5
"""Share of the facts that are numbers; the others are names."""
_WORDINGS = (1, 2)
_FRAME = (2, 4)
_BODY = (150, 500)


@dataclass(frozen=True, slots=True)
class Template:
    """Sentences with gaps for facts, as of the weather, the stock market, a match; a gap is None."""

    sentences: tuple[tuple[tuple[str | None, ...], ...], ...]
    """For each sentence its wordings."""

    @classmethod
    def of(cls, chance: Random, writer: Writer) -> Self:
        """Make one; half of them have two wordings for each sentence."""
        wordings = chance.choice(_WORDINGS)
        return cls(
            tuple(tuple(_gapped(chance, writer) for _ in range(wordings)) for _ in range(chance.randint(*_SENTENCES)))
        )

    def issue(self, chance: Random, writer: Writer) -> Paragraphs:
        """Write the day's article: every gap with a new number or name."""
        written = [
            " ".join(_fact(chance, writer) if word is None else word for word in chance.choice(wordings)) + "."
            for wordings in self.sentences
        ]
        return [written[start : start + 3] for start in range(0, len(written), 3)]


@dataclass(frozen=True, slots=True)
class Series:
    """A column: words of its own every time, between paragraphs that are always the same."""

    opening: list[str]
    closing: list[str]

    @classmethod
    def of(cls, chance: Random, writer: Writer) -> Self:
        """Make one."""
        opening, closing = ([writer.sentence() for _ in range(chance.randint(*_FRAME))] for _ in range(2))
        return cls(opening, closing)

    def issue(self, chance: Random, writer: Writer) -> Paragraphs:
        """Write the day's article."""
        return [self.opening, *writer.text(chance.randint(*_BODY)), self.closing]


def _gapped(chance: Random, writer: Writer) -> tuple[str | None, ...]:
    words = writer.words(chance.randint(*_WORDS))
    return tuple(None if chance.random() < _FACT else word for word in words)


def _fact(chance: Random, writer: Writer) -> str:
    return str(chance.randint(0, 9_999)) if chance.random() < _NUMBERS else writer.words(1)[0].capitalize()
