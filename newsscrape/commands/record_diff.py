"""``scrapy reextract --diff``: what the new records change in old ones, as a page and as an exit code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from newsscrape.crawl.verdict import ExitCode
from newsscrape.errors import UsageError
from newsscrape.report.diff_page import diff_lines, diff_page
from newsscrape.report.record_diff import differences
from newsscrape.sinks.part import PartFile
from newsscrape.sources.pairs import paired


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What new records are held against."""

    old: Path
    """The old records."""
    limit: float | None
    """The share of pages that may change, 0-1; None: any."""


def read_comparison(old: str | None, limit: float | None, target: Path | None) -> Comparison | None:
    """Check what is asked for; None where nothing is. Raises `UsageError` that names what is wrong."""
    if old is None:
        if limit is not None:
            raise UsageError("--diff-limit says how much --diff may find; give that as well.")
        return None
    if target is None:
        raise UsageError("--diff holds the records of -O against old ones; give -O FILE as well.")
    if not Path(old).is_file() or Path(old).resolve() == target.resolve():
        raise UsageError(f"--diff {old}: expected a file of records that was written earlier.")
    if limit is not None and not 0 <= limit <= 1:
        raise UsageError(f"--diff-limit is {limit:g}; expected a share from 0 to 1.")
    return Comparison(old=Path(old), limit=limit)


def compare(asked: Comparison, new: Path, tell: Callable[[str], None]) -> ExitCode:
    """Compare, write the page beside the new records, tell of it.

    Out: `ExitCode.FAILURES` where more pages changed than may. Raises `InputError` where the old records cannot be
    read, `StorageError` where the page cannot be written.
    """
    diff = differences(paired(asked.old, new))
    page = PartFile(new.with_name(f"{new.name.removesuffix('.jsonl')}.diff.html"))
    page.write(diff_page(diff, str(asked.old), str(new), asked.limit).encode())
    page.publish()
    for line in diff_lines(diff):
        tell(line)
    tell(f"page: {page.path}.")
    return ExitCode.FAILURES if asked.limit is not None and diff.share > asked.limit else ExitCode.OK
