"""``scrapy crawl``: Scrapy's own, with a lock, one-sentence errors, exit codes and a summary that tell."""

from __future__ import annotations

import argparse
import logging
import sys
from datetime import UTC, datetime
from pathlib import Path

from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.exceptions import UsageError as ScrapyUsageError
from scrapy.signals import engine_started

from newsscrape.children.garbage import collect_seldom
from newsscrape.commands.own_sites import use_own_sites
from newsscrape.commands.telling import tell, tell_plainly
from newsscrape.crawl.assignment import read_assignment
from newsscrape.crawl.duration import seconds_of
from newsscrape.crawl.large_bodies import give_back_large_blocks
from newsscrape.crawl.lock import held
from newsscrape.crawl.log_lines import LogForm, form_of, json_handler
from newsscrape.crawl.summary import Watch, line_of, run_ended
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
            "Arguments of the spider news: site=NAME[,NAME] (profiles in newsscrape/data/sites and NEWSSCRAPE_SITES), "
            "url=URL[,URL] (front page, section, feed, sitemap or one article), @FILE for the lines of a file, "
            "since=2d and until=1d (30m, 12h, 1w, or a day such as 2026-11-01), section=NAME, limit=N articles. "
            "--max-duration=10m ends the run in order when its time is up; the next one goes on. "
            "On a terminal progress moves; elsewhere each line of the log is a JSON object (--log-format). "
            "At the end one line of JSON on standard output sums the run up. "
            "Exit codes: 0 all well, 1 error in use, 2 too many failures, 3 a site is no longer as its earlier runs "
            "let expect (scrapy report shows it), 4 another run holds the lock, 5 storage failed, "
            "6 stopped by a signal."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command to Scrapy's own."""
        super().add_options(parser)
        parser.add_argument(
            "--max-duration", metavar="SPAN", help="end the run in order after so long: 90s, 10m, 2h (default: no end)"
        )
        parser.add_argument(
            "--log-format",
            metavar="FORM",
            help="how log lines look: text, json, or auto (the default): text on a terminal, JSON elsewhere",
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Read the options; exports hold the articles, not the rejects, where they do not say what they hold."""
        try:
            super().process_options(args, opts)
        except ScrapyUsageError as error:
            tell("crawl", str(error))
            sys.exit(ExitCode.USAGE)
        if self.settings is None:
            return
        if opts.log_format:
            self.settings.set("NEWSSCRAPE_LOG_FORMAT", opts.log_format, priority="cmdline")
        try:
            is_json = form_of(self.settings) is LogForm.JSON
        except UsageError as error:
            tell("crawl", str(error))
            sys.exit(ExitCode.USAGE)
        # Scrapy's handler, whose form is no setting, is put in place anew by every crawl.
        self.settings.set("LOG_INSTALL_ROOT_HANDLER", not is_json, priority="cmdline")
        feeds = self.settings.getdict("FEEDS")
        exported = {uri: {"item_classes": [_EXPORTED], **options} for uri, options in feeds.items()}
        self.settings.set("FEEDS", exported, priority="cmdline")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Crawl, print the summary, and set the exit code."""
        if self.settings is None or self.crawler_process is None:
            tell("crawl", "a Scrapy project is needed: change to the folder with scrapy.cfg.")
            self.exitcode = int(ExitCode.USAGE)
            return
        tell_plainly()
        if not self.settings.getbool("LOG_INSTALL_ROOT_HANDLER"):
            logging.root.setLevel(logging.NOTSET)
            logging.root.addHandler(json_handler(self.settings))
        watch = Watch(spider=args[0] if args else "", output=Path(self.settings["NEWSSCRAPE_OUTPUT"]))
        try:
            code = self._crawl(args, opts, watch)
        except UsageError as error:
            code = _refuse(error, ExitCode.USAGE, watch)
        except LockedError as error:
            code = _refuse(error, ExitCode.LOCKED, watch)
        except StorageError as error:
            code = _refuse(error, ExitCode.STORAGE, watch)
        # Where records go to standard output they are alone there.
        stream = sys.stderr if "stdout:" in self.settings.getdict("FEEDS") else sys.stdout
        print(line_of(watch.summary(code)), file=stream, flush=True)
        self.exitcode = int(code)

    def _crawl(self, args: list[str], opts: argparse.Namespace, watch: Watch) -> ExitCode:
        assert self.settings is not None  # noqa: S101 - run() has looked
        assert self.crawler_process is not None  # noqa: S101 - run() has looked
        known = self.crawler_process.spider_loader.list()
        if len(args) != 1 or args[0] not in known:
            raise UsageError(f"Which spider? Expected one of {', '.join(known)}, found: {' '.join(args) or 'none'}.")
        if opts.max_duration is not None:
            self.settings.set("CLOSESPIDER_TIMEOUT", seconds_of(opts.max_duration), priority="cmdline")
        use_own_sites(self.settings)
        read_assignment(opts.spargs, self.settings, datetime.now(UTC))
        if self.settings["LOG_LEVEL"] == "INFO":
            for name in _CHATTY:
                logging.getLogger(name).setLevel(logging.WARNING)
        with held(Path(self.settings["NEWSSCRAPE_OUTPUT"]), f"scrapy crawl {args[0]}"):
            crawler = self._create_crawler(args[0])
            crawler.signals.connect(watch.take, signal=run_ended)
            crawler.signals.connect(collect_seldom, signal=engine_started)
            give_back_large_blocks()
            self.crawler_process.crawl(crawler, **opts.spargs)
            self.crawler_process.start()
        if self.crawler_process.bootstrap_failed:
            return ExitCode.FAILURES
        # The spider is there still where a signal ended the program before the run had ended.
        unended = ExitCode.STOPPED if crawler.engine and crawler.engine.spider else ExitCode.FAILURES
        return ExitCode(crawler.stats.get_value("newsscrape/exit_code", unended))


def _refuse(error: Exception, code: ExitCode, watch: Watch) -> ExitCode:
    tell("crawl", str(error))
    watch.message = str(error)
    return code
