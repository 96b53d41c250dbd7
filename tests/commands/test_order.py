from argparse import Namespace
from pathlib import Path

import pytest
from scrapy.settings import BaseSettings

from newsscrape.commands.order import Order, read_order
from newsscrape.commands.record_diff import Comparison
from newsscrape.errors import UsageError
from newsscrape.sinks.run import Blocks

NO_SHARDS = {"address": None, "shard_bytes": None, "shard_files": None, "format": None}
NOTHING = Namespace(output=None, jobs=None, ledger=None, diff=None, diff_limit=None, **NO_SHARDS)
SETTINGS = BaseSettings({"NEWSSCRAPE_WORKERS": 3, "NEWSSCRAPE_LEDGER": "", "NEWSSCRAPE_KEEP_BLOCKS": "0"})


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "a.html").write_bytes(b"<p>")
    return tmp_path / "a.html"


def test_what_is_not_said_is_as_the_settings_have_it(page: Path) -> None:
    assert read_order([str(page)], NOTHING, SETTINGS) == Order(
        paths=(page,), target=None, jobs=3, ledger=None, blocks=Blocks.DROP
    )
    settings = BaseSettings({**SETTINGS, "NEWSSCRAPE_LEDGER": "sqlite:///x", "NEWSSCRAPE_KEEP_BLOCKS": "1"})
    order = read_order(["-"], NOTHING, settings)
    assert (order.paths, order.ledger, order.blocks) == ((), "sqlite:///x", Blocks.KEEP)


def test_options_win(page: Path, tmp_path: Path) -> None:
    given = {"output": str(tmp_path / "out.jsonl"), "jobs": 1, "ledger": str(page), "diff": str(page)}
    order = read_order([str(page)], Namespace(**given, diff_limit=0.1, **NO_SHARDS), SETTINGS)
    assert order.comparison == Comparison(old=page, limit=0.1)
    assert (order.target, order.jobs, order.ledger) == (tmp_path / "out.jsonl", 1, f"sqlite:///{page}")


def test_everything_wrong_with_the_paths_is_told_at_once(page: Path) -> None:
    with pytest.raises(UsageError, match=r"x\.html: there is no such.*y\.html: there is no such"):
        read_order([str(page), str(page.with_name("x.html")), str(page.with_name("y.html"))], NOTHING, SETTINGS)


def test_what_only_work_in_shards_knows_is_refused_without_it(page: Path) -> None:
    given = Namespace(**{**vars(NOTHING), "shard_bytes": 5})
    with pytest.raises(UsageError, match="--shard-bytes is for work in shards; give --engine local or ray as well"):
        read_order([str(page)], given, SETTINGS)
    with pytest.raises(UsageError, match="-O s3://a/b: is a URL; give --engine"):
        read_order([str(page)], Namespace(**{**vars(NOTHING), "output": "s3://a/b"}), SETTINGS)
