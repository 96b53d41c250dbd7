from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from newsscrape.crawl.memory import ledger_of
from newsscrape.ledger.ledger import Ledger


def test_the_ledger_of_the_spider_is_given_where_there_is_one(tmp_path: Path) -> None:
    with Ledger.in_folder(tmp_path) as ledger:
        crawler: Any = SimpleNamespace(spider=SimpleNamespace(ledger=ledger))
        assert ledger_of(crawler) is ledger


@pytest.mark.parametrize("spider", [None, SimpleNamespace(), SimpleNamespace(ledger="else")])
def test_a_spider_without_one_remembers_nothing(spider: object) -> None:
    crawler: Any = SimpleNamespace(spider=spider)
    assert ledger_of(crawler) is None
