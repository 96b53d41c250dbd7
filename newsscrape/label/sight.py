"""What the rules look at, and what they answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from newsscrape.label.facts import Facts
from newsscrape.model.block import Block
from newsscrape.model.document import Document
from newsscrape.model.label import Label

SCORE = "score"
"""Reason of a block of the text that no rule named: its features decided."""

NO_RULE = "no_rule"
"""Reason of a block outside the text that no rule named."""

_TOP = 12
_ABOVE = 5
_BELOW = 8
_LIKELY = 0.5


class Role(NamedTuple):
    """A label and the rule that gave it."""

    label: Label
    reason: str


@dataclass(frozen=True, slots=True)
class Sight:
    """What the rules look at."""

    document: Document
    facts: Facts
    tokens: Mapping[str, frozenset[str]]
    """Words of class and id names by group."""
    article: range
    """Indexes of the blocks from a little above the headline to a little below the text."""


def sight_of(facts: Facts, chances: Sequence[float], tokens: Mapping[str, frozenset[str]]) -> Sight:
    """Give what the rules look at.

    In: the facts of a page, for each block how likely it is text, and the words of class names by group.
    """
    return Sight(facts.document, facts, tokens, _article(facts.headline, chances))


def _article(headline: int, chances: Sequence[float]) -> range:
    text = [index for index, chance in enumerate(chances) if chance >= _LIKELY]
    if not text:
        return range(headline - _ABOVE, headline + _TOP) if headline >= 0 else range(0)
    first = headline - _ABOVE if headline >= 0 else text[0] - _TOP
    return range(first, max(text[-1] + _BELOW, headline + _TOP))


Rule: TypeAlias = Callable[[Block, frozenset[str], Sight], Role | None]
"""Answers for a block and the names around it, or leaves it to the next."""
