"""What a person asks of ``scrapy reextract``, checked before work begins."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from scrapy.settings import BaseSettings

from newsscrape.commands.record_diff import Comparison, read_comparison
from newsscrape.errors import UsageError
from newsscrape.sinks.run import Blocks
from newsscrape.sources.paths import check_path
from newsscrape.stores import File, is_url, located

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the person asked for, checked."""

    paths: tuple[File, ...]
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
    _check_alone(opts)
    if STANDARD_INPUT in args and len(args) > 1:
        raise UsageError("- for standard input stands alone; name the other paths in a call of their own.")
    paths = () if args == [STANDARD_INPUT] else read_paths(args)
    jobs = read_jobs(opts, settings)
    if opts.output and is_url(opts.output):
        raise UsageError(f"-O {opts.output}: is a URL; give --engine local or ray as well, which write a folder there.")
    target = Path(opts.output) if opts.output else None
    if target and (target.is_dir() or target.resolve() in {path.resolve() for path in _local(paths)}):
        raise UsageError(f"-O {target}: is a folder or one of the inputs; expected a new .jsonl file.")
    return Order(
        paths=paths,
        target=target,
        jobs=jobs,
        ledger=read_ledger(opts.ledger, settings),
        comparison=read_comparison(opts.diff, opts.diff_limit, target),
        blocks=Blocks.KEEP if settings.getbool("NEWSSCRAPE_KEEP_BLOCKS") else Blocks.DROP,
    )


def read_paths(args: list[str]) -> tuple[File, ...]:
    """Check the paths and URLs a person names; raises `UsageError` that names all that are wrong."""
    unknown = [arg for arg in args if arg.startswith("-") and arg != STANDARD_INPUT]
    if unknown:
        raise UsageError(f"there is no option {unknown[0]}; scrapy reextract -h lists them.")
    if not args:
        raise UsageError("no PATH given; name a page, a folder, an archive, a .jsonl, or - for standard input.")
    paths, faults = [], []
    for arg in args:
        try:
            path = located(arg)
            check_path(path)
            paths.append(path)
        except UsageError as error:
            faults.append(str(error))
    if faults:
        raise UsageError(" ".join(faults))
    return tuple(paths)


def read_jobs(opts: argparse.Namespace, settings: BaseSettings) -> int:
    """Give how many processes work; raises `UsageError` for none."""
    jobs: int = settings.getint("NEWSSCRAPE_WORKERS") if opts.jobs is None else opts.jobs
    if jobs < 1:
        raise UsageError(f"--jobs is {jobs}; expected 1 or more.")
    return jobs


def _check_alone(opts: argparse.Namespace) -> None:
    """Refuse what only work in shards knows."""
    for name in ("address", "shard_bytes", "shard_files", "format"):
        if getattr(opts, name) is not None:
            raise UsageError(f"--{name.replace('_', '-')} is for work in shards; give --engine local or ray as well.")


def _local(paths: Iterable[File]) -> Iterator[Path]:
    return (path for path in paths if isinstance(path, Path))


def read_ledger(file: str | None, settings: BaseSettings) -> str | None:
    """Give the address of the ledger of all archives, if there is one; raises `UsageError` for a file that is none."""
    if file is None:
        return settings.get("NEWSSCRAPE_LEDGER") or None
    if "://" in file:
        return file
    if not Path(file).is_file():
        raise UsageError(f"--ledger {file}: there is no such file; expected the ledger.sqlite of a crawl.")
    return f"sqlite:///{file}"
