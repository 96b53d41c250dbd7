"""``scrapy sites new``: one look at a site, and the file it makes."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

from scrapy.crawler import CrawlerProcessBase
from scrapy.settings import BaseSettings

from newsscrape.commands.one_look import looked, no_answer
from newsscrape.crawl.scout import Scout
from newsscrape.errors import StorageError, UsageError
from newsscrape.learn.draft import draft_of
from newsscrape.model.draft import Draft
from newsscrape.sinks.profile import profile_text


class Existing(Enum):
    """What happens to a file that is there already."""

    KEEP = "keep"
    REPLACE = "replace"


def look(url: str, process: CrawlerProcessBase, settings: BaseSettings) -> Draft:
    """Look at the site of an address and draft its profile.

    Raises `UsageError` for an address that may not be fetched, `NoAnswerError` where the front page brings nothing,
    `KeyboardInterrupt` when a signal ends it.
    """
    scout = looked(Scout, url, process, settings)
    if scout.sighting is None:
        raise no_answer(scout)
    return draft_of(scout.sighting)


def target_of(draft: Draft, output: str | None, existing: Existing) -> Path:
    """Give where the draft goes: ``<host>.toml`` here, or as named; `UsageError` where a file is in the way."""
    target = Path(output or f"{draft.site.host}.toml")
    if target.is_dir():
        target /= f"{draft.site.host}.toml"
    if target.exists() and existing is Existing.KEEP:
        raise UsageError(f"{target}: there is a file already; give --force to write over it, or another name with -o.")
    return target


def write(draft: Draft, target: Path) -> None:
    """Write the file, under its name only when whole; `StorageError` when the disk refuses."""
    header = f"Drafted by scrapy sites new, {datetime.now(UTC):%Y-%m-%d}. Nobody has checked it yet: read every line."
    part = target.with_name(f"{target.name}.part")
    try:
        part.write_text(profile_text(draft, header), encoding="utf-8")
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise StorageError(f"{target}: cannot be written ({error.strerror}).") from error
