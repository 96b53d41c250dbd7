"""``scrapy fit``: refit the weights of the block labels."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, ClassVar

from scrapy.commands import ScrapyCommand

from newsscrape.errors import UsageError
from newsscrape.evaluate.datasets import TextMetric
from newsscrape.evaluate.folds import FOLDS, fold_of
from newsscrape.evaluate.gold import Dataset, find_datasets, load_dataset
from newsscrape.evaluate.labels import load_labels, pages_of
from newsscrape.policy.weights import shipped_weights

EXIT_USAGE = 1
_NO_DATASET = "no DATASET given; name a folder with truth.jsonl and html/"


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
            "--folds. With --labels it fits, in place of the weights, what blocks that are no text look like, from "
            "labels given by hand (0.looks.json … beside the weights of the folds). Needs the extra newsscrape[fit]. "
            "Example: scrapy fit ../shared/bench -O newsscrape/data/weights.json --folds fixtures/folds; "
            "scrapy fit ../shared/bench --labels fixtures/labels -O newsscrape/data/looks.json --folds fixtures/folds"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command to Scrapy's own."""
        super().add_options(parser)
        group = parser.add_argument_group(title="Fit")
        group.add_argument("-O", "--output", type=Path, required=True, metavar="FILE", help="where the weights go")
        group.add_argument("--folds", type=Path, metavar="FOLDER", help="also write the weights of each fold there")
        group.add_argument("--labels", type=Path, metavar="FOLDER", help="fit to the labels given by hand in there")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Fit, write, and set the exit code."""
        try:
            _fit_looks(args, opts) if opts.labels else _fit(args, opts)
        except UsageError as error:
            print(f"scrapy fit: {error}", file=sys.stderr)
            self.exitcode = EXIT_USAGE


def _fit(args: list[str], opts: argparse.Namespace) -> None:
    if not args:
        raise UsageError(_NO_DATASET)
    try:
        from newsscrape.evaluate import fit  # noqa: PLC0415 - needs an extra that no other command needs
    except ImportError as error:
        raise UsageError(f"{error.name} is not installed; install newsscrape[fit] to fit weights") from error
    datasets = _datasets(args)
    pages = [page for dataset in datasets if dataset.kind.metric is not TextMetric.NONE for page in dataset.pages]
    samples = [one for page in pages if (one := fit.sample(page)) is not None]
    balance = sorted(fit.balance(samples).items(), key=str)
    counts = ", ".join(f"{verdict.name.lower()} {count:,}" for verdict, count in balance)
    print(f"{len(samples):,} pages; blocks: {counts}", file=sys.stderr)
    if opts.folds:
        opts.folds.mkdir(parents=True, exist_ok=True)
        for fold in range(FOLDS):
            rest = [one for one in samples if fold_of(one.gold.domain) != fold]
            _write(opts.folds / f"{fold}.json", fit.fit(rest))
    _write(opts.output, fit.fit(samples))


def _fit_looks(args: list[str], opts: argparse.Namespace) -> None:
    if not args:
        raise UsageError(_NO_DATASET)
    try:
        from newsscrape.evaluate import fit_looks  # noqa: PLC0415 - needs an extra that no other command needs
    except ImportError as error:
        raise UsageError(f"{error.name} is not installed; install newsscrape[fit] to fit looks") from error
    labelled = pages_of(load_labels(opts.labels), _datasets(args))
    weights = shipped_weights()
    shown = [fit_looks.show(page, weights) for page in labelled]
    print(f"{len(shown):,} pages; blocks: {sum(len(one.blocks) for one in shown):,}", file=sys.stderr)
    if opts.folds:
        opts.folds.mkdir(parents=True, exist_ok=True)
        for fold in range(FOLDS):
            rest = [one for one in shown if fold_of(one.hand.domain) != fold]
            _write(opts.folds / f"{fold}.looks.json", fit_looks.fit_looks(rest))
    _write(opts.output, fit_looks.fit_looks(shown))


def _datasets(args: list[str]) -> list[Dataset]:
    return [load_dataset(folder) for name in args for folder in find_datasets(Path(name))]


def _write(path: Path, weights: str) -> None:
    path.write_text(weights, encoding="utf-8")
    print(f"{path}: {len(weights):,} characters", file=sys.stderr)
