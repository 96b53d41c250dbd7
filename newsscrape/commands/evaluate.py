"""``scrapy evaluate``: accuracy on labelled pages."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar, TextIO

from scrapy.commands import ScrapyCommand

from newsscrape.commands import page_maps, teaser_lists
from newsscrape.commands.judged import judged_parts
from newsscrape.commands.page_maps import MeasuredSet, Part
from newsscrape.commands.tables import show
from newsscrape.commands.times import times_parts
from newsscrape.commands.watch import tracked
from newsscrape.errors import InputError, UsageError
from newsscrape.evaluate.disputed import load_disputes, undisputed_figures
from newsscrape.evaluate.figures import Figures
from newsscrape.evaluate.folds import fold_of
from newsscrape.evaluate.gate import Floors, dump_floors, falls, load_floors, raised
from newsscrape.evaluate.gold import Dataset, GoldPage, find_datasets, load_dataset
from newsscrape.evaluate.language_figures import by_language, field_object, field_table
from newsscrape.evaluate.measure import Measurement, measure
from newsscrape.evaluate.nobody import Nobody, invented_figures, invented_in, invented_object, load_nobody
from newsscrape.evaluate.table import page_line, result_object, result_of, table_of, worst, worst_title
from newsscrape.evaluate.tools import NEWSSCRAPE, OTHERS, Tool, crossed

EXIT_USAGE = 1
EXIT_FALLEN = 2
JOBS = 2
NOBODY = "nobody"
CRASHES_SHOWN = 10
LANGUAGES = "languages"
NO_FLOORS = Floors(floors={}, highest={}, reasons={})


class Command(ScrapyCommand):
    """Measure how right the extraction is on pages whose truth is known."""

    requires_project = False
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Give the arguments as the help shows them."""
        return "[options] DATASET..."

    def short_desc(self) -> str:
        """Give the line of the list of commands."""
        return "Measure accuracy on labelled pages"

    def long_desc(self) -> str:
        """Give the text of the help."""
        return (
            "Measures the extraction on labelled pages and prints a table for each set. DATASET is a folder with "
            "truth.jsonl and html/, or one that holds such folders. Exit code 0: done; 1: a folder, file or option "
            "is wrong; 2: a figure is worse than its floor. "
            "Examples: scrapy evaluate ../shared/bench --against trafilatura --floors fixtures/floors.json; "
            "scrapy evaluate ../shared/bench/wcxb --pages 50 --worst 10; "
            "scrapy evaluate ../shared/bench --folds fixtures/folds --labels fixtures/labels --reliability plot.svg"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command to Scrapy's own."""
        super().add_options(parser)
        group = parser.add_argument_group(title="Evaluation")
        group.add_argument(
            "--against", action="append", default=[], choices=list(OTHERS), help="measure another tool too; repeatable"
        )
        group.add_argument("--floors", type=Path, metavar="FILE", help="exit with 2 where a figure is below its floor")
        group.add_argument("--raise-floors", action="store_true", help="raise the floors of FILE to the figures")
        group.add_argument(
            "--folds",
            type=Path,
            metavar="FOLDER",
            help="judge each page by weights fitted without its domain, as scrapy fit --folds wrote them",
        )
        group.add_argument(
            "--nobody", type=Path, metavar="FILE", help="also count authors given on the pages there, which name nobody"
        )
        group.add_argument("--pages", type=int, metavar="N", help="only the first N pages of each set")
        group.add_argument(
            "--domains-out", default="", metavar="NAME[,NAME]", help="leave out pages of these registered domains"
        )
        group.add_argument("--jobs", type=int, default=JOBS, metavar="N", help=f"processes to use (default {JOBS})")
        group.add_argument(
            "--labels",
            type=Path,
            metavar="FOLDER",
            help="also measure every label, on the pages labelled by hand there",
        )
        group.add_argument(
            "--judged",
            type=Path,
            metavar="FOLDER",
            help="also measure advertorials, access, reading time and section, on the pages a person has judged there",
        )
        group.add_argument(
            "--teasers",
            type=Path,
            metavar="FOLDER",
            help="also measure the teasers, on the pages whose boxes are listed by hand there",
        )
        group.add_argument(
            "--reliability",
            type=Path,
            metavar="FILE.svg",
            help="also measure how far confidence can be taken at its word, and draw it",
        )
        group.add_argument(
            "--times",
            type=Path,
            metavar="FOLDER",
            help="also measure the time of day, on the pages whose time was read by hand there",
        )
        group.add_argument(
            "--disputed",
            type=Path,
            metavar="FILE.toml",
            help="also print the figures without the truths listed there as wrong",
        )
        group.add_argument("--worst", type=int, default=0, metavar="N", help="list the N worst pages of each set")
        group.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
        group.add_argument("--per-page", type=Path, metavar="FILE", help="write a JSON line for each page and tool")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Evaluate and set the exit code."""
        try:
            self.exitcode = _evaluate(args, opts)
        except UsageError as error:
            print(f"scrapy evaluate: {error}", file=sys.stderr)
            self.exitcode = EXIT_USAGE


def _evaluate(args: list[str], opts: argparse.Namespace) -> int:
    _check(args, opts)
    whole = [load_dataset(folder) for name in args for folder in find_datasets(Path(name))]
    labelled = page_maps.labelled_pages(opts, whole)
    listed = teaser_lists.listed_pages(opts, whole)
    datasets = [_cut(dataset, opts) for dataset in whole]
    floors = load_floors(opts.floors) if opts.floors else NO_FLOORS
    if opts.per_page:
        with _open(opts.per_page) as per_page:
            evaluated = [_evaluate_set(dataset, floors, opts, per_page) for dataset in datasets]
    else:
        evaluated = [_evaluate_set(dataset, floors, opts, None) for dataset in datasets]
    parts = [part for part, _ in evaluated]
    measured = [one for _, one in evaluated]
    parts.append(_languages_part([one for each in measured for one in each.measurements]))
    if opts.nobody:
        parts.append(_nobody_part(measured, load_nobody(opts.nobody)))
    parts += page_maps.parts_of(labelled, measured, floors, opts)
    parts += times_parts(opts.times, measured, floors)
    parts += judged_parts(measured, floors, opts)
    parts += teaser_lists.teaser_parts(listed, measured, floors, opts)
    if opts.json:
        with _open(opts.json) as target:
            json.dump({part.name: part.written for part in parts}, target, indent=2)
            target.write("\n")
    if opts.raise_floors:
        return _raise(floors, parts, opts.floors)
    return _gate(floors, parts)


def _check(args: list[str], opts: argparse.Namespace) -> None:
    if not args:
        raise UsageError("no DATASET given; name a folder with truth.jsonl and html/")
    for option in ("pages", "jobs"):
        value = getattr(opts, option)
        if value is not None and value < 1:
            raise UsageError(f"--{option} is {value}, expected 1 or more")
    if opts.raise_floors and not opts.floors:
        raise UsageError("--raise-floors needs --floors FILE to know what to write")
    if opts.floors and (opts.pages or opts.domains_out):
        raise UsageError("--floors hold for whole sets; leave out --pages and --domains-out")
    page_maps.check(opts)


def _cut(dataset: Dataset, opts: argparse.Namespace) -> Dataset:
    out = {name.strip().lower() for name in opts.domains_out.split(",")}
    pages = tuple(page for page in dataset.pages if page.domain not in out)[: opts.pages]
    if not pages:
        raise UsageError(f"{dataset.name}: no page is left after --domains-out {opts.domains_out}")
    return Dataset(name=dataset.name, kind=dataset.kind, pages=pages)


def _evaluate_set(
    dataset: Dataset, floors: Floors, opts: argparse.Namespace, per_page: TextIO | None
) -> tuple[Part, MeasuredSet]:
    tools = [NEWSSCRAPE, *(OTHERS[name] for name in dict.fromkeys(opts.against))]
    measured = [(tool, _measure(tool, dataset, opts)) for tool in tools]
    metric = dataset.kind.metric
    results = [result_of(tool, metric, found) for tool, found in measured]
    show(table_of(dataset.name, results, floors.floors.get(dataset.name, {})))
    for tool, found in measured:
        _print_crashes(tool, found)
        if per_page:
            per_page.writelines(
                json.dumps(page_line(dataset.name, tool, one), ensure_ascii=False) + "\n" for one in found
            )
    _print_undisputed(dataset, results[0].figures, measured[0][1], opts)
    if opts.worst:
        lines = worst(metric, measured[0][1], opts.worst)
        print(worst_title(dataset.name, metric), *lines, sep="\n  ", end="\n\n")
    written = [result_object(result) for result in results]
    part = Part(name=dataset.name, figures=results[0].figures, written=written)
    return part, MeasuredSet(dataset=dataset, measurements=measured[0][1])


def _languages_part(measured: Sequence[Measurement]) -> Part:
    reports = by_language(measured)
    show(field_table(reports))
    return Part(name=LANGUAGES, figures={}, written=field_object(reports))


def _nobody_part(sets: Sequence[MeasuredSet], nobody: Nobody) -> Part:
    found = [invented_in(one.dataset.name, one.measurements, nobody) for one in sets]
    for one in found:
        if one.pages:
            print(f"{one.dataset}: authors given on {len(one.given)} of {one.pages} pages that name nobody")
    return Part(name=NOBODY, figures=invented_figures(found), written=invented_object(found))


def _print_undisputed(
    dataset: Dataset, figures: Figures, found: Sequence[Measurement], opts: argparse.Namespace
) -> None:
    disputes = [one for one in load_disputes(opts.disputed) if one.dataset == dataset.name] if opts.disputed else []
    if disputes:
        without = undisputed_figures(dataset.kind.metric, found, disputes)
        changed = [f"{name} {value:.4f}" for name, value in without.items() if value != figures.get(name)]
        print(
            f"Without {len(disputes)} disputed truths of {dataset.name}: {', '.join(changed) or 'nothing changes'}.\n"
        )


def _measure(tool: Tool, dataset: Dataset, opts: argparse.Namespace) -> list[Measurement]:
    if tool is not NEWSSCRAPE or opts.folds is None:
        return _measure_pages(tool, dataset.name, dataset.pages, opts.jobs)
    found: dict[str, Measurement] = {}
    for fold, blind in enumerate(crossed(opts.folds)):
        pages = [page for page in dataset.pages if fold_of(page.domain) == fold]
        found.update({one.gold.id: one for one in _measure_pages(blind, dataset.name, pages, opts.jobs)})
    return [found[page.id] for page in dataset.pages]


def _measure_pages(tool: Tool, name: str, pages: Sequence[GoldPage], jobs: int) -> list[Measurement]:
    return list(tracked(measure(tool, pages, jobs), f"{name}, {tool.name}", len(pages)))


def _print_crashes(tool: Tool, found: list[Measurement]) -> None:
    crashed = [one for one in found if one.failure]
    for one in crashed[:CRASHES_SHOWN]:
        print(f"{tool.name} failed on {one.gold.path.name}: {one.failure}", file=sys.stderr)
    if len(crashed) > CRASHES_SHOWN:
        print(f"{tool.name} failed on {len(crashed)} pages in all; --per-page FILE lists them.", file=sys.stderr)


def _raise(floors: Floors, parts: Sequence[Part], path: Path) -> int:
    for part in parts:
        floors = raised(floors, part.name, part.figures)
    with _open(path) as target:
        target.write(dump_floors(floors))
    print(f"Floors raised in {path}.")
    return 0


def _gate(floors: Floors, parts: Sequence[Part]) -> int:
    fallen = [fall for part in parts for fall in falls(floors, part.name, part.figures)]
    for fall in fallen:
        print(f"{fall.dataset}: {fall.figure} is {fall.value:.4f}, its floor is {fall.floor:.4f}.", file=sys.stderr)
    return EXIT_FALLEN if fallen else 0


def _open(path: Path) -> TextIO:
    try:
        return path.open("w", encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror})") from error
