"""``scrapy drift``: how often the drift alarm rings for nothing, and how soon it does for a changed template."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Any, ClassVar

from rich.table import Table
from scrapy.commands import ScrapyCommand

from newsscrape.bench.false_alarms import LATER, SIZES, AlarmRate, Detection, alarm_rate, detections
from newsscrape.commands.tables import show
from newsscrape.crawl.verdict import ExitCode
from newsscrape.errors import UsageError

SITES = 40
RUNS = 60
PAST = 30
MOST = 0.001
"""Share of ordinary runs of a site that may ring."""


class Command(ScrapyCommand):
    """Measure the drift alarm."""

    requires_project = False
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Give the arguments as the help shows them."""
        return "[options]"

    def short_desc(self) -> str:
        """Give the line of the list of commands."""
        return "Measure how often the drift alarm rings for nothing, and how soon for something"

    def long_desc(self) -> str:
        """Give the text of the help."""
        return (
            "Makes sites whose runs vary from day to day (weekends, days of agency reports, long and short texts), "
            "always the same ones, and has the drift alarm judge them by newsscrape/data/drift.toml; then changes the "
            "sites' templates. Run it after changing a number there. "
            f"Exit code 0: it rang in {MOST:.1%} of the ordinary runs or less; 1: an option is wrong; 2: in more. "
            "Examples: scrapy drift; scrapy drift --sites 10 --runs 30"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command to Scrapy's own."""
        super().add_options(parser)
        group = parser.add_argument_group(title="Drift")
        group.add_argument(
            "--sites", type=int, default=SITES, metavar="N", help=f"made sites of each size (default {SITES})"
        )
        group.add_argument(
            "--runs", type=int, default=RUNS, metavar="N", help=f"ordinary runs of each (default {RUNS})"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Measure, print, and set the exit code."""
        try:
            _check(args, opts)
        except UsageError as error:
            print(f"scrapy drift: {error}", file=sys.stderr)
            self.exitcode = int(ExitCode.USAGE)
            return
        rates = [alarm_rate(articles, opts.sites, opts.runs) for articles in SIZES]
        show(_rates(rates))
        show(_detections([one for articles in SIZES for one in detections(articles, opts.sites, PAST)]))
        too_often = sum(one.rung for one in rates) > MOST * sum(one.runs for one in rates)
        self.exitcode = int(ExitCode.FAILURES if too_often else ExitCode.OK)


def _check(args: list[str], opts: argparse.Namespace) -> None:
    if args:
        raise UsageError(f"{args[0]!r} is not expected; the sites are made, none is read.")
    if min(opts.sites, opts.runs) < 1:
        raise UsageError("--sites and --runs are expected to be 1 or more.")


def _rates(rates: Sequence[AlarmRate]) -> Table:
    table = Table("articles a day", "runs judged", "with an alarm", "share", title="Ordinary runs of made sites")
    for one in rates:
        table.add_row(f"{one.articles}", f"{one.runs:,}", f"{one.rung}", f"{one.rung / max(one.runs, 1):.4f}")
    runs, rung = sum(one.runs for one in rates), sum(one.rung for one in rates)
    table.add_row("all", f"{runs:,}", f"{rung}", f"{rung / max(runs, 1):.4f}")
    return table


def _detections(found: Sequence[Detection]) -> Table:
    title = f"Changes of the template after {PAST} runs"
    table = Table("change", "articles a day", "sites", "told in the first run", f"within {LATER}", title=title)
    for one in found:
        table.add_row(one.change, f"{one.articles}", f"{one.sites}", f"{one.at_once}", f"{one.soon}")
    return table
