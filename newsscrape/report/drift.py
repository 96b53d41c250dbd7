"""A site's figures, and those of its earlier runs → what is no longer as it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsscrape.ledger.figures import RunFigures
from newsscrape.model.alarm import Alarm, Aspect
from newsscrape.model.figures import SiteFigures
from newsscrape.policy.drift import DriftRules
from newsscrape.report.limits import Limits, Value, limits_of
from newsscrape.report.pools import pooled


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """One figure of a site beside what was to be expected."""

    aspect: Aspect
    """What of the site."""
    name: str
    """The field or label; else empty."""
    value: Value
    """This run's."""
    limits: Limits | None
    """The range; None where too little is known."""
    runs: int
    """Number of runs it is taken of: this one, and those before it where this one alone is too small."""

    @property
    def is_drift(self) -> bool:
        """Tell that it lies outside."""
        return self.limits is not None and not self.limits.hold(self.value.found)


def alarms_of(now: SiteFigures, past: Sequence[RunFigures], rules: DriftRules) -> tuple[Alarm, ...]:
    """Give what of a site is outside its limits, what changed most first.

    In: its figures in a run, and in the runs before, the latest first.
    """
    found = [_alarm(now.site, one, one.limits) for one in watched(now, past, rules) if one.limits and one.is_drift]
    return tuple(sorted(found, key=lambda one: (-abs(one.found - one.usual) / max(one.found, one.usual), one.name)))


def watched(now: SiteFigures, past: Sequence[RunFigures], rules: DriftRules) -> Iterator[Watched]:
    """Give every figure of a site with its limits.

    A run of few articles (or, for the share of rejects, pages) is looked at together with those before it, and these
    are put together as well. What a run brought nothing of is not judged.
    """
    by_articles = pooled(now, past, rules.least_articles, lambda figures: figures.articles)
    by_pages = pooled(now, past, rules.least_articles, lambda figures: figures.articles + figures.rejects)
    labels = sorted({label for figures in (now, *by_articles.past) for label in figures.labels})
    for aspect, names, pool in (
        (Aspect.COVERAGE, rules.fields, by_articles),
        (Aspect.WORDS, ("",), by_articles),
        (Aspect.LABELS, labels, by_articles),
        (Aspect.REPEATED, ("",), by_articles),
        (Aspect.REJECTS, ("",), by_pages),
    ):
        for name in names:
            value = value_of(pool.now, aspect, name)
            known = [value_of(figures, aspect, name) for figures in pool.past[: rules.most_runs]]
            is_news = value_of(now, aspect, name).size > 0
            limits = limits_of(aspect, known, value.size, rules) if is_news else None
            yield Watched(aspect=aspect, name=name, value=value, limits=limits, runs=pool.runs)


def value_of(figures: SiteFigures, aspect: Aspect, name: str) -> Value:
    """Give one figure of a site, with the number of articles or pages it is taken of."""
    articles = figures.articles
    match aspect:
        case Aspect.COVERAGE:
            return Value(found=figures.fields.get(name, 0) / max(articles, 1), size=articles)
        case Aspect.WORDS:
            return Value(found=figures.words[1] if figures.words else 0.0, size=articles)
        case Aspect.LABELS:
            return Value(found=figures.labels.get(name, 0.0), size=articles)
        case Aspect.REJECTS:
            pages = articles + figures.rejects
            return Value(found=figures.rejects / max(pages, 1), size=pages)
    return Value(found=figures.repeated / max(figures.compared, 1), size=figures.compared)


def _alarm(site: str, one: Watched, limits: Limits) -> Alarm:
    return Alarm(
        site=site,
        aspect=one.aspect,
        name=one.name,
        found=round(one.value.found, 4),
        low=round(limits.low, 4),
        high=round(limits.high, 4),
        usual=round(limits.usual, 4),
        runs=limits.runs,
        sentence=_sentence(site, one, limits),
    )


def _sentence(site: str, one: Watched, limits: Limits) -> str:
    """Say it for people: the field, what was found, and the range that was to be expected."""
    found, size = _percent(one.value.found), one.value.size
    together = f" of the last {one.runs} runs" if one.runs > 1 else ""
    if one.aspect is Aspect.WORDS:
        said = f"the median text of {size} articles{together} has {one.value.found:.0f} words"
        return f"{site}: {said}, expected {limits.low:.0f} to {limits.high:.0f} as in earlier runs."
    said = {
        Aspect.COVERAGE: f"{one.name} in {found} % of {size} articles{together}",
        Aspect.LABELS: f"{found} % of the characters of {size} pages{together} are {one.name}",
        Aspect.REJECTS: f"{found} % of {size} pages{together} are no article",
        Aspect.REPEATED: f"{found} % of {size} articles{together} share much of their text with others",
    }[one.aspect]
    return f"{site}: {said}, expected {_percent(limits.low)} to {_percent(limits.high)} % as in earlier runs."


def _percent(share: float) -> str:
    return f"{100 * share:.0f}"
