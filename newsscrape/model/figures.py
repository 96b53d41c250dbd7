"""What a run found on one site, in numbers: what is kept of it, to hold later runs against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFigures:
    """The articles, rejects and failures of one site in one run."""

    site: str
    """Registered domain; empty for what has no address."""
    articles: int = 0
    """Records written."""
    rejects: int = 0
    """Pages that are no article."""
    failures: int = 0
    """Addresses that brought no page."""
    reasons: Mapping[str, int] = field(default_factory=dict)
    """Rejects and failures by reason."""
    fields: Mapping[str, int] = field(default_factory=dict)
    """Articles that have a field, by its name; every field that is looked at is there."""
    words: tuple[float, ...] = ()
    """Words of the texts: lower quartile, median, upper quartile; empty without articles."""
    labels: Mapping[str, float] = field(default_factory=dict)
    """Share of a page's characters with a label, 0-1, the mean over all articles; the article's own are ``text``."""
    confidence: tuple[int, ...] = ()
    """Articles by confidence: ten numbers, the first those below 0.1."""
    compared: int = 0
    """Articles whose sentences were held against each other."""
    repeated: int = 0
    """Of these, articles that share much of their text with many others."""
    templates: Mapping[str, int] = field(default_factory=dict)
    """Articles by where their fields were read from."""
