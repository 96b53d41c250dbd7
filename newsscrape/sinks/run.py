"""The files of one run: records, rejects, and the manifest that accounts for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import Enum
from functools import cache
from importlib.metadata import version
from pathlib import Path

from newsscrape.model.article import Article
from newsscrape.model.end_state import EndKind, EndState
from newsscrape.model.extraction import Extraction
from newsscrape.model.manifest import Manifest, Rest
from newsscrape.sinks.jsonl import encode_article, encode_indented, encode_reject
from newsscrape.sinks.packing import unpacked_name
from newsscrape.sinks.part import PartFile

SHAPING_LIBRARIES = ("newsscrape", "scrapy", "turbohtml", "trafilatura")
"""Distributions whose version decides what a record looks like."""


@cache
def shaping_versions() -> Mapping[str, str]:
    """Give their versions, as they are installed here."""
    return {name: version(name) for name in SHAPING_LIBRARIES}


class Blocks(Enum):
    """Whether records carry their page map."""

    DROP = "drop"
    KEEP = "keep"


def line_of(extraction: Extraction, blocks: Blocks) -> bytes:
    """Give the line of an end state, newline included."""
    outcome = extraction.outcome
    if extraction.line and blocks is Blocks.DROP:
        return extraction.line
    if isinstance(outcome, Article):
        return encode_article(outcome, extraction.blocks if blocks is Blocks.KEEP else ())
    return encode_reject(outcome)


def end_state_of(extraction: Extraction, blocks: Blocks) -> EndState:
    """Give how a page ended, with its line."""
    outcome, line = extraction.outcome, line_of(extraction, blocks)
    if isinstance(outcome, Article):
        return EndState(kind=EndKind.ARTICLE, line=line)
    kind = EndKind.FAILURE if outcome.reason.is_failure else EndKind.REJECT
    return EndState(kind=kind, reason=outcome.reason.value, line=line)


class Tally:
    """Counts end states, so that a run's account balances."""

    def __init__(self) -> None:
        self.articles = 0
        self.unchanged = 0
        self.by_reason: Counter[str] = Counter()
        self.failures = 0

    def count(self, end: EndState) -> None:
        """Count one end state."""
        if end.reason is not None:
            self.by_reason[end.reason] += 1
        self.articles += end.kind is EndKind.ARTICLE
        self.unchanged += end.kind is EndKind.UNCHANGED
        self.failures += end.kind is EndKind.FAILURE

    @property
    def rejects(self) -> int:
        """Pages that are no article."""
        return self.by_reason.total() - self.failures

    @property
    def pages(self) -> int:
        """Inputs that reached an end state."""
        return self.articles + self.unchanged + self.by_reason.total()


class RecordFiles:
    """The three files of a run, ``<stem>.jsonl``, ``.rejects.jsonl`` and ``.manifest.json``.

    In: the path of the records, packed like the rejects where it ends in ``.gz`` or ``.zst``; the spider's name, the
    run's identifier and the instant it started, ``YYYY-MM-DDTHH:MM:SSZ``. The files get their names in `close`, the
    manifest last. Every method raises `StorageError` when the disk refuses.
    """

    def __init__(self, records: Path, spider: str, run: str, started_at: str, blocks: Blocks = Blocks.DROP) -> None:
        self.tally = Tally()
        self._spider, self._run, self._started_at, self._blocks = spider, run, started_at, blocks
        plain = unpacked_name(records.name)
        stem, packed = plain.removesuffix(".jsonl"), records.name[len(plain) :]
        self._manifest = records.with_name(f"{stem}.manifest.json")
        self._records = PartFile(records)
        self._rejects = PartFile(records.with_name(f"{stem}.rejects.jsonl{packed}"))

    def write(self, extraction: Extraction) -> None:
        """Write how a page ended."""
        self.put(end_state_of(extraction, self._blocks))

    def put(self, end: EndState) -> None:
        """Write one end state: an article to the records, a reject or failure to the rejects; count each."""
        if end.kind is EndKind.ARTICLE:
            self._records.write(end.line)
        elif end.kind is not EndKind.UNCHANGED:
            self._rejects.write(end.line)
        self.tally.count(end)

    def sync(self) -> None:
        """Return when everything written so far would survive a power cut."""
        self._records.sync()
        self._rejects.sync()

    def close(self, finished_at: str, exit_code: int, rest: Rest | None = None) -> Manifest:
        """Give the files their names, write the manifest, and return it.

        In: what the manifest says of the end, under the same names; without it, that all was done.
        """
        rest = rest or Rest()
        manifest = Manifest(
            run=self._run,
            spider=self._spider,
            started_at=self._started_at,
            finished_at=finished_at,
            pages=self.tally.pages,
            articles=self.tally.articles,
            unchanged=self.tally.unchanged,
            rejects=self.tally.rejects,
            failures=self.tally.failures,
            rejects_by_reason=dict(sorted(self.tally.by_reason.items())),
            left_out=rest.left_out,
            files=(self._records.publish(), self._rejects.publish()),
            versions=shaping_versions(),
            exit_code=exit_code,
            ended=rest.ended,
            waiting=rest.waiting,
            alarms=rest.alarms,
            slowest=rest.slowest,
        )
        account = PartFile(self._manifest)
        account.write(encode_indented(manifest))
        account.publish()
        return manifest

    def abandon(self) -> None:
        """Close the files and leave those that have no name yet under the names of parts."""
        self._records.abandon()
        self._rejects.abandon()


class RunFiles(RecordFiles):
    """The files of a crawl: ``articles/<spider>-<run>.jsonl`` and the others under the output folder."""

    def __init__(self, folder: Path, spider: str, run: str, started_at: str, blocks: Blocks = Blocks.DROP) -> None:
        super().__init__(folder / "articles" / f"{spider}-{run}.jsonl", spider, run, started_at, blocks)
