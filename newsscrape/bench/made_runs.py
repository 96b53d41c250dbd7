"""Runs of made sites: ordinary ones as they vary from day to day, and ones after a change of the template."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import exp
from random import Random
from typing import TypeAlias

from newsscrape.model.figures import SiteFigures
from newsscrape.policy.drift import drift_rules

Change: TypeAlias = Callable[[SiteFigures], SiteFigures]
"""A run as it would have been → as it is after a change of the template."""

_COVERAGE = (1.0, 0.98, 0.95, 0.9, 0.8, 0.6, 0.4, 0.2, 0.05, 0.0)
_MIX = {"text": 0.55, "navigation": 0.2, "teaser": 0.12, "other": 0.06, "caption": 0.04, "comment": 0.03}
_WEEK = 7
_WEEKEND = 5
_AGENCY_DAYS = 0.1
"""Share of the days on which a site prints many reports of agencies, without an author and short."""


class MadeSite:
    """A site with habits of its own.

    In: the chance it is made by; the articles of an ordinary weekday.
    """

    def __init__(self, random: Random, articles: int) -> None:
        self._random = random
        self._articles = articles
        self._coverage = {name: random.choice(_COVERAGE) for name in drift_rules().fields}
        self._words = exp(random.gauss(6.0, 0.4))
        self._mix = {label: share * exp(random.gauss(0, 0.4)) for label, share in _MIX.items()}
        self._hubs = random.randint(2, 12)
        self._repeating = random.choice((0.0, 0.0, 0.02, 0.1, 0.5))

    def runs(self) -> Iterator[SiteFigures]:
        """Give one run a day, without end."""
        day = 0
        while True:
            yield self._run(is_weekend=day % _WEEK >= _WEEKEND)
            day += 1

    def _run(self, *, is_weekend: bool) -> SiteFigures:
        random = self._random
        articles = max(1, round(self._articles * exp(random.gauss(0, 0.25)) * (0.5 if is_weekend else 1)))
        agency = round(articles * random.uniform(0.1, 0.25)) if random.random() < _AGENCY_DAYS else 0
        lean = 0.3 if is_weekend else 0.0  # other desks, other habits
        fields = {name: self._drawn(share, articles, lean) for name, share in self._coverage.items()}
        fields["authors"] = min(fields["authors"], articles - agency)
        median = self._words * exp(random.gauss(0.1 * is_weekend, 0.1) + random.gauss(0, 0.6) / articles**0.5)
        mix = {label: share * exp(random.gauss(0, 0.08)) for label, share in self._mix.items()}
        rejects = max(0, round(random.gauss(self._hubs, 1.5))) + self._drawn(0.03, articles, lean)
        return SiteFigures(
            site="made.example",
            articles=articles,
            rejects=rejects,
            fields=fields,
            words=(median * 0.6, median, median * 1.6),
            labels={label: share / sum(mix.values()) for label, share in mix.items()},
            confidence=(0,) * 10,
            compared=articles,
            repeated=self._drawn(self._repeating, articles, lean),
        )

    def _drawn(self, share: float, count: int, lean: float) -> int:
        """Draw how many of so many have something, when the share itself differs from day to day."""
        if share in {0.0, 1.0}:
            return round(share * count)
        odds = share / (1 - share) * exp(self._random.gauss(-lean, 0.3))
        return sum(self._random.random() < odds / (1 + odds) for _ in range(count))


def lost(name: str) -> Change:
    """Give the change after which a field is found no more."""
    return lambda run: replace(run, fields={**run.fields, name: 0})


def halved_text(run: SiteFigures) -> SiteFigures:
    """Give a run after a change that has half of each text taken for teasers."""
    text = run.labels["text"] / 2
    labels = {**run.labels, "text": text, "teaser": run.labels["teaser"] + text}
    return replace(run, words=tuple(words / 2 for words in run.words), labels=labels)


def leaking_teasers(run: SiteFigures) -> SiteFigures:
    """Give a run after a change that has the same teasers in every text."""
    return replace(run, repeated=run.compared)


def no_articles(run: SiteFigures) -> SiteFigures:
    """Give a run after a change that makes nine in ten articles none."""
    left = run.articles // 10
    rejects = run.rejects + run.articles - left
    if not left:
        return SiteFigures(site=run.site, rejects=rejects, confidence=run.confidence)
    fields = {name: round(count * left / run.articles) for name, count in run.fields.items()}
    repeated = min(run.repeated, left)
    return replace(run, articles=left, rejects=rejects, fields=fields, compared=left, repeated=repeated)
