"""One run of a command."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run, as its files, its ledger rows and its manifest name it."""

    name: str
    """``YYYYMMDDTHHMMSSZ``, with a short suffix where two start in the same second."""
    spider: str
    """Name of the spider."""
    started_at: str
    """Instant, ``YYYY-MM-DDTHH:MM:SSZ``."""
