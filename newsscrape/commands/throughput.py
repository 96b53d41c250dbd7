"""``scrapy throughput``: how fast whole crawls are, and what they take."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar

from scrapy.commands import ScrapyCommand

from newsscrape.bench.crawl_figures import CrawlMeasured, json_object, missed, sections
from newsscrape.bench.crawl_parts import durability, feed_way, many, pace
from newsscrape.bench.tables import markdown, rich_table
from newsscrape.commands.tables import show
from newsscrape.errors import InputError, UsageError

EXIT_USAGE, EXIT_MISSED = 1, 2
FIGURES_FILE = "throughput.json"


class Part(StrEnum):
    """What can be measured by itself."""

    PACE = "pace"
    """Processor time of the main process beside bare Scrapy and trafilatura in the callback."""
    DURABILITY = "durability"
    """Pages a second with archive and ledger on disk, and without."""
    MANY = "many"
    """A crawl of many addresses."""
    FEED = "feed"
    """The way of an item from a feed to the disk."""


class Command(ScrapyCommand):
    """Measure whole crawls against a server on this machine."""

    requires_project = False
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Give the arguments as the help shows them."""
        return "[options] DATASET..."

    def short_desc(self) -> str:
        """Give the line of the list of commands."""
        return "Measure the speed of whole crawls beside bare Scrapy"

    def long_desc(self) -> str:
        """Give the text of the help."""
        return (
            "Crawls saved pages from a server on this machine, with links, ledger, archive and records, beside bare "
            "Scrapy and trafilatura in the callback; then made pages of many hosts; then a feed with a new item. "
            "Prints tables and writes throughput.json. DATASET is a folder with truth.jsonl and html/, or one that "
            "holds such folders. Exit code 0: all targets are met; 1: a folder or option is wrong; 2: a target is "
            "missed. Example: scrapy throughput ../shared/bench --pages 300 --made 2000 --hosts 100"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command to Scrapy's own."""
        super().add_options(parser)
        group = parser.add_argument_group(title="Throughput")
        group.add_argument("--pages", type=int, default=1_000, metavar="N", help="saved pages a crawl (default 1,000)")
        group.add_argument("--rounds", type=int, default=3, metavar="N", help="crawls of each kind (default 3)")
        group.add_argument("--made", type=int, default=100_000, metavar="N", help="made pages (default 100,000)")
        group.add_argument("--hosts", type=int, default=1_000, metavar="N", help="hosts of these (default 1,000)")
        group.add_argument(
            "--only",
            action="append",
            default=[],
            choices=[part.value for part in Part],
            help="measure this part alone; repeatable",
        )
        group.add_argument("--markdown", action="store_true", help="print the tables as Markdown")
        group.add_argument("-O", "--output", type=Path, metavar="FOLDER", help="where the file goes")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Measure, print, write, and set the exit code."""
        settings: Mapping[Any, Any] = self.settings or {}
        folder = opts.output or Path(settings.get("NEWSSCRAPE_OUTPUT", "output"), "bench")
        try:
            _check(args, opts)
            measured = _measure(args, opts)
            _print(measured, opts)
            _write(measured, folder)
        except UsageError as error:
            print(f"scrapy throughput: {error}", file=sys.stderr)
            self.exitcode = EXIT_USAGE
            return
        self.exitcode = EXIT_MISSED if missed(measured) else 0


def _check(args: list[str], opts: argparse.Namespace) -> None:
    if {Part.PACE, Part.DURABILITY} & set(_parts(opts)) and not args:
        raise UsageError("no DATASET given; name a folder with truth.jsonl and html/")
    for option in ("pages", "rounds", "made", "hosts"):
        value = getattr(opts, option)
        if value < 1:
            raise UsageError(f"--{option} is {value}, expected 1 or more")


def _parts(opts: argparse.Namespace) -> list[Part]:
    return [part for part in Part if not opts.only or part in opts.only]


def _measure(args: list[str], opts: argparse.Namespace) -> CrawlMeasured:
    measured = CrawlMeasured()
    for part in _parts(opts):
        print(f"Measuring {part.value} ...", file=sys.stderr)
        if part is Part.PACE:
            measured = replace(measured, pace=pace(args, opts.pages, opts.rounds))
        elif part is Part.DURABILITY:
            measured = replace(measured, durability=durability(args, opts.pages, opts.rounds))
        elif part is Part.MANY:
            measured = replace(measured, many=many(opts.made, opts.hosts))
        else:
            measured = replace(measured, feed=feed_way())
    return measured


def _print(measured: CrawlMeasured, opts: argparse.Namespace) -> None:
    for section in sections(measured):
        if opts.markdown:
            print(markdown(section))
        else:
            show(rich_table(section))


def _write(measured: CrawlMeasured, folder: Path) -> None:
    figures = json.dumps(json_object(measured), indent=2)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FIGURES_FILE).write_text(f"{figures}\n", encoding="utf-8")
    except OSError as error:
        raise InputError(f"{folder}: cannot be written to ({error.strerror}); name another folder with -O") from error
    print(f"Figures are in {folder / FIGURES_FILE}.", file=sys.stderr)
