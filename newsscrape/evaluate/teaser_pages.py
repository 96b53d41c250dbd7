"""Gold pages → the teaser boxes of their records, as far as they are compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from newsscrape.evaluate.children import Lost, ask_each
from newsscrape.evaluate.folds import fold_files, fold_of
from newsscrape.evaluate.gold import GoldPage, load_page
from newsscrape.evaluate.teaser_truth import BoxKeys, address_key, headline_key
from newsscrape.evaluate.tools import weights_in
from newsscrape.extract import read_with
from newsscrape.model.article import Article
from newsscrape.policy.weights import shipped_weights


class FoundBox(NamedTuple):
    """A box of a record."""

    keys: BoxKeys
    """Where it leads and how it is headed."""
    is_promotion: bool
    """Whether the record says that it sells or advertises something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeaserReader:
    """Reads the teasers of gold pages; can be sent to another process."""

    folds: tuple[Path, ...]
    """Files of weights by fold, each fitted without the domains of the fold; empty: the weights shipped."""

    def __call__(self, gold: GoldPage) -> tuple[FoundBox, ...]:
        """Read one page with its address, which links are made absolute by, whether or not its set gives it to tools.

        None where the page is held for no article; raises `InputError` for one that cannot be unpacked,
        `ProfileError` for bad weights.
        """
        page = replace(load_page(gold), url=gold.url)
        weights = weights_in(str(self.folds[fold_of(gold.domain)])) if self.folds else shipped_weights()
        outcome = read_with(page, weights).outcome
        return boxes_of(outcome) if isinstance(outcome, Article) else ()


def boxes_of(article: Article) -> tuple[FoundBox, ...]:
    """Give the boxes of a record, in its order."""
    return tuple(
        FoundBox(BoxKeys(address_key(one.url), headline_key(one.headline)), one.is_promotion) for one in article.teasers
    )


def read_teasers(pages: Sequence[GoldPage], folds: Path | None, jobs: int) -> Iterator[tuple[FoundBox, ...]]:
    """Read the teasers of pages, ``jobs`` at a time and in their order, by weights that never saw their domains.

    A page on which the process dies or takes too long has none. Raises `InputError` naming a missing file of
    ``folds`` or a page that cannot be unpacked.
    """
    reader = TeaserReader(folds=fold_files(folds) if folds else ())
    for one in ask_each(reader, pages, jobs):
        yield () if isinstance(one, Lost) else one
