"""The figures of all runs → a page: how each site went on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from newsscrape.ledger.figures import RunFigures
from newsscrape.model.alarm import Aspect
from newsscrape.policy.drift import DriftRules
from newsscrape.report.charts import can_draw, lines
from newsscrape.report.days import day_of
from newsscrape.report.drift import value_of
from newsscrape.report.frame import framed

MOST_RUNS = 60
"""Runs of a site shown, the latest."""
MOST_DRAWN = 40
"""Sites with charts, those of most articles."""
_MOST_FIELDS = 5
_MOVED = 0.02  # what has moved less is not worth a line


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A site from run to run."""

    site: str
    """Registered domain."""
    runs: tuple[RunFigures, ...]
    """Its runs, the earliest first."""
    fields: tuple[str, ...]
    """Fields that are shown: those whose coverage moved most."""
    articles: int
    """Articles of all runs shown."""

    def share(self, one: RunFigures, field: str) -> float | None:
        """Give the share of a run's articles that have a field; None without articles."""
        value = value_of(one.figures, Aspect.COVERAGE, field)
        return value.found if value.size else None


def trend_page(runs: Sequence[RunFigures], rules: DriftRules) -> str:
    """Give the page of all runs as one file of HTML; in: their figures, by run."""
    by_site = sorted(runs, key=lambda one: one.figures.site)  # stable: by run within a site
    trends = [_trend(site, [*group], rules) for site, group in groupby(by_site, lambda one: one.figures.site)]
    trends.sort(key=lambda trend: (-trend.articles, trend.site))
    names = sorted({one.run for one in runs})
    return framed(
        "trend",
        "Runs and sites over time",
        {
            "can_draw": can_draw(),
            "runs": names,
            "trends": [
                (trend, _charts(number, trend) if number < MOST_DRAWN else ()) for number, trend in enumerate(trends)
            ],
        },
    )


def _trend(site: str, runs: Sequence[RunFigures], rules: DriftRules) -> Trend:
    latest = tuple(runs[-MOST_RUNS:])
    known = [one.figures for one in latest if one.figures.articles]
    shares = {name: [one.fields.get(name, 0) / one.articles for one in known] for name in rules.fields}
    moved = {name: max(found, default=0.0) - min(found, default=0.0) for name, found in shares.items()}
    most = sorted((name for name in rules.fields if moved[name] >= _MOVED), key=lambda name: -moved[name])[
        :_MOST_FIELDS
    ]
    return Trend(
        site=site,
        runs=latest,
        fields=tuple(most or rules.fields[:_MOST_FIELDS]),
        articles=sum(one.figures.articles for one in latest),
    )


def _charts(number: int, trend: Trend) -> tuple[tuple[str, Markup | None], ...]:
    """Give each chart with its title."""
    labels = [day_of(one.run) for one in trend.runs]
    drawn: tuple[tuple[str, dict[str, list[float | None]]], ...] = (
        (
            "Articles and rejects",
            {
                "articles": [one.figures.articles for one in trend.runs],
                "rejects": [one.figures.rejects for one in trend.runs],
            },
        ),
        (
            "Words of the median text",
            {"words": [one.figures.words[1] if one.figures.words else None for one in trend.runs]},
        ),
        (
            "Articles that have a field, %",
            {name: [_hundredths(trend, one, name) for one in trend.runs] for name in trend.fields},
        ),
    )
    return tuple(
        (title, lines(f"chart-{number}-{place}", f"{title}: {trend.site}", labels, rows))
        for place, (title, rows) in enumerate(drawn)
    )


def _hundredths(trend: Trend, one: RunFigures, name: str) -> float | None:
    share = trend.share(one, name)
    return None if share is None else round(100 * share, 1)
