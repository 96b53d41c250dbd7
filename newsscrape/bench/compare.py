"""Pages → the processor time that we and each rival take for them, in pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from newsscrape.bench.rivals import Rival
from newsscrape.bench.sample import evenly, set_of
from newsscrape.bench.timing import WARM_UP_PAGES, cpu_seconds, forget, warm_up
from newsscrape.evaluate.gold import GoldPage, load_page
from newsscrape.extract import read_page
from newsscrape.model.extraction import Outcome
from newsscrape.model.page import Page
from newsscrape.model.reject import Reject


@dataclass(frozen=True, slots=True)
class Pair:
    """What a page took, in seconds of processor time: one call of each side, or the medians of several."""

    own: float
    """Ours."""
    other: float
    """The rival's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCost:
    """What one page takes."""

    dataset: str
    """Set it belongs to."""
    id: str
    """Name within its set."""
    bytes: int
    """Size."""
    end: str
    """The engine that made the record, or the reason why there is none."""
    pairs: Mapping[str, Pair]
    """By rival."""

    @property
    def own(self) -> float:
        """Our seconds for it."""
        return median(pair.own for pair in self.pairs.values())

    def ratio(self, rival: str) -> float:
        """Give how many times our processor time the rival takes."""
        return self.pairs[rival].other / self.pairs[rival].own


def compare(golds: Sequence[GoldPage], rivals: Sequence[Rival], rounds: int) -> tuple[PageCost, ...]:
    """Time us and each rival on the same pages; raises `InputError` for a page that cannot be unpacked.

    A round goes through all pages and asks both sides about each, one right after the other, in an order that changes
    from page to page and from round to round.
    """
    pages = [load_page(gold) for gold in golds]
    warm_up((read_page, *(rival.ask for rival in rivals)), evenly(pages, WARM_UP_PAGES))
    timed = {rival.name: _pairs(pages, rival, rounds) for rival in rivals}
    return tuple(
        PageCost(
            dataset=set_of(gold),
            id=gold.id,
            bytes=len(page.body),
            end=end_of(read_page(page).outcome),
            pairs={name: pairs[index] for name, pairs in timed.items()},
        )
        for index, (gold, page) in enumerate(zip(golds, pages, strict=True))
    )


def end_of(outcome: Outcome) -> str:
    """Give what became of a page in one word."""
    return outcome.reason.value if isinstance(outcome, Reject) else outcome.extractor.engine.value


def _pairs(pages: Sequence[Page], rival: Rival, rounds: int) -> list[Pair]:
    turns = [_round(pages, rival, number) for number in range(rounds)]
    return [
        Pair(median(pair.own for pair in of_page), median(pair.other for pair in of_page))
        for of_page in zip(*turns, strict=True)
    ]


def _round(pages: Sequence[Page], rival: Rival, number: int) -> list[Pair]:
    forget()
    return [_pair(page, rival, is_first=(index + number) % 2 == 0) for index, page in enumerate(pages)]


def _pair(page: Page, rival: Rival, *, is_first: bool) -> Pair:
    if is_first:
        own = cpu_seconds(read_page, page)
        return Pair(own, cpu_seconds(rival.ask, page))
    other = cpu_seconds(rival.ask, page)
    return Pair(cpu_seconds(read_page, page), other)
