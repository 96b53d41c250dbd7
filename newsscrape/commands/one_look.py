"""Start a spider that looks at a few pages, wait for what it saw, and say how it ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

from scrapy.crawler import CrawlerProcessBase
from scrapy.settings import BaseSettings

from newsscrape.commands.telling import tell
from newsscrape.crawl.assignment import read_assignment
from newsscrape.crawl.looker import Looker
from newsscrape.crawl.verdict import Ending, ExitCode
from newsscrape.errors import StorageError, UsageError

Kind = TypeVar("Kind", bound=Looker)


class NoAnswerError(Exception):
    """A page or site could not be looked at; raised with a sentence, ends with exit code 2."""


def looked(kind: type[Kind], url: str, process: CrawlerProcessBase, settings: BaseSettings) -> Kind:
    """Let a spider of this kind look at an address and give it when it is done.

    Raises `UsageError` for an address that may not be fetched, `NoAnswerError` where the spider never began,
    `KeyboardInterrupt` when a signal ended it.
    """
    read_assignment({"url": url}, settings, datetime.now(UTC))
    crawler = process.create_crawler(kind)
    process.crawl(crawler, url=url)
    process.start()
    if crawler.stats is not None and crawler.stats.get_value("finish_reason") == Ending.STOPPED:
        raise KeyboardInterrupt
    if not isinstance(crawler.spider, kind):
        raise NoAnswerError(f"{url}: nothing could be fetched.")
    return crawler.spider


def no_answer(spider: Looker) -> NoAnswerError:
    """Give the error that tells what the spider missed first."""
    misses = (f"{url}: {why}" for url, why in spider.misses.items())
    return NoAnswerError(next(misses, f"{spider.url}: nothing could be fetched."))


def ended(command: str, work: Callable[[], ExitCode]) -> ExitCode:
    """Do a command's work; give its exit code, or that of the error it met, which is told in a sentence."""
    try:
        return work()
    except UsageError as error:
        return _told(command, str(error), ExitCode.USAGE)
    except NoAnswerError as error:
        return _told(command, str(error), ExitCode.FAILURES)
    except StorageError as error:
        return _told(command, str(error), ExitCode.STORAGE)
    except KeyboardInterrupt:
        return _told(command, "stopped by a signal; nothing was written.", ExitCode.STOPPED)


def _told(command: str, message: str, code: ExitCode) -> ExitCode:
    tell(command, message)
    return code
