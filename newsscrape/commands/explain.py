"""``scrapy explain``: one page, and why each of its blocks and fields is what it is, as a page for people."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, ClassVar, NamedTuple, NoReturn
from urllib.parse import urlsplit

from scrapy.commands import ScrapyCommand
from scrapy.settings import BaseSettings

from newsscrape.commands.case_folder import make_case
from newsscrape.commands.one_look import NoAnswerError, ended, looked, no_answer
from newsscrape.commands.own_sites import use_own_sites
from newsscrape.commands.telling import tell
from newsscrape.crawl.once import Once
from newsscrape.crawl.verdict import ExitCode
from newsscrape.errors import InputError, UsageError
from newsscrape.extract import explain_page
from newsscrape.isolate import Extractors
from newsscrape.model.article import Article
from newsscrape.model.extraction import Extraction
from newsscrape.model.page import Page
from newsscrape.report.page_map import page_map
from newsscrape.sinks.part import PartFile
from newsscrape.sources.case import read_case
from newsscrape.sources.found import Found
from newsscrape.sources.paths import check_path, read_path
from newsscrape.sources.recorded import read_recorded

NAME = "explain"
CASES = "fixtures/pages"
PATIENCE = 12
"""Times the seconds that a page may take in a crawl: there is one page, and telling all reasons takes longer."""
_ADDRESS = ("http://", "https://")
_ENDING = ".explained.html"
_UNFIT = re.compile(r"[^\w.-]+")
_LONGEST = 80
_OF_NO_NAME = frozenset({"page", "index", ""})


class _Subject(NamedTuple):
    """What is to be explained."""

    page: Page
    place: str
    """Where it was found, for people."""
    name: str
    """What the file is called, its ending left out."""


class Command(ScrapyCommand):
    """Writes the map of a page, or the folder of a corrected one."""

    requires_project = True
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Give the arguments as the help shows them."""
        return "[options] PATH-or-URL | --record FILE:LINE | --case FILE [FOLDER]"

    def short_desc(self) -> str:
        """Give the line of the list of commands."""
        return "Explain one page: each block, each field of the record, and why"

    def long_desc(self) -> str:
        """Give the text of the help."""
        return (
            "Writes one HTML file that shows a page's blocks coloured by label, with confidence and reason, beside the "
            "record and what else was weighed for it. PATH is a saved page as scrapy reextract takes them; a URL is "
            "fetched once, as politely as a crawl. With --record the page is the one that a line of a crawl's records "
            "or rejects was read from. Labels can be corrected in the file and saved as case.json; --case makes the "
            "folder of it that scrapy fit and the golden tests read. "
            "Examples: scrapy explain page.html; "
            "scrapy explain https://www.example.org/politik/a-123 -s NEWSSCRAPE_CONTACT=you@example.org; "
            "scrapy explain --record output/articles/news-20261102T100000Z.jsonl:17 -o page.html; "
            "scrapy explain --case case.json fixtures/pages. "
            "Exit codes: 0 written, 1 error in use, 2 the page could not be fetched or read, 5 storage failed, "
            "6 stopped by a signal."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command to Scrapy's own."""
        super().add_options(parser)
        parser.error = _refuse  # type: ignore[method-assign]  # argparse would exit with 2, which means a failure here
        group = parser.add_argument_group(title="Explanation")
        group.add_argument(
            "-o", dest="output", type=Path, metavar="FILE", help="write to FILE instead of <page>.explained.html here"
        )
        group.add_argument("--record", metavar="FILE:LINE", help="the page of this line of records, from the archive")
        group.add_argument(
            "--archive", type=Path, metavar="FOLDER", help="where the archive lies, for --record (default: ../archive)"
        )
        group.add_argument(
            "--case", type=Path, metavar="FILE", help=f"write the folder of a saved case below FOLDER, or {CASES}"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Do what is asked, and set the exit code."""
        self.exitcode = int(ended(NAME, lambda: self._explain(args, opts)))

    def _explain(self, args: list[str], opts: argparse.Namespace) -> ExitCode:
        settings = self.settings
        if settings is None:
            raise UsageError("a Scrapy project is needed: change to the folder with scrapy.cfg.")
        _check(args, opts)
        use_own_sites(settings)
        limits = PATIENCE * settings.getfloat("NEWSSCRAPE_PAGE_SECONDS"), settings.getint("NEWSSCRAPE_PAGE_MEMORY")
        if opts.case:
            folder = make_case(read_case(opts.case), Path(args[0] if args else CASES), *limits)
            root = folder.parent.parent
            _tell(f"{folder}: written; read what it must give, then name {root} among the sets of scrapy fit.")
            return ExitCode.OK
        subject = self._subject(args, opts, settings)
        target = opts.output or Path(f"{subject.name}{_ENDING}")
        if target.is_dir() or (args and target.resolve() == Path(args[0]).resolve()):
            raise UsageError(f"-o {target}: is a folder or the page itself; expected a new .html file.")
        with Extractors(1, *limits, explain_page) as extractors:
            read = extractors.submit(subject.page).result()
        text = page_map(subject.page, read, subject.place)
        file = PartFile(target)
        file.write(text.encode("utf-8"))
        file.publish()
        _tell(f"{target}: written; {_said(read)}.")
        return ExitCode.OK

    def _subject(self, args: Sequence[str], opts: argparse.Namespace, settings: BaseSettings) -> _Subject:
        if opts.record:
            path, line = _record(opts.record)
            folders = [opts.archive] if opts.archive else []
            found = read_recorded(path, line, [*folders, Path(settings["NEWSSCRAPE_OUTPUT"]) / "archive"])
            return _found(found, f"{opts.record}, {found.place}", f"{path.name.partition('.')[0]}-{line}")
        if args[0].startswith(_ADDRESS):
            return self._fetched(args[0], settings)
        path = Path(args[0])
        check_path(path)
        inputs = list(islice(read_path(path), 2))
        if not inputs:
            raise InputError(f"{path}: there is no page in it.")
        if len(inputs) > 1:
            places = f"{inputs[0].place} and {inputs[1].place}"
            raise InputError(f"{path}: holds more than one page, such as {places}; name one file, or use --record.")
        return _found(inputs[0], inputs[0].place, _name_of(path))

    def _fetched(self, url: str, settings: BaseSettings) -> _Subject:
        if self.crawler_process is None:
            raise UsageError(f"{url}: a Scrapy project is needed to fetch it: change to the folder with scrapy.cfg.")
        spider = looked(Once, url, self.crawler_process, settings)
        if spider.page is None:
            raise no_answer(spider)
        parts = urlsplit(url)
        return _Subject(spider.page, url, _clean(parts.path.rstrip("/").rpartition("/")[2]) or _clean(parts.netloc))


def _check(args: Sequence[str], opts: argparse.Namespace) -> None:
    """Raise `UsageError` unless exactly one thing is asked for."""
    unknown = [arg for arg in args if arg.startswith("-")]
    if unknown:
        raise UsageError(f"there is no option {unknown[0]}; scrapy explain -h lists them.")
    if opts.record and opts.case:
        raise UsageError("--record and --case are two different things; give one of them.")
    if opts.record and args:
        raise UsageError(f"--record names the page already, so {args[0]} has no place; leave one of them out.")
    if len(args) != 1 and not opts.record and not (opts.case and not args):
        raise UsageError(f"expected one page, found {len(args)}; name a saved page or a URL.")


def _record(given: str) -> tuple[Path, int]:
    file, colon, line = given.rpartition(":")
    if not colon or not file or not line.isdecimal() or int(line) < 1:
        raise UsageError(f"--record {given}: expected FILE:LINE, such as articles.jsonl:17; lines count from 1.")
    return Path(file), int(line)


def _found(found: Found, place: str, name: str) -> _Subject:
    if not isinstance(found.content, Page):
        raise NoAnswerError(f"{found.place}: {found.content.detail}")
    return _Subject(found.content, place, name)


def _name_of(path: Path) -> str:
    """Give what a file is called; one that is called like all others by its folder."""
    stem = path.name.partition(".")[0]
    return _clean(path.resolve().parent.name if stem in _OF_NO_NAME else stem) or "page"


def _clean(name: str) -> str:
    return _UNFIT.sub("-", name).strip("-.")[:_LONGEST]


def _said(read: Extraction) -> str:
    blocks = f"{len(read.blocks)} blocks"
    if isinstance(read.outcome, Article):
        return f"an article, right with a chance of {read.outcome.confidence:.0%}, {blocks}"
    return f"no article ({read.outcome.reason}), {blocks}"


def _refuse(message: str) -> NoReturn:
    _tell(message)
    sys.exit(ExitCode.USAGE)


_tell = partial(tell, NAME)
