"""What earlier runs found of one figure → the range in which the next one is to be expected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from statistics import median

from newsscrape.model.alarm import Aspect
from newsscrape.policy.drift import DriftRules

_NORMAL = 1.4826
"""The standard deviation of normally spread values over their median absolute deviation."""
_COUNTED = frozenset({Aspect.COVERAGE, Aspect.REJECTS, Aspect.REPEATED})
"""Shares of articles or pages; those of ``labels`` are means of shares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A figure of one run."""

    found: float
    """A share, 0-1; of ``words`` a number."""
    size: int
    """Articles, or pages, it is taken of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The range of what is to be expected, its ends included."""

    low: float
    """The least."""
    usual: float
    """The median of earlier runs."""
    high: float
    """The most."""
    runs: int
    """Earlier runs it comes from."""

    def hold(self, found: float) -> bool:
        """Tell that a figure is inside."""
        return self.low <= found <= self.high


def limits_of(aspect: Aspect, past: Sequence[Value], size: int, rules: DriftRules) -> Limits | None:
    """Give the limits of a figure that is taken of so many articles or pages; None with too few earlier runs.

    They lie around the median, as wide as the spread of earlier runs or, of what is counted, the chance of the draw
    make it, whichever is wider, and not less than what counts as a change at all.
    """
    if len(past) < rules.least_runs or size < rules.least_articles:
        return None
    if aspect is Aspect.WORDS:
        found = _limits([Value(found=log(max(one.found, 1)), size=one.size) for one in past], size, aspect, rules)
        low = exp(found.low) if found.low > 0 else 0.0  # a text may have no word at all
        return Limits(low=low, usual=exp(found.usual), high=exp(found.high), runs=found.runs)
    found = _limits(past, size, aspect, rules)
    return Limits(low=max(found.low, 0.0), usual=found.usual, high=min(found.high, 1.0), runs=found.runs)


def _limits(past: Sequence[Value], size: int, aspect: Aspect, rules: DriftRules) -> Limits:
    usual = median(one.found for one in past)
    between = _NORMAL * median(abs(one.found - usual) for one in past)
    fewer = max(1.0, median(one.size for one in past) / size)  # a run of fewer articles varies more
    reach = rules.spreads * (1 + rules.few / len(past)) * between * sqrt(fewer)
    if aspect in _COUNTED:
        reach = max(reach, rules.deviations * _drawn(usual, sum(one.size for one in past), size))
    least = rules.least_change[aspect]
    reach = max(reach, log(least) if aspect is Aspect.WORDS else least)
    return Limits(low=usual - reach, usual=usual, high=usual + reach, runs=len(past))


def _drawn(share: float, seen: int, size: int) -> float:
    """Give the standard deviation of a share among so many; one never or always seen is still open (Jeffreys)."""
    likely = (share * seen + 0.5) / (seen + 1)
    return sqrt(likely * (1 - likely) / size)
