"""A made corpus of articles of which some are edited copies of others, and some only look so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from newsscrape.bench.made_edits import edited
from newsscrape.bench.made_series import Series, Template
from newsscrape.bench.made_words import Paragraphs, Writer, printed

_SEED = 20
_ALIKE = 0.15
"""Share of articles of a template or a series."""
_ISSUES = 25
"""Articles of each."""
_PRINTED = 2.5
"""Copies of a text that is copied, on average."""
_MEDIAN, _SPREAD = 5.9, 0.6
"""Logarithm of the words of a text: 365 in the middle, nine in ten between 140 and 980."""
_SHORTEST, _LONGEST = 80, 2_500
_STOCK = 200
_MOST_STOCK = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeArticle:
    """An article of the corpus."""

    url: str
    """Its address."""
    headline: str
    """Its headline; a copy has another than its original."""
    text: str
    """Its text."""
    story: int
    """What an original and its copies share, and nothing else."""
    is_copy: bool
    """Whether its original came before."""


def made_corpus(articles: int, copies: int) -> list[MadeArticle]:
    """Make a corpus, always the same: so many articles, so many of them copies, each behind its original."""
    chance = Random(_SEED)  # noqa: S311 - a benchmark's chance, repeatable
    writer = Writer(chance)
    originals = _originals(articles - copies, chance, writer)
    places = [(chance.random(), text, story, False) for story, text in enumerate(originals)]
    copied = chance.sample(range(len(originals)), k=max(1, round(copies / _PRINTED)))
    for _ in range(copies):
        place, text, story, _copy = places[chance.choice(copied)]
        places.append((chance.uniform(place, 1), edited(text, chance, writer), story, True))
    places.sort(key=lambda entry: entry[0])
    return [
        MadeArticle(
            url=f"https://paper-{number % 97}.example/{number}",
            headline=writer.sentence(),
            text=printed(text),
            story=story,
            is_copy=is_copy,
        )
        for number, (_, text, story, is_copy) in enumerate(places)
    ]


def _originals(count: int, chance: Random, writer: Writer) -> list[Paragraphs]:
    stock = [writer.sentence() for _ in range(_STOCK)]
    alike = round(count * _ALIKE)
    makers: list[Callable[[Random, Writer], Paragraphs]] = []
    for number in range(alike):
        if number % _ISSUES == 0:
            kind = Template if number // _ISSUES % 2 else Series
            maker = kind.of(chance, writer).issue
        makers.append(maker)
    made = [maker(chance, writer) for maker in makers]
    return made + [_report(chance, writer, stock) for _ in range(count - alike)]


def _report(chance: Random, writer: Writer, stock: list[str]) -> Paragraphs:
    """Write an article as agencies do: words of its own, and sentences that stand in many others."""
    words = min(max(round(chance.lognormvariate(_MEDIAN, _SPREAD)), _SHORTEST), _LONGEST)
    text = writer.text(words)
    for sentence in chance.sample(stock, k=chance.randint(0, _MOST_STOCK)):
        chance.choice(text).append(sentence)
    return text
