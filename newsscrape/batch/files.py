"""The files of one shard in the making: records, rejects, and last the account of them."""

from __future__ import annotations

from contextlib import ExitStack
from hashlib import file_digest
from pathlib import Path
from types import TracebackType
from typing import Self

from newsscrape.batch.shard import Making, Shard, ShardAccount
from newsscrape.ledger.ledger import Unchanged
from newsscrape.model.article import Article
from newsscrape.model.end_state import EndKind
from newsscrape.model.extraction import Extraction
from newsscrape.model.manifest import ManifestFile
from newsscrape.sinks.export import Export, file_export
from newsscrape.sinks.formats import Format
from newsscrape.sinks.jsonl import encode_indented
from newsscrape.sinks.part import PartFile
from newsscrape.sinks.run import Tally, end_state_of
from newsscrape.sources.warc import Stretch


class ShardFiles:
    """A shard's records and rejects on their way into a folder of its own.

    A context manager. Raises `UsageError` where the format needs a library that is missing; every method raises
    `StorageError` when the disk refuses.
    """

    def __init__(self, folder: Path, shard: Shard, making: Making) -> None:
        self._folder, self._shard, self._blocks = folder, shard, making.blocks
        self._tally = Tally()
        self._lines: PartFile | None = None
        self._table: Export | None = None
        self._ending = making.form.value
        self._open = ExitStack()
        if making.form is Format.PARQUET:
            self._table = file_export(self._path(self._ending), making.form)
            self._open.callback(self._table.discard)
        else:
            self._lines = PartFile(self._path(self._ending))
            self._open.callback(self._lines.discard)
        self._rejects = PartFile(self._path("rejects.jsonl"))
        self._open.callback(self._rejects.discard)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def write(self, state: Extraction | Unchanged) -> None:
        """Write how an input ended."""
        if isinstance(state, Unchanged):
            self._tally.unchanged += 1
            return
        end = end_state_of(state, self._blocks)
        self._tally.count(end)
        if end.kind is not EndKind.ARTICLE:
            self._rejects.write(end.line)
        elif self._lines:
            self._lines.write(end.line)
        elif self._table and isinstance(state.outcome, Article):
            self._table.write(state.outcome)

    def close(self, stretch: Stretch | None) -> tuple[tuple[Path, ...], ShardAccount]:
        """Make the files whole; gives them, in the order in which they are to be published, and what is in them.

        In: the part of an archive that was read, if the shard is one.
        """
        files = (self._closed_records(), self._rejects.publish())
        tally = self._tally
        account = ShardAccount(
            shard=self._shard.number,
            key=self._shard.key,
            pieces=self._shard.pieces,
            pages=tally.pages,
            articles=tally.articles,
            unchanged=tally.unchanged,
            rejects=tally.rejects,
            failures=tally.failures,
            rejects_by_reason=dict(sorted(tally.by_reason.items())),
            files=files,
            began=stretch.began if stretch else None,
            reached=stretch.reached if stretch else None,
        )
        last = PartFile(self._folder / self._shard.account_name)
        last.write(encode_indented(account))
        last.publish()
        self._open.pop_all()
        return (*(self._folder / file.name for file in files), last.path), account

    def _closed_records(self) -> ManifestFile:
        if self._lines:
            return self._lines.publish()
        path = self._path(self._ending)
        if self._table:
            self._table.publish()
        with path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        return ManifestFile(name=path.name, records=self._tally.articles, sha256=digest)

    def _path(self, ending: str) -> Path:
        return self._folder / f"{self._shard.name}.{ending}"
