"""How often the drift alarm rings for nothing, and how soon it does for a changed template: over made runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from newsscrape.bench.made_runs import Change, MadeSite, halved_text, leaking_teasers, lost, no_articles
from newsscrape.ledger.figures import RunFigures
from newsscrape.model.figures import SiteFigures
from newsscrape.policy.drift import drift_rules
from newsscrape.report.drift import alarms_of

SIZES = (5, 25, 60, 200)
"""Articles of an ordinary weekday."""
LATER = 3
"""Runs after a change within which it is looked for."""
_COMMON = 0.8
_FIELD = "authors"
_CHANGES: dict[str, Change] = {
    "a field of most articles is lost": lost(_FIELD),
    "half of each text is taken for teasers": halved_text,
    "the same teasers are in every text": leaking_teasers,
    "nine in ten articles are none": no_articles,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmRate:
    """How often it rang in ordinary runs of sites of one size."""

    articles: int
    """Articles of an ordinary weekday."""
    runs: int
    """Runs that were judged."""
    rung: int
    """Runs with an alarm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    """How soon a change of the template was told, on sites of one size."""

    change: str
    """What changed."""
    articles: int
    """Articles of an ordinary weekday."""
    sites: int
    """Sites it happened to."""
    at_once: int
    """Of these, told in the first run."""
    soon: int
    """Told within `LATER` runs."""


def alarm_rate(articles: int, sites: int, runs: int) -> AlarmRate:
    """Judge each ordinary run of so many made sites, of so many runs each, once there is enough of a past."""
    rung = judged = 0
    for seed in range(sites):
        past: list[RunFigures] = []
        for number, figures in enumerate(islice(_site(articles, seed).runs(), runs)):
            has_rung = bool(alarms_of(figures, past, drift_rules()))
            judged += number >= drift_rules().least_runs
            rung += has_rung
            past.insert(0, RunFigures(run=f"{number:04}", is_usual=not has_rung, figures=figures))
    return AlarmRate(articles=articles, runs=judged, rung=rung)


def detections(articles: int, sites: int, past: int) -> Iterator[Detection]:
    """Change the template of made sites after so many ordinary runs, and judge the runs that follow."""
    for name, change in _CHANGES.items():
        first_alarms = [
            _first_alarm(figures, change, past)
            for seed in range(sites)
            if (figures := [*islice(_site(articles, seed).runs(), past + LATER)])
            if "field" not in name or _is_common(figures[:past])
        ]
        yield Detection(
            change=name,
            articles=articles,
            sites=len(first_alarms),
            at_once=sum(first == 0 for first in first_alarms),
            soon=sum(first is not None for first in first_alarms),
        )


def _first_alarm(runs: Sequence[SiteFigures], change: Change, past: int) -> int | None:
    """Give the number of the first run with an alarm after the change, from 0; None where there is none."""
    known = [RunFigures(run=f"{number:04}", is_usual=True, figures=one) for number, one in enumerate(runs[:past])]
    known.reverse()
    for number, figures in enumerate(runs[past:]):
        changed = change(figures)
        if alarms_of(changed, known, drift_rules()):
            return number
        known.insert(0, RunFigures(run=f"{past + number:04}", is_usual=True, figures=changed))
    return None


def _is_common(runs: Sequence[SiteFigures]) -> bool:
    return sum(one.fields[_FIELD] for one in runs) >= _COMMON * sum(one.articles for one in runs)


def _site(articles: int, seed: int) -> MadeSite:
    return MadeSite(Random(f"{articles} {seed}"), articles)  # noqa: S311 - the same sites each time
