"""What a person asks of ``scrapy reextract``, checked before work begins."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scrapy.settings import BaseSettings

from newsscrape.commands.record_diff import Comparison, read_comparison
from newsscrape.errors import InputError, UsageError
from newsscrape.sinks.run import Blocks
from newsscrape.sources.paths import check_path

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the person asked for, checked."""

    paths: tuple[Path, ...]
    """What to read; none for standard input."""
    target: Path | None
    """File for the records; None for standard output."""
    jobs: int
    """Children that read."""
    ledger: str | None
    """Address of the ledger that knows the archives; None: the one beside each."""
    blocks: Blocks
    """Whether records carry their page map."""
    comparison: Comparison | None = None
    """What the records are held against; None: nothing."""


def read_order(args: list[str], opts: argparse.Namespace, settings: BaseSettings) -> Order:
    """Check arguments, options and settings; raises `UsageError` that names what is wrong."""
    unknown = [arg for arg in args if arg.startswith("-") and arg != STANDARD_INPUT]
    if unknown:
        raise UsageError(f"there is no option {unknown[0]}; scrapy reextract -h lists them.")
    if not args:
        raise UsageError("no PATH given; name a page, a folder, an archive, a .jsonl, or - for standard input.")
    if STANDARD_INPUT in args and len(args) > 1:
        raise UsageError("- for standard input stands alone; name the other paths in a call of their own.")
    jobs = settings.getint("NEWSSCRAPE_WORKERS") if opts.jobs is None else opts.jobs
    if jobs < 1:
        raise UsageError(f"--jobs is {jobs}; expected 1 or more.")
    paths = () if STANDARD_INPUT in args else tuple(map(Path, args))
    _check_all(paths)
    target = Path(opts.output) if opts.output else None
    if target and (target.is_dir() or target.resolve() in {path.resolve() for path in paths}):
        raise UsageError(f"-O {target}: is a folder or one of the inputs; expected a new .jsonl file.")
    return Order(
        paths=paths,
        target=target,
        jobs=jobs,
        ledger=_ledger(opts.ledger, settings),
        comparison=read_comparison(opts.diff, opts.diff_limit, target),
        blocks=Blocks.KEEP if settings.getbool("NEWSSCRAPE_KEEP_BLOCKS") else Blocks.DROP,
    )


def _check_all(paths: Iterable[Path]) -> None:
    faults = []
    for path in paths:
        try:
            check_path(path)
        except InputError as error:
            faults.append(str(error))
    if faults:
        raise UsageError(" ".join(faults))


def _ledger(file: str | None, settings: BaseSettings) -> str | None:
    if file is None:
        return settings.get("NEWSSCRAPE_LEDGER") or None
    if "://" in file:
        return file
    if not Path(file).is_file():
        raise UsageError(f"--ledger {file}: there is no such file; expected the ledger.sqlite of a crawl.")
    return f"sqlite:///{file}"
