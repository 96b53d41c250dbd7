"""Articles as a table in Parquet, packed with Zstandard; needs the extra ``newsscrape[parquet]``."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from newsscrape.model.article import Article
from newsscrape.sinks.jsonl import encode_article
from newsscrape.sinks.parquet_schema import arrow_row, arrow_schema
from newsscrape.sinks.part import PartFile

GROUP_ROWS = 2_000
"""Most rows of a group: enough for columns to pack well, few enough to hold."""
GROUP_BYTES = 64_000_000
"""Most bytes of a group, as JSON; half of what Parquet's own guide has for a group, since texts lie in it twice."""


class ParquetFile:
    """A table on its way to ``path``, one row an article; it bears its name when it is published.

    No more than a group of rows is held in memory. Every method raises `StorageError` when the disk refuses.
    """

    def __init__(self, path: Path) -> None:
        self._file = PartFile(path)
        self._rows: list[dict[str, Any]] = []
        self._bytes = 0
        self._sink = _Sink(self._file)
        with self._file.or_nothing():
            self._writer = pq.ParquetWriter(self._sink, arrow_schema(), compression="zstd", write_page_index=True)

    def write(self, article: Article) -> None:
        """Add a row."""
        # By way of its line: that has no sign left which has no form in UTF-8, and no number that is none.
        line = encode_article(article)
        self._rows.append(arrow_row(json.loads(line)))
        self._bytes += len(line)
        if len(self._rows) == GROUP_ROWS or self._bytes >= GROUP_BYTES:
            self._write_group()

    def publish(self) -> None:
        """Write the rest and give the file its name."""
        self._write_group()
        self._writer.close()
        self._file.publish()

    def discard(self) -> None:
        """Remove what was written."""
        self._sink.close()
        with contextlib.suppress(pa.ArrowException, ValueError):  # of a file that is closed; else it tries at the end
            self._writer.close()
        self._file.discard()

    def _write_group(self) -> None:
        if self._rows:
            rows, self._rows, self._bytes = self._rows, [], 0
            self._writer.write_batch(pa.RecordBatch.from_pylist(rows, schema=arrow_schema()))


class _Sink(io.RawIOBase):
    """A file for Arrow to write to."""

    def __init__(self, file: PartFile) -> None:
        self._file = file

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:  # noqa: ANN401 - anything that has bytes
        piece = bytes(data)
        self._file.write(piece)
        return len(piece)
