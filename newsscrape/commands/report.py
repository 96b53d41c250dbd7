"""``scrapy report``: what a run did, as a page and in short, and how articles and sites changed."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from scrapy.commands import ScrapyCommand

from newsscrape.commands.report_maps import write_maps
from newsscrape.commands.telling import tell
from newsscrape.crawl.verdict import ExitCode
from newsscrape.errors import InputError, StorageError, UsageError
from newsscrape.ledger.beside import remembered
from newsscrape.ledger.ledger import Ledger
from newsscrape.ledger.versions import Version, Versions
from newsscrape.policy.address_keys import address_key
from newsscrape.policy.drift import drift_rules
from newsscrape.report.run import history_lines, run_lines
from newsscrape.report.run_page import run_page
from newsscrape.report.story import story_of
from newsscrape.report.trend import trend_page
from newsscrape.sinks.part import PartFile
from newsscrape.sources.runs import KeptRun, find_run
from newsscrape.text import shown

_TREND = "trend"


class Command(ScrapyCommand):
    """Writes a run, or all runs, as a page, and prints it in short; or prints the history of an article."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Give the arguments."""
        return "[options] [RUN]"

    def short_desc(self) -> str:
        """Say in a line what it does."""
        return "Write a run as a page: coverage, drift, rejects, changes, samples"

    def long_desc(self) -> str:
        """Say what it does, with examples and exit codes."""
        return (
            "Write a run (the latest without RUN) as a page under reports/ in the output folder, one file that asks "
            "nothing of any server, and print its counts, its alarms, its rejects by reason, and each article that had "
            "changed, with the words that went as [-old-] and those that came as {+new+}. "
            "With --trend the sites over all runs; with --url the history of one article; with --accept SITE what a "
            "run found there is the usual from now on. "
            "Examples: scrapy report; scrapy report 20261102T100000Z -o run.html; scrapy report --trend; "
            "scrapy report --url https://www.example.org/politik/a-123; "
            "scrapy report 20261102T100000Z --accept example.org. "
            "Exit codes: 0 done, 1 there is no such run, site or article, 5 the ledger cannot be read or the page not "
            "be written."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command to Scrapy's own."""
        super().add_options(parser)
        parser.add_argument("-o", dest="page", metavar="FILE.html", help="where the page goes (default: reports/)")
        parser.add_argument("--without-maps", action="store_true", help="write no page maps beside the page")
        parser.add_argument("--trend", action="store_true", help="the sites over all runs")
        parser.add_argument("--url", metavar="URL", help="the history of the article at this address")
        parser.add_argument("--accept", metavar="SITE[,SITE]", help="take what the run found there for the new usual")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Write and print, and set the exit code."""
        try:
            for line in self._lines(args, opts):
                print(shown(line))
        except UsageError as error:
            self._refuse(error, ExitCode.USAGE)
        except StorageError as error:
            self._refuse(error, ExitCode.STORAGE)

    def _lines(self, args: list[str], opts: argparse.Namespace) -> Iterator[str]:
        if self.settings is None:
            raise UsageError("a Scrapy project is needed: change to the folder with scrapy.cfg.")
        if len(args) + bool(opts.url) + opts.trend > 1:
            raise UsageError(f"expected one RUN, --trend or --url URL, found: {' '.join(args) or 'two of them'}.")
        output = Path(self.settings["NEWSSCRAPE_OUTPUT"])
        with remembered(output, self.settings["NEWSSCRAPE_LEDGER"]) as ledger:
            if opts.url:
                yield from history_lines(_history(ledger.versions, opts.url))
            elif opts.trend:
                path = Path(opts.page or output / "reports" / f"{_TREND}.html")
                yield _written(path, trend_page(ledger.figures.all(), drift_rules()))
            else:
                run = find_run(output, args[0] if args else None)
                if opts.accept:
                    yield from _accepted(ledger, run, opts.accept)
                else:
                    path = Path(opts.page or output / "reports" / f"{run.name}.html")
                    story = story_of(run, ledger, drift_rules())
                    if not opts.without_maps:
                        maps = write_maps(story.samples.cards(), path.with_name(_maps_beside(path)), self.settings)
                        story = replace(story, maps=maps)
                    yield from run_lines(story.manifest, story.changed)
                    yield _written(path, run_page(story))

    def _refuse(self, error: Exception, code: ExitCode) -> None:
        tell("report", str(error))
        self.exitcode = int(code)


def _maps_beside(page: Path) -> str:
    return page.stem if page.suffix else f"{page.name}.maps"


def _written(path: Path, page: str) -> str:
    file = PartFile(path)
    file.write(page.encode())
    file.publish()
    return f"Page: {path}"


def _accepted(ledger: Ledger, run: KeptRun, sites: str) -> Iterator[str]:
    known = {figures.site for figures in ledger.figures.of_run(run.name)}
    for site in sites.split(","):
        if site not in known:
            raise InputError(f"--accept {site}: run {run.name} has no such site; its sites are: {', '.join(known)}.")
    ledger.figures.accept(run.name, sites.split(","))
    yield f"What run {run.name} found on {sites} is the usual from now on; earlier runs count no longer."


def _history(versions: Versions, url: str) -> list[Version]:
    history = versions.of(address_key(url))
    if not history:
        raise InputError(f"--url {url}: the ledger remembers no article under this address.")
    return history
