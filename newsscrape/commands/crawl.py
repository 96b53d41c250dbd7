"""``scrapy crawl``: Scrapy's own, with a lock, one-sentence errors and exit codes that tell."""

from __future__ import annotations

import argparse
import logging
import sys
from datetime import UTC, datetime
from pathlib import Path

from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.exceptions import UsageError as ScrapyUsageError

from newsscrape.crawl.assignment import read_assignment
from newsscrape.crawl.lock import held
from newsscrape.crawl.verdict import ExitCode
from newsscrape.errors import LockedError, StorageError, UsageError

_EXPORTED = "newsscrape.model.article.Article"
# What these say at INFO (settings, lists of middlewares, versions) hides what a run says of itself; -L DEBUG shows it.
_CHATTY = ("scrapy.utils.log", "scrapy.crawler", "scrapy.middleware", "scrapy.core.engine", "scrapy.addons")


class Command(ScrapyCrawl):
    """Runs a spider under the output folder's lock."""

    def long_desc(self) -> str:
        """Say what it does, with examples and exit codes."""
        return (
            "Crawl news sites and write their articles under NEWSSCRAPE_OUTPUT. "
            "Examples: scrapy crawl news -a url=https://www.example.org/ -a since=2d; "
            "scrapy crawl news -a site=NAME -a limit=50. "
            "Arguments of the spider news: site=NAME[,NAME] (profiles in newsscrape/data/sites), "
            "url=URL[,URL] (front page, section, feed, sitemap or one article), "
            "since=2d and until=1d (30m, 12h, 1w, or a day such as 2026-11-01), section=NAME, limit=N articles. "
            "Exit codes: 0 all well, 1 error in use, 2 too many failures, 4 another run holds the lock, "
            "5 storage failed, 6 stopped by a signal."
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Read the options; exports given with -o or -O hold the articles, not the rejects."""
        try:
            super().process_options(args, opts)
        except ScrapyUsageError as error:
            sys.stderr.write(f"scrapy crawl: {error}\n")
            sys.exit(ExitCode.USAGE)
        if self.settings is None:
            return
        feeds = self.settings.getdict("FEEDS")
        if opts.output or opts.overwrite_output:
            exported = {uri: {**options, "item_classes": [_EXPORTED]} for uri, options in feeds.items()}
            self.settings.set("FEEDS", exported, priority="cmdline")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Crawl, and set the exit code."""
        try:
            self.exitcode = int(self._crawl(args, opts))
        except UsageError as error:
            self._refuse(error, ExitCode.USAGE)
        except LockedError as error:
            self._refuse(error, ExitCode.LOCKED)
        except StorageError as error:
            self._refuse(error, ExitCode.STORAGE)

    def _crawl(self, args: list[str], opts: argparse.Namespace) -> ExitCode:
        if self.settings is None or self.crawler_process is None:
            raise UsageError("scrapy crawl runs inside a Scrapy project: change to the folder with scrapy.cfg.")
        known = self.crawler_process.spider_loader.list()
        if len(args) != 1 or args[0] not in known:
            raise UsageError(f"Which spider? Expected one of {', '.join(known)}, found: {' '.join(args) or 'none'}.")
        read_assignment(opts.spargs, self.settings, datetime.now(UTC))
        if self.settings["LOG_LEVEL"] == "INFO":
            for name in _CHATTY:
                logging.getLogger(name).setLevel(logging.WARNING)
        with held(Path(self.settings["NEWSSCRAPE_OUTPUT"]), f"scrapy crawl {args[0]}"):
            crawler = self._create_crawler(args[0])
            self.crawler_process.crawl(crawler, **opts.spargs)
            self.crawler_process.start()
        if self.crawler_process.bootstrap_failed:
            return ExitCode.FAILURES
        return ExitCode(crawler.stats.get_value("newsscrape/exit_code", ExitCode.FAILURES))

    def _refuse(self, error: Exception, code: ExitCode) -> None:
        sys.stderr.write(f"scrapy crawl: {error}\n")
        self.exitcode = int(code)
