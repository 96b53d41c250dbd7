"""``scrapy reextract --engine``: the same work in shards, which go on after any interruption."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import Event

from scrapy.settings import BaseSettings

from newsscrape.batch.local import LocalRunner
from newsscrape.batch.plan import Sizes, planned
from newsscrape.batch.run import Progress, Run, Runner
from newsscrape.batch.shard import Making
from newsscrape.commands.interrupted import stopped_by_signals
from newsscrape.commands.order import STANDARD_INPUT, read_jobs, read_ledger, read_paths
from newsscrape.commands.watch import Screen, Watch, figures
from newsscrape.crawl.lock import held
from newsscrape.crawl.verdict import ExitCode
from newsscrape.errors import UsageError
from newsscrape.model.instant import now_written
from newsscrape.policy.sites import FOLDER_VARIABLE
from newsscrape.sinks.export import check_format
from newsscrape.sinks.formats import Format
from newsscrape.sinks.run import Blocks, Tally, shaping_versions
from newsscrape.stores import File, RemoteFile, is_url, located

SIZES = Sizes(bytes=16_000_000, files=500)
"""Some 500 pages a shard: a page of Common Crawl's news archives takes about 30 kB, packed."""
FORMATS = (Format.JSONL, Format.PARQUET)
LOST_SHOWN = 10

Tell = Callable[[str], object]


class Engine(StrEnum):
    """Who makes shards."""

    LOCAL = "local"
    RAY = "ray"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardOrder:
    """What the person asked for, checked."""

    paths: tuple[File, ...]
    """What to read."""
    making: Making
    """How shards are made, and where they go."""
    sizes: Sizes
    """How much goes into one."""
    engine: Engine
    """Who makes them."""
    address: str | None
    """Of the cluster; None: one of this machine's own."""
    jobs: int | None
    """Shards in the making at once; None: as many as the cluster has processors for."""
    share: float
    """Of the pages that may fail."""


def reextract_in_shards(
    args: list[str], opts: argparse.Namespace, settings: BaseSettings, tell: Callable[[str], None]
) -> ExitCode:
    """Do the work, and give the exit code.

    Raises `UsageError`, `LockedError`, `StorageError`, each with one sentence; `KeyboardInterrupt` after a signal.
    """
    started_at = now_written()
    order = _read_order(args, opts, settings)
    screen = Screen.TERMINAL if sys.stderr.isatty() else Screen.NONE
    with _locked(order.making.target), Watch(screen, settings.getfloat("NEWSSCRAPE_PROGRESS_SECONDS"), tell) as watch:
        run = Run(planned(order.paths, order.sizes, order.making.shape), order.making, _showing(watch))
        progress = run.begin()
        _tell_plan(progress, tell)
        try:
            _work(run, progress, order)
        except KeyboardInterrupt:
            tell(f"stopped by a signal; {_shards(progress)} are done, run again for the rest.")
            raise
        finally:
            run.sweep()
        if progress.lost:
            return _told_lost(progress, tell)
        code = _verdict(progress.tally, order.share)
        run.close(progress, started_at, now_written(), code)
    _tell_end(progress, order, tell)
    return code


def _work(run: Run, progress: Progress, order: ShardOrder) -> None:
    stopped = Event()
    with _runner(order, stopped.is_set) as runner, stopped_by_signals(stopped.set):
        run.finish(progress, runner)


def _runner(order: ShardOrder, stopped: Callable[[], bool]) -> AbstractContextManager[Runner]:
    if order.engine is Engine.LOCAL:
        return LocalRunner(order.making, order.jobs or 1, stopped)
    try:
        from newsscrape.batch.cluster import ClusterRunner  # noqa: PLC0415 - an extra, and 200 MB
    except ModuleNotFoundError as error:
        raise UsageError(f"{error.name} is not installed; install newsscrape[ray] for --engine ray.") from None
    return ClusterRunner(order.making, order.address, order.jobs, stopped)


def _locked(target: str) -> AbstractContextManager[None]:
    """Hold the lock of a folder; in a store, the same work is the same bytes, and other work is refused."""
    place = located(target)
    return nullcontext() if isinstance(place, RemoteFile) else held(place, "reextract")


def _read_order(args: list[str], opts: argparse.Namespace, settings: BaseSettings) -> ShardOrder:
    """Check arguments, options and settings; raises `UsageError` that names what is wrong."""
    if STANDARD_INPUT in args:
        raise UsageError("- for standard input is no work in shards; leave --engine out.")
    if opts.diff or opts.diff_limit is not None:
        raise UsageError(
            "--diff compares two files; leave --engine out, or run scrapy reextract --diff over one shard."
        )
    engine = Engine(opts.engine)
    if opts.address and engine is not Engine.RAY:
        raise UsageError(f"--address {opts.address}: is that of a cluster; give --engine ray as well.")
    sizes = Sizes(
        bytes=SIZES.bytes if opts.shard_bytes is None else opts.shard_bytes,
        files=SIZES.files if opts.shard_files is None else opts.shard_files,
    )
    for name, value in (("bytes", sizes.bytes), ("files", sizes.files)):
        if value < 1:
            raise UsageError(f"--shard-{name} is {value}; expected 1 or more.")
    paths = read_paths(args)
    return ShardOrder(
        paths=paths,
        making=_making(opts, settings, paths),
        sizes=sizes,
        engine=engine,
        address=opts.address,
        jobs=None if engine is Engine.RAY and opts.jobs is None else read_jobs(opts, settings),
        share=settings.getfloat("NEWSSCRAPE_UNREADABLE_SHARE"),
    )


def _making(opts: argparse.Namespace, settings: BaseSettings, paths: tuple[File, ...]) -> Making:
    blocks = Blocks.KEEP if settings.getbool("NEWSSCRAPE_KEEP_BLOCKS") else Blocks.DROP
    return Making(
        target=_target(opts.output, paths),
        form=_form(opts.format, blocks),
        blocks=blocks,
        ledger=read_ledger(_from_root(opts.ledger), settings),
        sites=os.environ.get(FOLDER_VARIABLE, ""),
        seconds=settings.getfloat("NEWSSCRAPE_PAGE_SECONDS"),
        memory=settings.getint("NEWSSCRAPE_PAGE_MEMORY"),
        versions=shaping_versions(),
    )


def _from_root(file: str | None) -> str | None:
    """Give a path as processes have to know it that are elsewhere."""
    return str(Path(file).absolute()) if file and not is_url(file) else file


def _target(output: str | None, paths: tuple[File, ...]) -> str:
    if not output:
        raise UsageError("--engine writes many files; name the folder or URL they go to with -O.")
    place = located(output)
    if isinstance(place, Path):
        if place.exists() and not place.is_dir():
            raise UsageError(f"-O {output}: is a file; expected a folder for the shards.")
        place = place.absolute()
    if str(place) in {str(path.absolute() if isinstance(path, Path) else path) for path in paths}:
        raise UsageError(f"-O {output}: is one of the inputs; expected another folder for the shards.")
    return str(place)


def _form(name: str | None, blocks: Blocks) -> Format:
    if name is not None and name not in FORMATS:
        raise UsageError(f"--format {name}: expected one of {', '.join(FORMATS)}.")
    form = Format(name or Format.JSONL)
    if form is Format.PARQUET and blocks is Blocks.KEEP:
        raise UsageError("--format parquet: has no column for page maps; leave NEWSSCRAPE_KEEP_BLOCKS out.")
    check_format(form)
    return form


def _showing(watch: Watch) -> Callable[[Progress], None]:
    return lambda progress: watch.show(progress.tally, f"{_shards(progress)}, ")


def _shards(progress: Progress) -> str:
    return f"{len(progress.accounts)} of {progress.shards} shards"


def _tell_plan(progress: Progress, tell: Tell) -> None:
    done = f", {len(progress.accounts)} of them done already" if progress.accounts else ""
    tell(f"{progress.shards} shards{done}.")


def _told_lost(progress: Progress, tell: Tell) -> ExitCode:
    for lost in progress.lost[:LOST_SHOWN]:
        first, last = lost.shard.pieces[0].place, lost.shard.pieces[-1].place
        tell(f"{lost.shard.name} ({first}{'' if first == last else f' to {last}'}): {lost.why}.")
    tell(f"{_shards(progress)} are done, {len(progress.lost)} were given up; run again for the rest.")
    return ExitCode.FAILURES


def _verdict(tally: Tally, share: float) -> ExitCode:
    if tally.failures > share * tally.pages:
        return ExitCode.FAILURES
    return ExitCode.OK if tally.pages else ExitCode.USAGE


def _tell_end(progress: Progress, order: ShardOrder, tell: Tell) -> None:
    tally = progress.tally
    tell(f"{figures(tally)}; {progress.shards} shards in {order.making.target}.")
    if reasons := [f"{reason} {number}" for reason, number in tally.by_reason.most_common() if number]:
        tell(f"without an article: {', '.join(reasons)}.")
    if not tally.pages:
        tell(f"there are no pages in {', '.join(map(str, order.paths))}.")
