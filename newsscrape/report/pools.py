"""Small runs → what they found together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from newsscrape.ledger.figures import RunFigures
from newsscrape.model.figures import SiteFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """A run with those before it that it is looked at together with, and earlier ones put together likewise."""

    now: SiteFigures
    """What is judged."""
    runs: int
    """Number of runs in it."""
    past: tuple[SiteFigures, ...]
    """What it is held against, the latest first."""


def pooled(now: SiteFigures, past: Sequence[RunFigures], least: int, size: Callable[[SiteFigures], int]) -> Pool:
    """Put runs together until each has a least size.

    In: a run's figures, those of earlier runs, the latest first; the least size, and what it is. What the run is held
    against leaves out what was not usual; what it is looked at together with does not, or a change in small runs
    would never be seen.
    """
    latest, taken = now, 0
    while size(latest) < least and taken < len(past):
        latest = joined((latest, past[taken].figures))
        taken += 1
    groups: list[SiteFigures] = []
    under_way: list[SiteFigures] = []
    for one in past[taken:]:
        if one.is_usual:
            under_way.append(one.figures)
        if sum(map(size, under_way)) >= least:
            groups.append(joined(under_way))
            under_way = []
    return Pool(now=latest, runs=1 + taken, past=tuple(groups))


def joined(runs: Sequence[SiteFigures]) -> SiteFigures:
    """Give what runs of one site found together; of words and labels the mean, by the number of articles."""
    if len(runs) == 1:
        return runs[0]
    articles = sum(one.articles for one in runs)
    labels = sorted({label for one in runs for label in one.labels})
    share = {label: sum(one.labels.get(label, 0.0) * one.articles for one in runs) for label in labels}
    return SiteFigures(
        site=runs[0].site,
        articles=articles,
        rejects=sum(one.rejects for one in runs),
        failures=sum(one.failures for one in runs),
        reasons=_summed(one.reasons for one in runs),
        fields=_summed(one.fields for one in runs),
        words=_words(runs),
        labels={label: total / articles for label, total in share.items()} if articles else {},
        confidence=tuple(map(sum, zip(*(one.confidence for one in runs), strict=True))),
        compared=sum(one.compared for one in runs),
        repeated=sum(one.repeated for one in runs),
        templates=_summed(one.templates for one in runs),
    )


def _summed(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)  # unlike +, keeps what was counted and is zero
    return dict(sorted(total.items()))


def _words(runs: Sequence[SiteFigures]) -> tuple[float, ...]:
    known = [one for one in runs if one.words]
    articles = sum(one.articles for one in known)
    return tuple(
        exp(sum(log(max(one.words[place], 1.0)) * one.articles for one in known) / articles)
        for place in range(3 * bool(known))
    )
