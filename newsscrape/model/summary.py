"""What monitoring reads of a run: one line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How a command ended, whether or not it came to a run; the manifest tells more of a run."""

    spider: str
    """Name of the spider that was asked for."""
    run: str | None
    """Identifier of the run; null where none began."""
    started_at: str
    """Instant, ``YYYY-MM-DDTHH:MM:SSZ``."""
    finished_at: str
    """Instant, ``YYYY-MM-DDTHH:MM:SSZ``."""
    duration_seconds: float
    """From start to end, by a clock that nobody sets."""
    exit_code: int
    """Exit code of the command."""
    ended: str
    """As in the manifest; where no run began, ``usage``, ``locked`` or ``storage``."""
    message: str | None
    """The sentence that says why no run began, who holds the lock among it."""
    pages: int
    """Addresses that reached an end state."""
    articles: int
    """Records written."""
    unchanged: int
    """Pages whose article is already known in the same words."""
    rejects: int
    """Pages that are no article."""
    failures: int
    """Addresses that brought no page."""
    waiting: int
    """Addresses that were found and not fetched; the next run of the same task goes on with them."""
    alarms: tuple[str, ...]
    """What is no longer as it was on a site, a sentence each."""
    files: tuple[str, ...]
    """Paths of what was written: records, rejects, manifest."""
