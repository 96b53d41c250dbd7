"""Read pages that nobody would write, in children as a crawl does, and count what becomes of them.

``python tests/fuzz/pages.py FOLDER… [--pages N] [--seconds S] [--seed N] [--keep FOLDER]``: FOLDER is a set of labelled
pages, or golden pages. Ends with 1 where a page has no end state, a record is none, or a reader failed; what cost a
child is counted and kept, for it shows what isolation is for.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from itertools import islice, takewhile
from pathlib import Path

from jsonschema import Draft202012Validator
from mutants import Source, mutant

from newsscrape.isolate import Extractors
from newsscrape.model.article import Article
from newsscrape.model.extraction import Extraction
from newsscrape.model.page import Page
from newsscrape.model.reject import Reason
from newsscrape.model.schema import article_schema, reject_schema
from newsscrape.sinks.jsonl import encode_article, encode_reject

ADDRESS = "https://paper.example/news/ferry-4711.html"
SLOW = 2.0
"""Seconds from which a page is kept."""
AHEAD = 4
WAIT = 60.0
"""Seconds beyond its limit after which a page counts as hung."""
TOLD_EVERY = 5_000
FAULTS = ("hung", "failed", "invalid")
"""No end, a reader that raised, a line that is no record."""
LOSSES = ("crashed", "memory", "timed_out")
"""What cost a child."""


def sources_in(folders: Sequence[Path]) -> list[Source]:
    """Give the pages under folders, small ones first."""
    found = []
    for folder in folders:
        urls: dict[str, str | None] = {}
        for truth in sorted(folder.rglob("truth.jsonl")):
            rows = map(json.loads, filter(None, truth.read_text(encoding="utf-8").split("\n")))
            urls |= {row["id"]: row.get("url") for row in rows}
        for path in sorted(folder.rglob("*.html*")):
            body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            found.append(Source(body, urls.get(path.name.removesuffix(".gz").removesuffix(".html")) or ADDRESS))
    return sorted(found, key=lambda source: (len(source.body), source.body))


class Account:
    """What became of the pages."""

    def __init__(self, keep: Path | None) -> None:
        self.ends: Counter[str] = Counter()
        self.bad: Counter[str] = Counter()
        """Ends that no page may have."""
        self.slowest = 0.0
        self.keep = keep
        self.validators = Draft202012Validator(article_schema()), Draft202012Validator(reject_schema())

    def add(self, page: Page, number: int, extraction: Extraction | None, seconds: float) -> None:
        """Count a page; it is kept where something is to be looked at."""
        self.slowest = max(self.slowest, seconds)
        kind = self._kind(extraction)
        self.ends[kind] += 1
        if kind.startswith(FAULTS):
            self.bad[kind] += 1
        if self.keep and (kind.startswith((*FAULTS, *LOSSES)) or seconds > SLOW):
            self._keep(page, f"{number}-{kind.partition(':')[0]}-{seconds:.1f}", kind)

    def _kind(self, extraction: Extraction | None) -> str:
        if extraction is None:
            return "hung"
        outcome = extraction.outcome
        is_article = isinstance(outcome, Article)
        line = encode_article(outcome) if isinstance(outcome, Article) else encode_reject(outcome)
        fault = next(self.validators[not is_article].iter_errors(json.loads(line)), None)
        if fault is not None:
            return f"invalid: {fault.message:.120}"
        if isinstance(outcome, Article):
            return "article"
        return _lost(outcome.detail) if outcome.reason is Reason.CRASHED else str(outcome.reason)

    def _keep(self, page: Page, name: str, kind: str) -> None:
        if self.keep:
            self.keep.mkdir(parents=True, exist_ok=True)
            (self.keep / f"{name}.html").write_bytes(page.body)
            (self.keep / f"{name}.txt").write_text(f"{kind}\n{page.url!r}\n{page.headers}\n{page.fetched_at}\n")


def _lost(detail: str) -> str:
    """Tell what cost a child from a reader that raised, by what the reject says."""
    if "of memory" in detail:
        return "memory"
    if "failed: " in detail:
        return f"failed: {detail.partition('failed: ')[2]}"
    return f"crashed: {detail.partition('(')[2].removesuffix(').')}"


def run(pages: Iterator[tuple[int, Page]], account: Account, limit: float) -> None:
    """Read numbered pages in a child, each in so many seconds."""
    underway: deque[tuple[int, Page, Future[Extraction]]] = deque()
    with Extractors(1, limit) as extractors:
        last = time.monotonic()
        while True:
            for number, page in islice(pages, AHEAD - len(underway)):
                underway.append((number, page, extractors.submit(page)))
            if not underway:
                return
            number, page, promise = underway.popleft()
            try:
                extraction = promise.result(limit + WAIT)
            except TimeoutError:
                extraction = None
            now = time.monotonic()
            account.add(page, number, extraction, now - last)
            last = now
            if (number + 1) % TOLD_EVERY == 0:
                print(f"{number + 1} pages: {told(account)}", flush=True)  # noqa: T201 - said to a person


def told(account: Account) -> str:
    """Give an account in words."""
    ends = ", ".join(f"{kind} {number}" for kind, number in account.ends.most_common())
    return f"{ends}; slowest {account.slowest:.1f} s"


def main(argv: Sequence[str] | None = None) -> int:
    """Run as asked on the command line; out: the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--pages", type=int, default=2_000, help="how many pages (default: %(default)s)")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="how long at most")
    parser.add_argument("--limit", type=float, default=10.0, help="seconds that a page may take (default: %(default)s)")
    parser.add_argument("--first", type=int, default=0, help="number of the first page (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other pages (default: %(default)s)")
    parser.add_argument("--keep", type=Path, help="folder for pages to be looked at")
    asked = parser.parse_args(argv)
    account, until = Account(asked.keep), time.monotonic() + asked.seconds
    sources = sources_in(asked.folders)
    numbers = takewhile(lambda _: time.monotonic() < until, range(asked.first, asked.first + asked.pages))
    run(((number, mutant(sources, asked.seed, number)) for number in numbers), account, asked.limit)
    print(f"{sum(account.ends.values())} pages: {told(account)}")  # noqa: T201 - said to a person
    return 1 if account.bad else 0


if __name__ == "__main__":
    sys.exit(main())
