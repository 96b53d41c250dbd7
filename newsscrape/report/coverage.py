"""A run's figures of its sites beside those of earlier runs, as a page tells them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsscrape.ledger.figures import RunFigures
from newsscrape.model.alarm import Aspect
from newsscrape.model.figures import SiteFigures
from newsscrape.policy.drift import DriftRules
from newsscrape.report.drift import Watched, watched
from newsscrape.report.limits import Limits
from newsscrape.report.pools import joined

_NAMES = {
    Aspect.WORDS: "words of the median text",
    Aspect.REJECTS: "pages that are no article",
    Aspect.REPEATED: "articles that share much of their text",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """One figure of a site."""

    name: str
    """The field, or what else is counted."""
    found: float
    """This run's; a share, 0-1, or a number of words."""
    limits: Limits | None
    """The range to be expected; None where too little is known."""
    is_drift: bool
    """Whether it lies outside."""
    is_share: bool
    """Whether it is a share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateRow:
    """A template that came or went."""

    name: str
    """Where its fields were read from."""
    now: float
    """Share of this run's articles."""
    before: float
    """Share of those of earlier runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """A site in a run, beside its past."""

    figures: SiteFigures
    """This run's."""
    fields: tuple[FieldRow, ...]
    """Coverage of each field."""
    others: tuple[FieldRow, ...]
    """Words, labels, rejects, repeated text."""
    templates: tuple[TemplateRow, ...]
    """Those that are new, and those that are gone."""
    runs: int
    """Earlier runs that are known."""

    @property
    def is_drift(self) -> bool:
        """Tell that something of it is not as it was."""
        return any(row.is_drift for row in (*self.fields, *self.others))

    @property
    def is_known(self) -> bool:
        """Tell that there is enough of a past to hold it against."""
        return any(row.limits is not None for row in (*self.fields, *self.others))

    @property
    def confident(self) -> float | None:
        """Give the share of articles of a confidence of 0.9 or more; None without articles."""
        return self.figures.confidence[-1] / self.figures.articles if self.figures.articles else None


def site_view(now: SiteFigures, past: Sequence[RunFigures], rules: DriftRules) -> SiteView:
    """Put a site's figures beside its past; in: this run's, those of earlier runs, the latest first."""
    rows = [*watched(now, past, rules)]
    return SiteView(
        figures=now,
        fields=tuple(_row(one) for one in rows if one.aspect is Aspect.COVERAGE),
        others=tuple(_row(one) for one in rows if one.aspect is not Aspect.COVERAGE),
        templates=templates_that_changed(now, past, rules),
        runs=len(past),
    )


def templates_that_changed(now: SiteFigures, past: Sequence[RunFigures], rules: DriftRules) -> tuple[TemplateRow, ...]:
    """Give the templates of a good share of a site's articles in this run or before, and of none in the other."""
    usual = [one.figures for one in past if one.is_usual]
    if not usual or not now.articles:
        return ()
    before = joined(usual)
    if min(now.articles, before.articles) < rules.least_articles:
        return ()
    rows = [
        TemplateRow(
            name=name,
            now=now.templates.get(name, 0) / now.articles,
            before=before.templates.get(name, 0) / before.articles,
        )
        for name in sorted({*now.templates, *before.templates})
    ]
    least = rules.template_share
    return tuple(row for row in rows if max(row.now, row.before) >= least and 0 in {row.now, row.before})


def _row(one: Watched) -> FieldRow:
    name = one.name if one.aspect is Aspect.COVERAGE else _NAMES.get(one.aspect, f"characters that are {one.name}")
    return FieldRow(
        name=name,
        found=one.value.found,
        limits=one.limits,
        is_drift=one.is_drift,
        is_share=one.aspect is not Aspect.WORDS,
    )
