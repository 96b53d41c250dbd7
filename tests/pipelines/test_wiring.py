from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from scrapy.exceptions import CloseSpider, DropItem

from newsscrape.errors import StorageError, UsageError
from newsscrape.pipelines.wiring import opening, output_of, run_of, storing


def test_the_run_is_the_spiders(crawler: Any, tmp_path: Path) -> None:  # noqa: ANN401 - conftest.py
    assert run_of(crawler).name == "R"
    assert output_of(crawler) == tmp_path
    del crawler.spider.run
    with pytest.raises(UsageError, match="names no run"):
        run_of(crawler)


@pytest.mark.parametrize(("error", "reason"), [(StorageError("full"), "storage"), (UsageError("odd"), "usage")])
def test_what_cannot_be_opened_ends_the_crawl_in_order(error: Exception, reason: str) -> None:
    with pytest.raises(CloseSpider) as caught, opening():
        raise error
    assert caught.value.reason == reason


def test_a_full_disk_stops_the_crawl_once(crawler: Any, caplog: pytest.LogCaptureFixture) -> None:  # noqa: ANN401 - conftest.py
    async def twice() -> None:
        for _ in range(2):
            with pytest.raises(DropItem), storing(crawler):
                raise StorageError("the disk is full")
        await asyncio.sleep(0)

    asyncio.run(twice())
    assert crawler.closed == ["storage"]
    assert caplog.text.count("the disk is full") == 1
