"""``scrapy report``: what a run did, and how articles changed."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scrapy.commands import ScrapyCommand

from newsscrape.commands.telling import tell
from newsscrape.crawl.verdict import ExitCode
from newsscrape.errors import InputError, StorageError, UsageError
from newsscrape.ledger.ledger import Ledger
from newsscrape.ledger.versions import Version, Versions
from newsscrape.policy.address_keys import address_key
from newsscrape.report.run import history_lines, run_lines
from newsscrape.text import shown


class Command(ScrapyCommand):
    """Prints a run, or the history of an article."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Give the arguments."""
        return "[options] [RUN]"

    def short_desc(self) -> str:
        """Say in a line what it does."""
        return "Say what a run did, and which words of articles changed"

    def long_desc(self) -> str:
        """Say what it does, with examples and exit codes."""
        return (
            "Print the counts of a run (the latest without RUN), its rejects by reason, and each article that had "
            "changed, with the words that went as [-old-] and those that came as {+new+}. "
            "With --url the history of one article. "
            "Examples: scrapy report; scrapy report 20261102T100000Z; "
            "scrapy report --url https://www.example.org/politik/a-123. "
            "Exit codes: 0 done, 1 there is no such run or article, 5 the ledger cannot be read."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command to Scrapy's own."""
        super().add_options(parser)
        parser.add_argument("--url", metavar="URL", help="the history of the article at this address")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print, and set the exit code."""
        try:
            for line in self._lines(args, opts):
                print(shown(line))
        except UsageError as error:
            self._refuse(error, ExitCode.USAGE)
        except StorageError as error:
            self._refuse(error, ExitCode.STORAGE)

    def _lines(self, args: list[str], opts: argparse.Namespace) -> Iterator[str]:
        if self.settings is None:
            raise UsageError("a Scrapy project is needed: change to the folder with scrapy.cfg.")
        if len(args) > 1 or (args and opts.url):
            raise UsageError(f"expected one RUN or --url URL, found: {' '.join(args)}.")
        output = Path(self.settings["NEWSSCRAPE_OUTPUT"])
        with _ledger(output, self.settings["NEWSSCRAPE_LEDGER"]) as ledger:
            if opts.url:
                yield from history_lines(_history(ledger.versions, opts.url))
                return
            manifest = _manifest(output, args[0] if args else None)
            changed = ledger.versions.changed_in(manifest["run"])
            yield from run_lines(manifest, [(_before(ledger.versions, new), new) for new in changed])

    def _refuse(self, error: Exception, code: ExitCode) -> None:
        tell("report", str(error))
        self.exitcode = int(code)


def _ledger(output: Path, address: str) -> Ledger:
    if address:
        return Ledger(address)
    if not (output / "ledger.sqlite").is_file():
        raise InputError(
            f"{output}: there is no ledger.sqlite; name the output folder of a crawl in NEWSSCRAPE_OUTPUT."
        )
    return Ledger.in_folder(output)


def _manifest(output: Path, run: str | None) -> dict[str, Any]:
    """Read the manifest of a run, of the latest where none is named."""
    found = sorted((output / "articles").glob("*.manifest.json"), key=lambda path: path.name.rpartition("-")[2])
    named = [path for path in found if run is None or path.name.removesuffix(".manifest.json").endswith(f"-{run}")]
    if not named:
        known = ", ".join(path.name.removesuffix(".manifest.json").rpartition("-")[2] for path in found[-3:])
        raise InputError(f"{run or output}: there is no such run; the latest are: {known or 'none'}.")
    manifest: dict[str, Any] = json.loads(named[-1].read_text(encoding="utf-8"))
    return manifest


def _history(versions: Versions, url: str) -> list[Version]:
    history = versions.of(address_key(url))
    if not history:
        raise InputError(f"--url {url}: the ledger remembers no article under this address.")
    return history


def _before(versions: Versions, new: Version) -> Version:
    return next(one for one in reversed(versions.of(new.key)) if one.number < new.number)
