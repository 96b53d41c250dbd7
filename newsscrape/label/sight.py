"""What the rules look at, and what they answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsscrape.label.facts import Facts
from newsscrape.label.groups import PathGroups
from newsscrape.model.document import Document
from newsscrape.model.label import Label

SCORE = "score"
"""Reason of a block of the text that no rule named: its features decided."""

LOOKS = "looks"
"""Reason of a block outside the text that no rule named: its signs decided."""

PHRASE = "phrase"
"""Reason of a block that is, or starts with, a fixed phrase of its label."""

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
    groups: PathGroups
    """The groups that the names around belong to, by number of a path."""
    article: range
    """Indexes of the blocks from a little above the headline to a little below the text."""


def sight_of(facts: Facts, chances: Sequence[float]) -> Sight:
    """Give what the rules look at: in, the facts of a page and for each block how likely it is text."""
    groups = PathGroups(facts.paths, len(facts.document.tree.ways))
    return Sight(facts.document, facts, groups, _article(facts.headline, chances))


def _article(headline: int, chances: Sequence[float]) -> range:
    text = [index for index, chance in enumerate(chances) if chance >= _LIKELY]
    if not text:
        return range(headline - _ABOVE, headline + _TOP) if headline >= 0 else range(0)
    first = headline - _ABOVE if headline >= 0 else text[0] - _TOP
    return range(first, max(text[-1] + _BELOW, headline + _TOP))
