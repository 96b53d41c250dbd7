"""``scrapy export``: the newest version of each article, in the format of other tools."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NoReturn

from scrapy.commands import ScrapyCommand
from scrapy.settings import BaseSettings

from newsscrape.commands.telling import tell
from newsscrape.crawl.verdict import ExitCode
from newsscrape.discover.since import since_moment
from newsscrape.errors import StorageError, UsageError
from newsscrape.ledger.beside import remembered
from newsscrape.model.article import Article
from newsscrape.model.instant import written
from newsscrape.sinks.export import Export, LinesStream, file_export
from newsscrape.sinks.formats import ENDINGS, LINES, Format, format_of
from newsscrape.sinks.packing import unpacked_name
from newsscrape.sources.articles import article_in, load

NAME = "export"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the person asked for, checked."""

    files: tuple[Path, ...]
    """Files of records; none for the ledger."""
    target: Path | None
    """File to write; None for standard output."""
    form: Format
    """What to write."""
    since: str | None
    """Instant; what was fetched earlier is left out."""
    sites: frozenset[str]
    """Registered domains; none for all."""


class Command(ScrapyCommand):
    """Writes articles for other tools."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Give the arguments as the help shows them."""
        return "[options] [FILE.jsonl...]"

    def short_desc(self) -> str:
        """Give the line of the list of commands."""
        return "Write articles as Parquet, CSV, JSON-LD and more"

    def long_desc(self) -> str:
        """Give the text of the help."""
        return (
            "Writes the newest version of each article in the ledger, by address; or with FILE.jsonl (also .gz, .zst) "
            "every record of these files, in their order. The name of -O FILE tells the format: .jsonl, .parquet, "
            ".csv, .jsonld, .zyte.jsonl; text formats also end in .gz or .zst, and go to standard output without -O. "
            "A file bears its name only when it is whole. "
            "Examples: scrapy export -O articles.parquet; scrapy export --since 1d --site taz.de -O new.csv.gz; "
            "scrapy export --format jsonld | head -1; scrapy export old/*.jsonl.gz -O old.parquet. "
            "Exit codes: 0 all well, 1 error in use, 5 storage failed, 6 stopped by a signal."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command to Scrapy's own."""
        super().add_options(parser)
        parser.error = _refuse  # type: ignore[method-assign]  # argparse would exit with 2, which means failures here
        group = parser.add_argument_group(title="Export")
        group.add_argument("--format", metavar="FORMAT", help=f"one of {', '.join(Format)}; else the name of -O FILE")
        group.add_argument("--since", metavar="SPAN", help="leave out what was fetched earlier: 12h, 2d, 2026-11-01")
        group.add_argument("--site", metavar="NAME", action="append", help="only articles of NAME[,NAME]; repeatable")
        group.add_argument("-O", "--output", metavar="FILE", help="write to FILE, over one that is there")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Export, and set the exit code."""
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            wanted = _wanted(args, opts)
            _export(wanted, self.settings or BaseSettings())
        except UsageError as error:
            self._end(ExitCode.USAGE, str(error))
        except StorageError as error:
            self._end(ExitCode.STORAGE, str(error))
        except KeyboardInterrupt:
            self._end(ExitCode.STOPPED, "stopped by a signal; no file was written.")
        except BrokenPipeError:
            # Nobody reads on; what Python would still write at its end has nowhere to go.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            self.exitcode = int(ExitCode.STOPPED)

    def _end(self, code: ExitCode, message: str) -> None:
        _tell(message)
        self.exitcode = int(code)


def _refuse(message: str) -> NoReturn:
    _tell(message)
    sys.exit(ExitCode.USAGE)


_tell = partial(tell, NAME)


def _wanted(args: list[str], opts: argparse.Namespace) -> Wanted:
    unknown = next((arg for arg in args if arg.startswith("-")), None)
    if unknown:
        raise UsageError(f"there is no option {unknown}; scrapy export -h lists them.")
    files, target = tuple(map(Path, args)), Path(opts.output) if opts.output else None
    if target and (target.is_dir() or target.resolve() in {file.resolve() for file in files}):
        raise UsageError(f"-O {target}: is a folder or one of the inputs; expected a file to write.")
    sites = chain.from_iterable(name.split(",") for name in opts.site or ())
    return Wanted(
        files=files,
        target=target,
        form=_form(opts.format, target),
        since=written(since_moment(opts.since, datetime.now(UTC))) if opts.since else None,
        sites=frozenset(name.strip().lower() for name in sites if name.strip()),
    )


def _form(name: str | None, target: Path | None) -> Format:
    """Give the format that is asked for by name, else by that of the file, else JSON Lines."""
    if name is not None and name not in tuple(Format):
        raise UsageError(f"--format {name}: expected one of {', '.join(Format)}.")
    told = Format(name) if name else format_of(target.name) if target else Format.JSONL
    if told is None:
        raise UsageError(f"-O {target}: this name tells no format; expected one in {', '.join(ENDINGS)}, or --format.")
    if told not in LINES and target is None:
        raise UsageError(f"--format {told}: is no text; name a file to write with -O FILE.{told}.")
    if told not in LINES and target and unpacked_name(target.name) != target.name:
        raise UsageError(f"-O {target}: {told} is packed inside; expected a name without {target.suffix}.")
    return told


def _export(wanted: Wanted, settings: BaseSettings) -> None:
    with closing(_articles(wanted, settings)) as articles:
        first = next(articles, None)  # what cannot be read is told before a file is touched
        output = _opened(wanted)
        try:
            counts = _written(output, chain((first,) if first else (), articles), wanted.sites)
            output.publish()
        except BaseException:
            output.discard()
            raise
    for name in sorted(wanted.sites - counts.keys()):
        _tell(f"--site {name}: there is no such article.")
    total = sum(counts.values())
    _tell(f"{total} {'article' if total == 1 else 'articles'}{f' in {wanted.target}' if wanted.target else ''}.")


def _opened(wanted: Wanted) -> Export:
    if wanted.target is None:
        return LinesStream(sys.stdout.buffer, LINES[wanted.form])
    return file_export(wanted.target, wanted.form)


def _written(output: Export, articles: Iterator[Article], sites: frozenset[str]) -> dict[str, int]:
    """Write those of the sites; give their numbers by site."""
    counts: dict[str, int] = {}
    for article in articles:
        site = article.site or ""
        if not sites or site in sites:
            output.write(article)
            counts[site] = counts.get(site, 0) + 1
    return counts


def _articles(wanted: Wanted, settings: BaseSettings) -> Generator[Article, None, None]:
    if wanted.files:
        for article in chain.from_iterable(map(load, wanted.files)):
            if wanted.since is None or article.fetched_at is None or article.fetched_at >= wanted.since:
                yield article
        return
    with remembered(Path(settings["NEWSSCRAPE_OUTPUT"]), settings["NEWSSCRAPE_LEDGER"]) as ledger:
        for version in ledger.versions.newest(wanted.since):
            yield article_in(version.record, f"the ledger, {version.key} version {version.number}")
