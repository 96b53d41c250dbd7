"""How much each observation speaks for a block being part of the article's text."""

from __future__ import annotations

from dataclasses import dataclass

from newsscrape.model.looks import NO_LOOKS, Looks


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Names:
    """What the names of the elements around a block say, all in thousandths of log-odds of being text."""

    bias: int
    """Where no name says anything."""
    near: dict[str, int]
    """By word of the names of the element that holds the words and of the two around it."""
    within: dict[str, int]
    """By word of the names further out."""
    inside: dict[str, int]
    """By tag of an element around."""
    block: dict[str, int]
    """By tag of the block's own element."""
    inline: dict[str, int]
    """By tag of the element that holds the words."""
    nearer: dict[str, int]
    """By word, how much more it says near than within."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A question of a tree: whether a feature's value is at most so much."""

    feature: str
    """Name of the feature."""
    limit: float
    """The value compared with."""
    points: int
    """What is known when the question is put, in thousandths of log-odds; only explanations use it."""
    low: Split | int
    """What follows if it is at most that: a further question, or points in thousandths of log-odds."""
    high: Split | int
    """What follows if it is more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """How often pages are right that are so sure of their text: log-odds = ``at`` + ``by`` times ln(doubt)."""

    at: int
    """Thousandths of log-odds where the doubt is 1."""
    by: int
    """Thousandths of log-odds by which they change where the doubt grows by the factor e."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weights:
    """All that was learned from the corpus."""

    corpus: str
    """SHA-256 over the identifiers and bytes of the pages fitted on, hexadecimal."""
    names: Names
    """What names say; their sum is itself a feature."""
    first: tuple[Split, ...]
    """Questions about each block by itself; the points of all trees add up."""
    second: tuple[Split, ...]
    """Questions about each block and the company it keeps, asked of blocks the first do not find hopeless."""
    trust: Trust
    """What the doubt in a page's text says of its being right."""
    looks: Looks = NO_LOOKS
    """What blocks that are no text look like."""
