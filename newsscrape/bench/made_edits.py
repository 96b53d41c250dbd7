"""What papers do to the text of an agency before they print it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from newsscrape.bench.made_words import Paragraphs, Writer

Edit = Callable[[Paragraphs, Random, Writer], Paragraphs]
"""A text → the text as a paper has it; the text given stays as it is."""

_CHANCE = 0.5
_SHORT = 4
"""Paragraphs of a text that is printed whole."""
_KEPT = (0.55, 0.9)
_DROPPED = (0.05, 0.15)
_ADDED = (1, 4)
_REPLACED = (0.02, 0.08)


def edited(text: Paragraphs, chance: Random, writer: Writer) -> Paragraphs:
    """Give the text after each of the edits with a chance of one half, and at least one of them."""
    done = [edit for edit in EDITS if chance.random() < _CHANCE] or [chance.choice(EDITS)]
    for edit in done:
        text = edit(text, chance, writer)
    return text


def _rewritten(text: Paragraphs, _: Random, writer: Writer) -> Paragraphs:
    """Write the first paragraph anew, unless that is most of the text."""
    return [writer.paragraph(), *text[1:]] if len(text) >= _SHORT else text


def _cut(text: Paragraphs, chance: Random, _: Writer) -> Paragraphs:
    """Cut at the end, in whole paragraphs; short texts stay whole."""
    return text[: max(_SHORT, round(len(text) * chance.uniform(*_KEPT)))]


def _thinned(text: Paragraphs, chance: Random, _: Writer) -> Paragraphs:
    """Drop sentences here and there."""
    share = chance.uniform(*_DROPPED)
    return [[sentence for sentence in paragraph if chance.random() >= share] for paragraph in text]


def _added(text: Paragraphs, chance: Random, writer: Writer) -> Paragraphs:
    """Add sentences of its own."""
    longer = [[*paragraph] for paragraph in text]
    for _ in range(chance.randint(*_ADDED)):
        paragraph = chance.choice(longer)
        paragraph.insert(chance.randint(0, len(paragraph)), writer.sentence())
    return longer


def _reworded(text: Paragraphs, chance: Random, writer: Writer) -> Paragraphs:
    """Replace words."""
    share = chance.uniform(*_REPLACED)

    def reworded(sentence: str) -> str:
        return " ".join(writer.words(1)[0] if chance.random() < share else word for word in sentence.split())

    return [[reworded(sentence) for sentence in paragraph] for paragraph in text]


def _reordered(text: Paragraphs, chance: Random, _: Writer) -> Paragraphs:
    """Move a paragraph to another place."""
    others = [*text]
    moved = others.pop(chance.randrange(len(others)))
    others.insert(chance.randint(0, len(others)), moved)
    return others


EDITS: tuple[Edit, ...] = (_rewritten, _cut, _thinned, _added, _reworded, _reordered)
"""In the order they are done."""
