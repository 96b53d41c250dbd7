"""Where our own time goes: parse, read, label, compose."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from statistics import mean, median
from typing import NamedTuple

import turbohtml

from newsscrape.bench.sample import evenly
from newsscrape.bench.timing import WARM_UP_PAGES, cpu_seconds, forget, warm_up
from newsscrape.compose.article import compose
from newsscrape.errors import NotAnArticle
from newsscrape.evaluate.gold import GoldPage, load_page
from newsscrape.label.page import label
from newsscrape.model.page import Page
from newsscrape.policy.weights import shipped_weights
from newsscrape.read.document import read


class Spent(NamedTuple):
    """Seconds of processor time one page took in each stage."""

    parse: float
    """Bytes to tree, by the parser alone."""
    read: float
    """The rest of what makes the document."""
    label: float
    """Labels of all blocks."""
    compose: float
    """The fields of the record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageCost:
    """What one stage takes."""

    name: str
    """parse, read, label or compose."""
    median_seconds: float
    """Median over the pages."""
    mean_seconds: float
    """Mean over the pages."""
    share: float
    """Of the time of all stages together, 0-1."""


def stage_costs(golds: Sequence[GoldPage], rounds: int) -> tuple[StageCost, ...]:
    """Time each stage on these pages, the median of the rounds; site profiles are left out.

    Pages that are no page at all are passed over. Raises `InputError` for a page that cannot be unpacked.
    """
    pages = [load_page(gold) for gold in golds]
    warm_up((_spent,), evenly(pages, WARM_UP_PAGES))
    turns = [_turn(pages) for _ in range(rounds)]
    spent = [Spent(*map(median, zip(*of_page, strict=True))) for of_page in zip(*turns, strict=True)]
    total = sum(map(sum, spent))
    return tuple(
        StageCost(name=name, median_seconds=median(times), mean_seconds=mean(times), share=sum(times) / total)
        for name, times in zip(Spent._fields, zip(*spent, strict=True), strict=True)
    )


def _turn(pages: Sequence[Page]) -> list[Spent]:
    forget()
    return [found for page in pages if (found := _spent(page)) is not None]


def _spent(page: Page) -> Spent | None:
    parsing = cpu_seconds(_parse, page)
    started = time.process_time()
    try:
        document = read(page)
    except NotAnArticle:
        return None
    was_read = time.process_time()
    labelled = label(document, None, shipped_weights())
    was_labelled = time.process_time()
    with suppress(NotAnArticle):
        compose(labelled)
    return Spent(parsing, was_read - started - parsing, was_labelled - was_read, time.process_time() - was_labelled)


def _parse(page: Page) -> object:
    return turbohtml.parse(page.body, detect_encoding=True)
