from collections.abc import Callable
from pathlib import Path

import pytest

from newsscrape.batch.files import ShardFiles
from newsscrape.batch.shard import Making, Shard
from newsscrape.errors import StorageError
from newsscrape.extract import read_page
from newsscrape.ledger.ledger import Unchanged
from newsscrape.model.page import Page
from newsscrape.sinks.formats import Format
from newsscrape.sources.warc import Stretch
from tests.made_archive import page

SHARD = Shard(number=7, pieces=(), key="key")


@pytest.mark.parametrize("form", [Format.JSONL, Format.PARQUET])
def test_every_end_state_is_counted(tmp_path: Path, making: Callable[..., Making], form: Format) -> None:
    with ShardFiles(tmp_path, SHARD, making(form=form)) as files:
        files.write(read_page(page(1)))
        files.write(Unchanged(url=None, requested_url=None, version=1))
        files.write(read_page(Page(body=b"")))
        whole, account = files.close(Stretch(start=0, began=5, reached=9))
    assert [path.name for path in whole] == [
        f"shard-000007-key.{form}",
        "shard-000007-key.rejects.jsonl",
        "shard-000007-key.account.json",
    ]
    assert sorted(tmp_path.iterdir()) == sorted(whole)
    assert (account.pages, account.articles, account.unchanged, account.rejects) == (3, 1, 1, 1)
    assert (account.began, account.reached) == (5, 9)
    assert [file.records for file in account.files] == [1, 1]


@pytest.mark.parametrize("form", [Format.JSONL, Format.PARQUET])
def test_an_error_leaves_nothing(tmp_path: Path, making: Callable[..., Making], form: Format) -> None:
    def fill() -> None:
        with ShardFiles(tmp_path, SHARD, making(form=form)) as files:
            files.write(read_page(page(1)))
            raise StorageError("full")

    with pytest.raises(StorageError):
        fill()
    assert not list(tmp_path.iterdir())
