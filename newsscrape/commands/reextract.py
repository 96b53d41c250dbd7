"""``scrapy reextract``: the extraction once more, over pages that lie somewhere."""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import sys
from collections.abc import Generator, Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from typing import Any, BinaryIO, ClassVar, NoReturn, TypeAlias

from scrapy.commands import ScrapyCommand
from scrapy.settings import BaseSettings

from newsscrape.batch.end_states import joined, restored
from newsscrape.commands.in_shards import SIZES, Engine, reextract_in_shards
from newsscrape.commands.interrupted import stopped_by_signals
from newsscrape.commands.order import Order, read_order
from newsscrape.commands.own_sites import use_own_sites
from newsscrape.commands.record_diff import compare
from newsscrape.commands.telling import tell, tell_plainly
from newsscrape.commands.watch import Screen, Watch, figures
from newsscrape.crawl.verdict import ExitCode
from newsscrape.errors import LockedError, StorageError, UsageError
from newsscrape.extract import map_page, read_page
from newsscrape.isolate import Extractors, InOrder
from newsscrape.ledger.beside import Memories
from newsscrape.ledger.ledger import Unchanged
from newsscrape.model.extraction import Extraction
from newsscrape.model.instant import now_written, written
from newsscrape.model.reject import Reject
from newsscrape.sinks.run import Blocks, RecordFiles, Tally
from newsscrape.sinks.streams import Streams
from newsscrape.sources.found import Found
from newsscrape.sources.jsonl import read_lines
from newsscrape.sources.paths import read_path

NAME = "reextract"
AHEAD = 4
"""Inputs under way for each child: enough that none waits for the next page, few enough to hold in memory."""
FAILURES_SHOWN = 10
"""With ``-O`` so many failures are told one by one; the rejects file has them all."""

Output: TypeAlias = RecordFiles | Streams


class Command(ScrapyCommand):
    """Runs the extraction over saved pages."""

    requires_project = False
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {
        # Saved files do not vanish like addresses do: when more than one in ten cannot be read, something is broken.
        "NEWSSCRAPE_UNREADABLE_SHARE": 0.1,
    }

    def syntax(self) -> str:
        """Give the arguments as the help shows them."""
        return "[options] PATH..."

    def short_desc(self) -> str:
        """Give the line of the list of commands."""
        return "Extract articles from saved pages: files, folders, WARC, WET, JSON Lines"

    def long_desc(self) -> str:
        """Give the text of the help."""
        return (
            "Reads saved pages and writes one JSON record a line, in the order of the pages. PATH is a file (.html, "
            ".htm, .txt, each also .gz), a folder of such files, a WARC or WET archive (plain, .gz, .zst) or a .jsonl "
            'of {"id", "url", "html" or "text", "fetched_at"}; - reads such lines from standard input and answers '
            "each with one line at once, with its id. A page's address is taken from NAME.url or page.toml beside it. "
            "PATH may be a URL too, s3://bucket/key or gs://bucket/key. With --engine the work is done in shards, here "
            "or on a cluster, into a folder or URL; started again, it does what is missing. "
            "Without -O records go to standard output, rejects and messages to standard error. "
            "Examples: scrapy reextract page.html; scrapy reextract saved/ -O articles.jsonl --jobs 4; "
            "scrapy reextract output/archive -O again.jsonl; scrapy reextract - < pages.jsonl; "
            "scrapy reextract output/archive -O new.jsonl --diff old.jsonl --diff-limit 0.01; "
            "scrapy reextract s3://bucket/warcs -O s3://bucket/articles --engine ray --address auto. "
            "Exit codes: 0 all well (rejects are fine), 1 error in use, 2 too many inputs that cannot be read, or more "
            "pages changed than --diff-limit allows, 4 another run holds the folder, 5 storage failed, 6 stopped by a "
            "signal."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command to Scrapy's own."""
        super().add_options(parser)
        parser.error = _refuse  # type: ignore[method-assign]  # argparse would exit with 2, which means failures here
        group = parser.add_argument_group(title="Extraction")
        group.add_argument(
            "-O",
            "--output",
            metavar="FILE",
            help="write records to FILE (.gz, .zst: packed), rejects and manifest beside it, each named when whole",
        )
        group.add_argument("--jobs", type=int, metavar="N", help="processes to use (default: one a core)")
        group.add_argument(
            "--ledger",
            metavar="FILE",
            help="ledger that knows the articles of the archives; else the ../ledger.sqlite beside each",
        )
        group.add_argument("--diff", metavar="OLD", help="say what the records of -O change in these, as a page too")
        group.add_argument(
            "--diff-limit", type=float, metavar="SHARE", help="exit code 2 where more of the pages change, 0-1"
        )
        shards = parser.add_argument_group(title="Work in shards, into the folder or URL of -O")
        shards.add_argument("--engine", choices=[*Engine], help="processes of this machine, or a Ray cluster")
        shards.add_argument(
            "--address", metavar="HOST:PORT", help="the Ray cluster (default: one of this machine's own)"
        )
        shards.add_argument("--shard-bytes", type=int, metavar="N", help=f"most bytes a shard (default {SIZES.bytes})")
        shards.add_argument("--shard-files", type=int, metavar="N", help=f"most files a shard (default {SIZES.files})")
        shards.add_argument("--format", metavar="FORMAT", help="jsonl (default) or parquet")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Extract, and set the exit code."""
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        tell_plainly()
        try:
            settings = _settings(self.settings)
            use_own_sites(settings)
            if opts.engine:
                self.exitcode = int(reextract_in_shards(args, opts, settings, _tell))
            else:
                self.exitcode = int(_reextract(read_order(args, opts, settings), settings))
        except LockedError as error:
            _tell(str(error))
            self.exitcode = int(ExitCode.LOCKED)
        except UsageError as error:
            _tell(str(error))
            self.exitcode = int(ExitCode.USAGE)
        except StorageError as error:
            _tell(str(error))
            self.exitcode = int(ExitCode.STORAGE)
        except KeyboardInterrupt:
            self.exitcode = int(ExitCode.STOPPED)
        except BrokenPipeError:
            # Nobody reads on; what Python would still write at its end has nowhere to go.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            self.exitcode = int(ExitCode.STOPPED)


def _refuse(message: str) -> NoReturn:
    _tell(message)
    sys.exit(ExitCode.USAGE)


_tell = partial(tell, NAME)


def _settings(given: BaseSettings | None) -> BaseSettings:
    """Give the settings with the project's own as defaults, so that the command works outside any project."""
    settings = BaseSettings()
    settings.setmodule("newsscrape.settings", priority="default")
    settings.update(given or {})
    return settings


def _reextract(order: Order, settings: BaseSettings) -> ExitCode:
    output = _open_output(order)
    try:
        _read_all(order, settings, output)
    except KeyboardInterrupt:
        _tell(f"stopped by a signal after {output.tally.pages} pages{_left_behind(order)}.")
        raise
    else:
        return _conclude(output, order, settings.getfloat("NEWSSCRAPE_UNREADABLE_SHARE"))
    finally:
        if isinstance(output, RecordFiles):
            output.abandon()


def _read_all(order: Order, settings: BaseSettings, output: Output) -> None:
    watch = Watch(_screen(order), settings.getfloat("NEWSSCRAPE_PROGRESS_SECONDS"), _tell)
    with watch, contextlib.closing(_read(order, settings)) as read, Memories(order.ledger) as memories:
        for found, extraction in joined(read) if order.paths else read:
            _write(output, found, restored(extraction, found, memories), order)
            watch.show(output.tally)


def _open_output(order: Order) -> Output:
    if order.target is None:
        rejects: BinaryIO = sys.stderr.buffer if order.paths else sys.stdout.buffer
        return Streams(sys.stdout.buffer, rejects, order.blocks)
    now = datetime.now(UTC)
    return RecordFiles(order.target, NAME, now.strftime("%Y%m%dT%H%M%SZ"), written(now), order.blocks)


def _screen(order: Order) -> Screen:
    """Progress is drawn where a person watches and nothing else is drawn."""
    records_are_shown = order.target is None and (sys.stdout.isatty() or not order.paths)
    return Screen.TERMINAL if sys.stderr.isatty() and not records_are_shown else Screen.NONE


def _read(order: Order, settings: BaseSettings) -> Generator[tuple[Found, Extraction], None, None]:
    """Yield each input with its end state."""
    inputs = chain.from_iterable(map(read_path, order.paths)) if order.paths else _lines_as_they_come()
    seconds, memory = settings.getfloat("NEWSSCRAPE_PAGE_SECONDS"), settings.getint("NEWSSCRAPE_PAGE_MEMORY")
    with Extractors(order.jobs, seconds, memory, map_page if order.blocks is Blocks.KEEP else read_page) as extractors:
        turns = InOrder(inputs, extractors, order.jobs * AHEAD)
        with stopped_by_signals(turns.stop):
            yield from turns


def _lines_as_they_come() -> Iterator[Found]:
    """Read standard input through a file of our own: Python's waits for its reader when the interpreter ends."""
    with open(sys.stdin.fileno(), "rb", closefd=False) as lines:
        yield from read_lines(lines, "standard input")


def _write(output: Output, found: Found, state: Extraction | Unchanged, order: Order) -> None:
    if isinstance(state, Unchanged):
        output.tally.unchanged += 1
    elif isinstance(output, Streams) and not order.paths:
        output.answer(state, found.key)
    else:
        output.write(state)
        if order.target and isinstance(state.outcome, Reject) and state.outcome.reason.is_failure:
            _tell_failure(state.outcome, output.tally.failures)


def _tell_failure(reject: Reject, number: int) -> None:
    if number <= FAILURES_SHOWN:
        _tell(reject.detail)
    if number == FAILURES_SHOWN + 1:
        _tell("more failures follow; the rejects file has them all.")


def _conclude(output: Output, order: Order, share: float) -> ExitCode:
    tally = output.tally
    code = _verdict(tally, order, share)
    if isinstance(output, RecordFiles):
        output.close(now_written(), code)
    _tell(f"{figures(tally)}{f'; records in {order.target}' if order.target else ''}.")
    if tally.by_reason:
        _tell("without an article: " + ", ".join(f"{reason} {n}" for reason, n in tally.by_reason.most_common()) + ".")
    if order.comparison and order.target and code is ExitCode.OK:
        code = compare(order.comparison, order.target, _tell)
    if code is ExitCode.USAGE:
        _tell(f"there are no pages in {', '.join(map(str, order.paths))}.")
    return code


def _verdict(tally: Tally, order: Order, share: float) -> ExitCode:
    if tally.failures > share * tally.pages:
        return ExitCode.FAILURES
    return ExitCode.USAGE if order.paths and not tally.pages else ExitCode.OK


def _left_behind(order: Order) -> str:
    return f"; what was read lies in {order.target}.part, run again for the rest" if order.target else ""
