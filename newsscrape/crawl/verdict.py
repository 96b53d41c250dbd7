"""How a run ended, as an exit code."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class ExitCode(IntEnum):
    """Exit codes of the commands; the table in docs/commands.md."""

    OK = 0
    USAGE = 1
    FAILURES = 2
    DRIFT = 3
    LOCKED = 4
    STORAGE = 5
    STOPPED = 6


class Ending(StrEnum):
    """Why a spider was closed, in Scrapy's words; one that is not named here has no bearing on the exit code."""

    FINISHED = "finished"
    OUT_OF_TIME = "closespider_timeout"
    USAGE = "usage"
    STORAGE = "storage"
    STOPPED = "shutdown"
    START_FAILED = "start_error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A run's figures, as far as they decide."""

    pages: int
    """Addresses that reached an end, and those known so well that they needed no visit.

    Without the latter a quiet day, a front page and two dead links, would look like a broken site.
    """
    good: int
    """Articles, new, unchanged or known."""
    failures: int
    """Addresses that brought no page, or a check for robots in its place."""
    failed_starts: int
    """Start addresses among them."""
    alarms: int = 0
    """Figures of sites that are no longer as they were."""


_BY_ENDING: dict[str, ExitCode] = {
    Ending.USAGE: ExitCode.USAGE,
    Ending.STORAGE: ExitCode.STORAGE,
    Ending.STOPPED: ExitCode.STOPPED,
    Ending.START_FAILED: ExitCode.FAILURES,
}


def verdict(ending: str, account: Account, failure_share: float) -> ExitCode:
    """Give the exit code of a run.

    In: why the spider was closed, the run's figures, the share of pages above which failures count. A failed start
    address counts by itself when the run brought no article at all. Failures come before drift, which they may explain.
    """
    decided = _BY_ENDING.get(ending)
    if decided is not None:
        return decided
    too_many = account.failures > failure_share * account.pages
    nothing = account.failed_starts > 0 and account.good == 0
    if too_many or nothing:
        return ExitCode.FAILURES
    return ExitCode.DRIFT if account.alarms else ExitCode.OK
