"""Something about a site that is no longer as it was."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Aspect(StrEnum):
    """What of a site is watched."""

    COVERAGE = "coverage"
    WORDS = "words"
    LABELS = "labels"
    REJECTS = "rejects"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """A figure outside the range its history lets expect."""

    site: str
    """Registered domain."""
    aspect: Aspect
    """What of it: coverage, words, labels, rejects or repeated."""
    name: str
    """The field of ``coverage``, the label of ``labels``; else empty."""
    found: float
    """This run's: a share, 0-1; of ``words`` the median number."""
    low: float
    """The least that was to be expected."""
    high: float
    """The most that was to be expected."""
    usual: float
    """The median of earlier runs."""
    runs: int
    """Number of earlier runs it is held against."""
    sentence: str
    """All of it for people."""
