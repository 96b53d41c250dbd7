"""``scrapy speed``: how fast the extraction is, and what it takes."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

from scrapy.commands import ScrapyCommand

from newsscrape.bench.compare import compare
from newsscrape.bench.growth import SIZES, growth
from newsscrape.bench.hostile_cost import LONGEST, hostile_costs
from newsscrape.bench.hostile_pages import SHAPES, SIZE
from newsscrape.bench.measured import Measured, json_object
from newsscrape.bench.memory import worker_memory
from newsscrape.bench.rivals import RIVALS
from newsscrape.bench.sample import sample
from newsscrape.bench.stages import stage_costs
from newsscrape.bench.tables import markdown, rich_table, sections
from newsscrape.children.garbage import collect_seldom
from newsscrape.commands.tables import show
from newsscrape.errors import InputError, UsageError
from newsscrape.evaluate.gold import GoldPage

EXIT_USAGE = 1
PAGES = 300
ROUNDS = 3
WORKER_PAGES = 10_000
FIGURES_FILE = "speed.json"
PLOT_FILE = "growth.svg"


class Part(StrEnum):
    """What can be measured by itself."""

    RATIO = "ratio"
    """Processor time beside trafilatura."""
    MEMORY = "memory"
    """Memory of a worker."""
    GROWTH = "growth"
    """Cost by page size."""
    HOSTILE = "hostile"
    """Pages made to hurt."""
    STAGES = "stages"
    """Our time by stage."""


class Command(ScrapyCommand):
    """Measure how fast the extraction is and what memory it takes."""

    requires_project = False
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Give the arguments as the help shows them."""
        return "[options] DATASET..."

    def short_desc(self) -> str:
        """Give the line of the list of commands."""
        return "Measure the speed of the extraction beside trafilatura"

    def long_desc(self) -> str:
        """Give the text of the help."""
        return (
            "Measures processor time beside trafilatura on labelled pages, memory of a worker, cost by page size and "
            "the cost of hostile pages; prints tables and writes speed.json and growth.svg. DATASET is a folder with "
            "truth.jsonl and html/, or one that holds such folders. Needs the extra newsscrape[bench]. Exit code 0: "
            "measured, whatever came out; 1: a folder, file or option is wrong. "
            "Examples: scrapy speed ../shared/bench/wcxb ../shared/bench/fundus-tests; "
            "scrapy speed ../shared/bench/wcxb --only stages --pages 50"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command to Scrapy's own."""
        super().add_options(parser)
        group = parser.add_argument_group(title="Speed")
        group.add_argument("--pages", type=int, default=PAGES, metavar="N", help=f"pages to time (default {PAGES})")
        group.add_argument(
            "--rounds", type=int, default=ROUNDS, metavar="N", help=f"times each page is timed (default {ROUNDS})"
        )
        group.add_argument(
            "--worker-pages",
            type=int,
            default=WORKER_PAGES,
            metavar="N",
            help=f"pages a worker reads while its memory is watched (default {WORKER_PAGES:,})",
        )
        group.add_argument(
            "--only",
            action="append",
            default=[],
            choices=[part.value for part in Part],
            help="measure this part alone; repeatable",
        )
        group.add_argument("--stages", action="store_true", help="also tell where our own time goes")
        group.add_argument("--markdown", action="store_true", help="print the tables as Markdown")
        group.add_argument("-O", "--output", type=Path, metavar="FOLDER", help="where files go (default output/bench)")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Measure, print, write, and set the exit code."""
        settings: Mapping[Any, Any] = self.settings or {}
        folder = opts.output or Path(settings.get("NEWSSCRAPE_OUTPUT", "output"), "bench")
        try:
            _check(args, opts)
            _make(folder)
            measured = _measure(args, opts)
            _print(measured, opts)
            _write(measured, opts.rounds, folder)
        except UsageError as error:
            print(f"scrapy speed: {error}", file=sys.stderr)
            self.exitcode = EXIT_USAGE


def _check(args: list[str], opts: argparse.Namespace) -> None:
    if not args:
        raise UsageError("no DATASET given; name a folder with truth.jsonl and html/")
    for option in ("pages", "rounds", "worker_pages"):
        value = getattr(opts, option)
        if value < 1:
            raise UsageError(f"--{option.replace('_', '-')} is {value}, expected 1 or more")
    if Part.GROWTH in _parts(opts) and find_spec("matplotlib") is None:
        raise UsageError("matplotlib is not installed; install newsscrape[bench] to draw the growth with page size")


def _parts(opts: argparse.Namespace) -> list[Part]:
    """Give the parts asked for, in the order they are measured in."""
    if opts.only:
        return [part for part in Part if part in opts.only or (part is Part.STAGES and opts.stages)]
    return [part for part in Part if part is not Part.STAGES or opts.stages]


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: cannot be made ({error.strerror}); name another folder with -O") from error


def _measure(args: list[str], opts: argparse.Namespace) -> Measured:
    golds = sample(map(Path, args), opts.pages)
    parts = _parts(opts)
    if Part.RATIO in parts:
        import_module("trafilatura")  # so that for both sides what is loaded is left out of garbage collections
    collect_seldom()  # as children that read pages do
    measured = Measured()
    for part in parts:
        print(f"Measuring {part.value} ...", file=sys.stderr)
        measured = _STEPS[part](measured, golds, opts)
    return measured


def _ratio(measured: Measured, golds: Sequence[GoldPage], opts: argparse.Namespace) -> Measured:
    return replace(measured, pages=compare(golds, RIVALS, opts.rounds))


def _memory(measured: Measured, golds: Sequence[GoldPage], opts: argparse.Namespace) -> Measured:
    return replace(measured, memory=worker_memory(golds, opts.worker_pages))


def _growth(measured: Measured, _golds: Sequence[GoldPage], opts: argparse.Namespace) -> Measured:
    return replace(measured, growth=growth(SIZES, opts.rounds))


def _hostile(measured: Measured, _golds: Sequence[GoldPage], _opts: argparse.Namespace) -> Measured:
    return replace(measured, hostile=hostile_costs(tuple(SHAPES), SIZE, LONGEST))


def _stages(measured: Measured, golds: Sequence[GoldPage], opts: argparse.Namespace) -> Measured:
    return replace(measured, stages=stage_costs(golds, opts.rounds))


_STEPS: Mapping[Part, Callable[[Measured, Sequence[GoldPage], argparse.Namespace], Measured]] = MappingProxyType(
    {
        Part.RATIO: _ratio,
        Part.MEMORY: _memory,
        Part.GROWTH: _growth,
        Part.HOSTILE: _hostile,
        Part.STAGES: _stages,
    }
)


def _print(measured: Measured, opts: argparse.Namespace) -> None:
    for section in sections(measured):
        if opts.markdown:
            print(markdown(section))
        else:
            show(rich_table(section))


def _write(measured: Measured, rounds: int, folder: Path) -> None:
    figures = json.dumps(json_object(measured, rounds), indent=2)
    try:
        (folder / FIGURES_FILE).write_text(f"{figures}\n", encoding="utf-8")
        if measured.growth:
            from newsscrape.bench.plot import plot  # noqa: PLC0415 - needs an extra, and must not be loaded while memory and time are measured

            plot(measured.growth, folder / PLOT_FILE)
    except OSError as error:
        raise InputError(f"{folder}: cannot be written to ({error.strerror})") from error
    print(f"Figures are in {folder}.", file=sys.stderr)
