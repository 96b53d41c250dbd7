from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from newsscrape.errors import StorageError
from newsscrape.model.article import Article
from newsscrape.sinks import parquet
from newsscrape.sinks.parquet import ParquetFile
from newsscrape.sinks.parquet_schema import arrow_schema
from newsscrape.sinks.part import PartFile
from tests.records import BARE, FULL


def write(path: Path, *articles: Article) -> pq.ParquetFile:
    file = ParquetFile(path)
    for article in articles:
        file.write(article)
    file.publish()
    return pq.ParquetFile(path)


def test_a_table_has_a_row_an_article_packed_with_zstandard_and_coded(tmp_path: Path) -> None:
    table = write(tmp_path / "a.parquet", FULL, BARE)
    assert table.read().column("headline").to_pylist() == ["Strom wird „billiger“", None]
    assert table.schema_arrow == arrow_schema()
    columns = [table.metadata.row_group(0).column(index) for index in range(table.metadata.num_columns)]
    assert {column.compression for column in columns} == {"ZSTD"}
    (site,) = (column for column in columns if column.path_in_schema == "site")
    assert "RLE_DICTIONARY" in site.encodings


def test_the_columns_are_the_same_whatever_rows_there_are(tmp_path: Path) -> None:
    names = ("none", "bare", "full")
    tables = [write(tmp_path / name, *rows) for name, rows in zip(names, ((), (BARE,), (FULL,)), strict=True)]
    assert tables[0].schema == tables[1].schema == tables[2].schema
    assert [table.metadata.num_rows for table in tables] == [0, 1, 1]


@pytest.mark.parametrize(("bound", "size"), [("GROUP_ROWS", 2), ("GROUP_BYTES", 3_000)])
def test_groups_of_rows_are_bounded(bound: str, size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, bound, size)
    sites = [f"{number}.example" for number in range(5)]
    table = write(tmp_path / "a.parquet", *(replace(FULL, site=site) for site in sites))
    groups = [table.metadata.row_group(index).num_rows for index in range(table.metadata.num_row_groups)]
    assert groups == [2, 2, 1]
    assert table.read().column("site").to_pylist() == sites


def test_the_same_articles_give_the_same_bytes(tmp_path: Path) -> None:
    write(tmp_path / "a.parquet", FULL, BARE)
    write(tmp_path / "b.parquet", FULL, BARE)
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()


def test_text_that_has_no_form_in_utf_8_is_mended(tmp_path: Path) -> None:
    table = write(tmp_path / "a.parquet", replace(FULL, headline="a\ud800b\x00", confidence=float("nan")))
    assert table.read().column("headline").to_pylist() == ["a\ufffdb\ufffd"]
    assert table.read().column("confidence").to_pylist() == [None]


def test_nothing_is_left_of_what_is_not_whole(tmp_path: Path) -> None:
    file = ParquetFile(tmp_path / "a.parquet")
    file.write(FULL)
    assert [path.name for path in tmp_path.iterdir()] == ["a.parquet.part"]
    file.discard()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("room", [0, 10, 20_000])
def test_a_full_disk_is_told_and_leaves_nothing(room: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = []

    def put(file: PartFile, data: bytes) -> None:
        taken.append(len(data))
        if sum(taken) > room:
            raise StorageError(f"{file.part}: cannot be written (full)")

    monkeypatch.setattr(PartFile, "_put", put)
    with pytest.raises(StorageError, match=r"a\.parquet\.part: cannot be written \(full\)"):  # noqa: PT012 - any of these
        file = ParquetFile(tmp_path / "a.parquet")
        try:
            file.write(FULL)
            file.publish()
        except BaseException:
            file.discard()
            raise
    gc.collect()  # what a writer does when it goes must not fail either
    assert not list(tmp_path.iterdir())
