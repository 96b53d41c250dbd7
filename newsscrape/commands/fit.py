"""``scrapy fit``: refit the weights of the block labels."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import Any, ClassVar

from scrapy.commands import ScrapyCommand

from newsscrape.errors import InputError, UsageError
from newsscrape.evaluate.datasets import TextMetric
from newsscrape.evaluate.folds import FOLDS, fold_of
from newsscrape.evaluate.gold import find_datasets, load_dataset
from newsscrape.evaluate.labels import load_labels
from newsscrape.evaluate.samples import Sample, balance, sample

EXIT_USAGE = 1


class Command(ScrapyCommand):
    """Fit the weights of the block labels to labelled pages."""

    requires_project = False
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Give the arguments as the help shows them."""
        return "[options] DATASET..."

    def short_desc(self) -> str:
        """Give the line of the list of commands."""
        return "Refit the weights of the block labels to labelled pages"

    def long_desc(self) -> str:
        """Give the text of the help."""
        return (
            "Fits the weights to labelled pages and writes weights.json: the same pages give the same file. With "
            "--folds also one file for each fifth of the domains, fitted without it, for an honest scrapy evaluate "
            "--folds. Needs the extra newsscrape[fit]. "
            "Example: scrapy fit ../shared/bench --labels fixtures/labels -O newsscrape/data/weights.json "
            "--folds fixtures/folds"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command to Scrapy's own."""
        super().add_options(parser)
        group = parser.add_argument_group(title="Fit")
        group.add_argument("-O", "--output", type=Path, required=True, metavar="FILE", help="where the weights go")
        group.add_argument("--folds", type=Path, metavar="FOLDER", help="also write the weights of each fold there")
        group.add_argument(
            "--labels",
            type=Path,
            metavar="FOLDER",
            help="also learn from labels by hand, where sets are silent",
        )
        group.add_argument("--jobs", type=int, default=2, metavar="N", help="files fitted at a time; default 2")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Fit, write, and set the exit code."""
        try:
            _fit(args, opts)
        except UsageError as error:
            print(f"scrapy fit: {error}", file=sys.stderr)
            self.exitcode = EXIT_USAGE


def _fit(args: list[str], opts: argparse.Namespace) -> None:
    if not args:
        raise UsageError("no DATASET given; name a folder with truth.jsonl and html/")
    try:
        from newsscrape.evaluate.fit import fit  # noqa: PLC0415 - needs an extra that no other command needs
    except ImportError as error:
        raise UsageError(f"{error.name} is not installed; install newsscrape[fit] to fit weights") from error
    samples = _samples(args, opts.labels)
    counts = ", ".join(
        f"{verdict.name.lower()} {count:,}" for verdict, count in sorted(balance(samples).items(), key=str)
    )
    print(f"{len(samples):,} pages; blocks: {counts}", file=sys.stderr)
    tasks = {opts.output: samples}
    if opts.folds:
        opts.folds.mkdir(parents=True, exist_ok=True)
        for fold in range(FOLDS):
            tasks[opts.folds / f"{fold}.json"] = [one for one in samples if fold_of(one.gold.domain) != fold]
    _write_all(tasks, fit, opts.jobs)


def _samples(folders: Sequence[str], labels: Path | None) -> list[Sample]:
    datasets = [load_dataset(folder) for name in folders for folder in find_datasets(Path(name))]
    by_hand = {(one.dataset, one.id): one for one in load_labels(labels)} if labels else {}
    return [
        one
        for dataset in datasets
        if dataset.kind.metric is not TextMetric.NONE
        for page in dataset.pages
        if (one := sample(page, by_hand.get((dataset.name, page.id)))) is not None
    ]


def _write_all(tasks: Mapping[Path, list[Sample]], fit: Callable[[list[Sample]], str], jobs: int) -> None:
    """Write each file of weights, so many at a time, each in a process of its own that shares the measured pages."""
    if len(tasks) == 1 or jobs == 1:
        for path, samples in tasks.items():
            _write(path, fit(samples))
        return
    context = get_context("fork")
    waiting = list(tasks.items())
    for start in range(0, len(waiting), jobs):
        some = waiting[start : start + jobs]
        children = [context.Process(target=_fit_and_write, args=(path, fit, samples)) for path, samples in some]
        for child in children:
            child.start()
        for child in children:
            child.join()
        if any(child.exitcode for child in children):
            raise InputError("fitting failed; the first error stands above")


def _fit_and_write(path: Path, fit: Callable[[list[Sample]], str], samples: list[Sample]) -> None:
    try:
        _write(path, fit(samples))
    except UsageError as error:
        print(f"scrapy fit: {path}: {error}", file=sys.stderr)
        sys.exit(EXIT_USAGE)


def _write(path: Path, weights: str) -> None:
    path.write_text(weights, encoding="utf-8")
    print(f"{path}: {len(weights):,} characters", file=sys.stderr)
