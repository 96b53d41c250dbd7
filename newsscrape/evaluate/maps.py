"""Gold pages → what each of their blocks is held for, and what the truth of the set says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from newsscrape.evaluate.align import Verdict, align
from newsscrape.evaluate.children import Lost, ask_each
from newsscrape.evaluate.folds import fold_files, fold_of
from newsscrape.evaluate.gold import GoldPage, load_page
from newsscrape.evaluate.tools import weights_in
from newsscrape.extract import map_with
from newsscrape.model.label import Label
from newsscrape.policy.weights import shipped_weights
from newsscrape.text import key_of


class MapBlock(NamedTuple):
    """One block of a page map, without its words."""

    key: str
    """Its words, as `newsscrape.text.key_of` gives them."""
    label: Label
    """What it is held for."""
    confidence: float
    """0-1."""
    verdict: Verdict
    """Whether the truth of the set has its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMap:
    """The map of one gold page."""

    gold: GoldPage
    """The page."""
    blocks: tuple[MapBlock, ...]
    """In reading order; none where the page could not be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapper:
    """Maps gold pages; can be sent to another process."""

    folds: tuple[Path, ...]
    """Files of weights by fold, each fitted without the domains of the fold; empty: the weights shipped."""

    def __call__(self, gold: GoldPage) -> PageMap:
        """Map one page; raises `InputError` for one that cannot be unpacked, `ProfileError` for bad weights."""
        page = load_page(gold)
        weights = weights_in(str(self.folds[fold_of(gold.domain)])) if self.folds else shipped_weights()
        found = map_with(page, weights)
        verdicts = align([block.text for block in found.blocks], gold.truth)
        blocks = zip(found.blocks, verdicts, strict=True)
        return PageMap(
            gold=gold,
            blocks=tuple(MapBlock(key_of(one.text), one.label, one.confidence, verdict) for one, verdict in blocks),
        )


def map_pages(pages: Sequence[GoldPage], folds: Path | None, jobs: int) -> Iterator[PageMap]:
    """Map pages, ``jobs`` at a time and in their order, each by weights that never saw its domain where there are such.

    A page on which the process dies or takes too long has no blocks. Raises `InputError` naming a missing file of
    ``folds`` or a page that cannot be unpacked.
    """
    mapper = Mapper(folds=fold_files(folds) if folds else ())
    for gold, one in zip(pages, ask_each(mapper, pages, jobs), strict=True):
        yield PageMap(gold=gold, blocks=()) if isinstance(one, Lost) else one
