from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from scrapy.exceptions import CloseSpider

from newsscrape.archive.pack import pack
from newsscrape.model.page import Page
from newsscrape.pipelines.archive import ArchivePipeline

PAGE = Page(body=b"<p>x</p>", url="https://kurier.example/a")


def test_pages_are_kept(crawler: Any, tmp_path: Path) -> None:  # noqa: ANN401 - conftest.py
    pipeline = ArchivePipeline.from_crawler(crawler)
    asyncio.run(pipeline.open_spider())
    capture = pipeline.keep(pack(PAGE))
    assert capture.file == "news-R.warc.gz"
    pipeline.close_spider()
    assert [path.name for path in (tmp_path / "archive").iterdir()] == ["news-R.warc.gz"]


def test_a_folder_that_refuses_ends_the_crawl(crawler: Any, tmp_path: Path) -> None:  # noqa: ANN401 - conftest.py
    (tmp_path / "archive").touch()
    pipeline = ArchivePipeline.from_crawler(crawler)
    with pytest.raises(CloseSpider):
        asyncio.run(pipeline.open_spider())
    pipeline.close_spider()
