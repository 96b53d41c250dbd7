"""A labelled page → what there is to learn from its blocks."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsscrape.errors import NotAnArticle
from newsscrape.evaluate.align import Verdict, align
from newsscrape.evaluate.gold import GoldPage, load_page
from newsscrape.evaluate.labels import HandLabels, match
from newsscrape.label.facts import Facts, facts_of
from newsscrape.label.features import features_of
from newsscrape.model.label import IN_TEXT
from newsscrape.model.weights import Names
from newsscrape.read.document import read
from newsscrape.text import key_of

NO_NAMES = Names(bias=0, near={}, within={}, inside={}, block={}, inline={}, nearer={})
"""What is known of names before any is learned."""

_PAGE_WEIGHT = 60.0
_PARAGRAPHS_PAGE_WEIGHT = 150.0
_SEGMENT_PAGE_WEIGHT = 40.0
_MAX_WORDS = 100


class Sample(NamedTuple):
    """One labelled page, measured."""

    gold: GoldPage
    sha256: bytes
    """Digest of the page's bytes."""
    facts: Facts
    """What is true of the page, no names being known."""
    verdicts: Sequence[Verdict]
    """For each block, what the truth says of it."""
    is_whole: bool
    """Whether the truth decides about most blocks, not about some segments only."""
    observed: Sequence[tuple[str, ...]]
    """For each block, what names there are around it, as ``kind:word``."""
    columns: Mapping[str, NDArray[np.float32]]
    """All other features, one entry a block each."""

    @property
    def known(self) -> list[int]:
        """The blocks the truth decides about."""
        return [index for index, verdict in enumerate(self.verdicts) if verdict is not Verdict.UNKNOWN]


def sample(gold: GoldPage, hand: HandLabels | None = None) -> Sample | None:
    """Measure one labelled page; None for one that cannot be read as a page or has no words.

    Where the truth of the set does not decide about a block, the labels given by hand do.
    """
    try:
        document = read(load_page(gold))
    except NotAnArticle:
        return None
    if not document.blocks:
        return None
    facts = facts_of(document, NO_NAMES)
    texts = [block.text for block in document.blocks]
    verdicts = align(texts, gold.truth)
    if hand is not None:
        verdicts = _filled(verdicts, texts, hand)
    return Sample(
        gold,
        hashlib.sha256(document.page.body).digest(),
        facts,
        verdicts,
        gold.truth.text is not None or hand is not None,
        [_observed(facts, index) for index in range(len(document.blocks))],
        {name: np.array(column, dtype=np.float32) for name, column in features_of(facts).items()},
    )


def balance(samples: Sequence[Sample]) -> Counter[Verdict]:
    """Count the verdicts of all blocks, for the person who fits."""
    return Counter(verdict for one in samples for verdict in one.verdicts)


def truths(samples: Sequence[Sample]) -> NDArray[np.int64]:
    """Give 1 for each known block that is text and 0 for the others, page after page."""
    return np.array([one.verdicts[index].value for one in samples for index in one.known])


def importance(samples: Sequence[Sample]) -> NDArray[np.float64]:
    """Give how much each known block counts.

    A page whose truth is known paragraph by paragraph counts more than one whose text alone is known, and that more
    than one of which only segments are: the finer a truth, the fewer its mistakes. Its blocks count by the root of
    their words.
    """
    found: list[float] = []
    for one in samples:
        words = one.facts.measures.words
        sizes = [1 + min(words[index], _MAX_WORDS) ** 0.5 for index in one.known]
        whole = _page_weight(one)
        found += [size * whole / max(sum(sizes), 1.0) for size in sizes]
    return np.array(found)


def _page_weight(one: Sample) -> float:
    if one.gold.truth.paragraphs is not None:
        return _PARAGRAPHS_PAGE_WEIGHT
    return _PAGE_WEIGHT if one.is_whole else _SEGMENT_PAGE_WEIGHT


def _filled(verdicts: Sequence[Verdict], texts: Sequence[str], hand: HandLabels) -> list[Verdict]:
    filled = list(verdicts)
    for place, index in match(hand, [key_of(text) for text in texts]):
        if filled[index] is Verdict.UNKNOWN:
            filled[index] = Verdict.TEXT if hand.blocks[place].label in IN_TEXT else Verdict.NOT_TEXT
    return filled


def _observed(facts: Facts, index: int) -> tuple[str, ...]:
    tree, block = facts.document.tree, facts.document.blocks[index]
    around = facts.paths.observed(facts.numbers[index])
    return (*around, f"block:{tree.tags[block.element]}", f"inline:{tree.tags[block.innermost]}")
