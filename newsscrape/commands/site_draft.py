"""``scrapy sites new``: one look at a site, and the file it makes."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

from scrapy.crawler import CrawlerProcessBase
from scrapy.settings import BaseSettings

from newsscrape.crawl.assignment import read_assignment
from newsscrape.crawl.scout import Scout
from newsscrape.crawl.verdict import Ending
from newsscrape.errors import StorageError, UsageError
from newsscrape.learn.draft import draft_of
from newsscrape.model.draft import Draft
from newsscrape.sinks.profile import profile_text


class NoAnswerError(Exception):
    """The site could not be looked at; raised with a sentence, ends with exit code 2."""


class Existing(Enum):
    """What happens to a file that is there already."""

    KEEP = "keep"
    REPLACE = "replace"


def look(url: str, process: CrawlerProcessBase, settings: BaseSettings) -> Draft:
    """Look at the site of an address and draft its profile.

    Raises `UsageError` for an address that may not be fetched, `NoAnswerError` where the front page brings nothing,
    `KeyboardInterrupt` when a signal ends it.
    """
    read_assignment({"url": url}, settings, datetime.now(UTC))
    crawler = process.create_crawler(Scout)
    process.crawl(crawler, url=url)
    process.start()
    if crawler.stats is not None and crawler.stats.get_value("finish_reason") == Ending.STOPPED:
        raise KeyboardInterrupt
    scout = crawler.spider
    if not isinstance(scout, Scout) or scout.sighting is None:
        misses = scout.misses if isinstance(scout, Scout) else {}
        raise NoAnswerError(next((f"{at}: {why}" for at, why in misses.items()), f"{url}: nothing could be fetched."))
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
