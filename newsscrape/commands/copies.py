"""``scrapy copies``: how well near copies are found, on a made corpus."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

from rich.table import Table
from scrapy.commands import ScrapyCommand

from newsscrape.bench.copies import COPY_TARGETS, CopyFigures, measure_copies
from newsscrape.bench.made_corpus import made_corpus
from newsscrape.commands.tables import show
from newsscrape.crawl.verdict import ExitCode
from newsscrape.errors import UsageError

ARTICLES = 20_000
COPIES = 2_000


class Command(ScrapyCommand):
    """Measure how well near copies are found, and what it costs."""

    requires_project = False
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Give the arguments as the help shows them."""
        return "[options]"

    def short_desc(self) -> str:
        """Give the line of the list of commands."""
        return "Measure how well near copies of articles are found"

    def long_desc(self) -> str:
        """Give the text of the help."""
        return (
            "Makes a corpus of articles, always the same: some are copies edited as papers do, others only look alike "
            "(templates with new facts, series with set phrases). A new ledger remembers them one by one; the command "
            "tells how many copies it found, how much of what it said is right, and the processor time. "
            "Exit code 0: all targets met; 1: an option is wrong; 2: a target is missed. "
            "Examples: scrapy copies; scrapy copies --articles 2000 --copies 200"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command to Scrapy's own."""
        super().add_options(parser)
        group = parser.add_argument_group(title="Copies")
        group.add_argument(
            "--articles", type=int, default=ARTICLES, metavar="N", help=f"articles in all (default {ARTICLES:,})"
        )
        group.add_argument(
            "--copies", type=int, default=COPIES, metavar="N", help=f"of them copies (default {COPIES:,})"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Measure, print, and set the exit code."""
        try:
            _check(args, opts)
        except UsageError as error:
            print(f"scrapy copies: {error}", file=sys.stderr)
            self.exitcode = int(ExitCode.USAGE)
            return
        corpus = made_corpus(opts.articles, opts.copies)
        with TemporaryDirectory() as folder:
            figures = measure_copies(corpus, Path(folder))
        show(_table(figures))
        met = all(target.is_met(figures.by_name()) for target in COPY_TARGETS)
        self.exitcode = int(ExitCode.OK if met else ExitCode.FAILURES)


def _check(args: list[str], opts: argparse.Namespace) -> None:
    if args:
        raise UsageError(f"{args[0]!r} is not expected; the corpus is made, none is read")
    if not 1 <= opts.copies < opts.articles:
        raise UsageError(f"--copies is {opts.copies}, expected 1 or more and less than --articles, {opts.articles}")


def _table(figures: CopyFigures) -> Table:
    table = Table(
        "figure", "measured", "target", title=f"{figures.copies:,} copies among {figures.articles:,} articles"
    )
    values = figures.by_name()
    for target in COPY_TARGETS:
        met = "" if target.is_met(values) else " missed"
        limit = f"{target.sense.value} {target.limit:g}{target.unit}{met}"
        table.add_row(target.words, f"{values[target.figure]:.3f}{target.unit}", limit)
    table.add_row("told to be a copy, and is none or of another story", f"{figures.wrong}", "")
    table.add_row("ledger for it, an article", f"{figures.article_bytes:,.0f} B", "")
    return table
