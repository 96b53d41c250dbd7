"""What a run did, in numbers that must balance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from newsscrape.model.alarm import Alarm
from newsscrape.model.budget import LeftOut


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestFile:
    """One file a run wrote."""

    name: str
    """File name, without its folder."""
    records: int
    """Lines in it."""
    sha256: str
    """SHA-256 of its bytes, hexadecimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlowPage:
    """A page that was long in coming."""

    url: str
    """Address as asked for."""
    seconds: float
    """From the question to the head of the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """How a run ended, and what it did not get to: as the manifest has it."""

    ended: str = "finished"
    """Why it ended."""
    waiting: int = 0
    """Addresses that wait for the next run."""
    left_out: tuple[LeftOut, ...] = ()
    """Addresses that were not asked for, because a budget of their host was spent."""
    alarms: tuple[Alarm, ...] = ()
    """What is no longer as it was."""
    slowest: tuple[SlowPage, ...] = ()
    """The pages that were longest in coming."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A run's account; ``pages = articles + unchanged + rejects + failures``."""

    run: str
    """Identifier of the run: ``YYYYMMDDTHHMMSSZ`` and a short suffix where two start in the same second."""
    spider: str
    """Name of the spider, or ``reextract``."""
    started_at: str
    """Instant, ``YYYY-MM-DDTHH:MM:SSZ``."""
    finished_at: str
    """Instant, ``YYYY-MM-DDTHH:MM:SSZ``."""
    pages: int
    """Inputs that reached an end state."""
    articles: int
    """Records written."""
    unchanged: int
    """Pages whose article is already known in the same words."""
    rejects: int
    """Pages that are no article."""
    failures: int
    """Addresses that brought no page, and files that could not be read."""
    rejects_by_reason: Mapping[str, int] = field(default_factory=dict)
    """Number of lines in the rejects file, by reason (failures included)."""
    left_out: tuple[LeftOut, ...] = ()
    """Addresses that were not asked for, because a budget of their host was spent."""
    files: tuple[ManifestFile, ...] = ()
    """What was written."""
    versions: Mapping[str, str] = field(default_factory=dict)
    """Versions of newsscrape and of the libraries that shape the output."""
    exit_code: int = 0
    """Exit code of the command."""
    ended: str = "finished"
    """Why it ended, in Scrapy's words: ``finished``; ``closespider_timeout`` when its time was up; ``shutdown`` for a
    signal; ``storage`` when the disk or the ledger refused."""
    waiting: int = 0
    """Addresses that were found and not fetched; the next run of the same task goes on with them."""
    alarms: tuple[Alarm, ...] = ()
    """Figures of sites that are outside the range their earlier runs let expect."""
    slowest: tuple[SlowPage, ...] = ()
    """The ten pages that were longest in coming, the slowest first."""
