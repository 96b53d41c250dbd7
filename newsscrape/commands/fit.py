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
from newsscrape.evaluate.cases import holds_cases, load_cases
from newsscrape.evaluate.datasets import TextMetric
from newsscrape.evaluate.folds import FOLDS, fold_of
from newsscrape.evaluate.gold import Dataset, find_datasets, load_dataset
from newsscrape.evaluate.labels import HandLabels, load_labels, pages_of
from newsscrape.evaluate.samples import Sample, balance, sample
from newsscrape.evaluate.tools import looks_beside
from newsscrape.policy.weights import weights_from

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
            "--folds. A DATASET may be a folder of cases, which scrapy explain --case makes. With --labels it also "
            "learns from labels given by hand where the sets are silent, and, from them "
            "alone, what blocks that are no text look like (weights.looks.json beside weights.json). Needs the extra "
            "newsscrape[fit]. "
            "Example: scrapy fit ../shared/bench --labels fixtures/labels -O newsscrape/data/weights.json "
            "--folds fixtures/folds"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command to Scrapy's own."""
        super().add_options(parser)
        group = parser.add_argument_group(title="Fit")
        group.add_argument("-O", "--output", type=Path, required=True, metavar="FILE", help="where the weights go")
        group.add_argument("--folds", type=Path, metavar="FOLDER", help="also write the weights of each fold there")
        group.add_argument("--labels", type=Path, metavar="FOLDER", help="learn from the labels by hand in there too")
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
        raise UsageError("no DATASET given; name a folder with truth.jsonl and html/, or of cases")
    try:
        from newsscrape.evaluate.fit import fit  # noqa: PLC0415 - needs an extra that no other command needs
        from newsscrape.evaluate.fit_looks import fit_looks, show  # noqa: PLC0415 - the same
    except ImportError as error:
        raise UsageError(f"{error.name} is not installed; install newsscrape[fit] to fit weights") from error
    datasets = [dataset for name in args for dataset in _datasets(Path(name))]
    labels = _labels([Path(name) for name in args], opts.labels)
    samples = _samples(datasets, labels)
    verdicts = sorted(balance(samples).items(), key=str)
    counts = ", ".join(f"{verdict.name.lower()} {count:,}" for verdict, count in verdicts)
    print(f"{len(samples):,} pages; blocks: {counts}", file=sys.stderr)
    files = _files(opts)
    _write_all({path: _rest(samples, fold) for fold, path in files.items()}, fit, opts.jobs)
    if opts.labels:
        weights = {fold: weights_from(path.read_text(encoding="utf-8"), str(path)) for fold, path in files.items()}
        shown = []
        for one in pages_of(labels, datasets):
            fold = fold_of(one.gold.domain)
            shown.append(show(one, weights.get(fold) or weights[None]))
        print(f"{len(shown):,} pages labelled by hand", file=sys.stderr)
        for left_out, path in files.items():
            rest = [one for one in shown if fold_of(one.hand.domain) != left_out]
            _write(looks_beside(path), fit_looks(rest))


def _datasets(folder: Path) -> list[Dataset]:
    """Give the sets in a folder; one of cases is a set."""
    return [load_cases(folder)] if holds_cases(folder) else [load_dataset(one) for one in find_datasets(folder)]


def _labels(folders: Sequence[Path], by_hand: Path | None) -> tuple[HandLabels, ...]:
    """Give the labels in the folder asked for, and those of cases among the sets."""
    cases = [one for folder in folders if holds_cases(folder) and folder != by_hand for one in load_labels(folder)]
    return (*(load_labels(by_hand) if by_hand else ()), *cases)


def _files(opts: argparse.Namespace) -> Mapping[int | None, Path]:
    """Give the file of weights for each fold that is left out, and for None, where none is."""
    if not opts.folds:
        return {None: opts.output}
    opts.folds.mkdir(parents=True, exist_ok=True)
    return {None: opts.output} | {fold: opts.folds / f"{fold}.json" for fold in range(FOLDS)}


def _samples(datasets: Sequence[Dataset], labels: Sequence[HandLabels]) -> list[Sample]:
    by_hand = {(one.dataset, one.id): one for one in labels}
    return [
        one
        for dataset in datasets
        if dataset.kind.metric is not TextMetric.NONE
        for page in dataset.pages
        if (one := sample(page, by_hand.get((dataset.name, page.id)))) is not None
    ]


def _rest(samples: list[Sample], fold: int | None) -> list[Sample]:
    return [one for one in samples if fold_of(one.gold.domain) != fold]


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
