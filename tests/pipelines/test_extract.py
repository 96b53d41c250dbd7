from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from scrapy.exceptions import DropItem

from newsscrape.model.extraction import Extraction
from newsscrape.model.page import Capture, Page
from newsscrape.model.reject import Reason, Reject
from newsscrape.pipelines.archive import ArchivePipeline
from newsscrape.pipelines.extract import ExtractPipeline, page_read
from newsscrape.sources.warc import read_warc

PAGE = Page(body=b"<p><a href='/b'>b</a></p>", url="https://kurier.example/a", headers=(("content-type", "text/html"),))


async def whole(crawler: Any, *items: object) -> list[object]:  # noqa: ANN401 - conftest.py
    """Give what becomes of the page, and of something that is none."""
    pipeline = ExtractPipeline.from_crawler(crawler)
    await pipeline.open_spider()
    try:
        return [await pipeline.process_item(item) for item in items or (PAGE, "else")]
    finally:
        pipeline.close_spider()


def test_a_page_is_read_and_its_links_are_announced(crawler: Any) -> None:  # noqa: ANN401 - conftest.py
    heard: list[tuple[Page, Extraction]] = []

    def hear(page: Page, extraction: Extraction) -> None:
        heard.append((page, extraction))

    crawler.signals.connect(hear, signal=page_read)
    read, passed = asyncio.run(whole(crawler))
    assert isinstance(read, Extraction)
    assert isinstance(read.outcome, Reject)
    assert [link.url for link in read.links] == ["https://kurier.example/b"]
    assert heard == [(PAGE, read)]
    assert passed == "else"
    assert read.blocks == ()


def test_a_page_whose_end_is_known_is_not_read(crawler: Any) -> None:  # noqa: ANN401 - conftest.py
    verdict = Reject.of(PAGE, Reason.TIMED_OUT, "Busy.")
    capture = Capture(file="news-R.warc.gz", offset=7, length=8)
    (read,) = asyncio.run(whole(crawler, replace(PAGE, verdict=verdict, capture=capture)))
    assert read == Extraction(outcome=replace(verdict, capture=capture))


def test_the_page_map_is_made_where_it_is_kept(crawler: Any) -> None:  # noqa: ANN401 - conftest.py
    crawler.settings.set("NEWSSCRAPE_KEEP_BLOCKS", "1")
    read, _ = asyncio.run(whole(crawler))
    assert isinstance(read, Extraction)
    assert [block.text for block in read.blocks] == ["b"]
    assert [link.url for link in read.links] == ["https://kurier.example/b"]


async def kept(crawler: Any, begun: Callable[[Path], object] = Path.exists) -> list[object]:  # noqa: ANN401 - conftest.py
    """Give what becomes of the page where there is an archive, to whose folder something is done once it is there."""
    archive = ArchivePipeline.from_crawler(crawler)
    crawler.get_item_pipeline = {ArchivePipeline: archive}.get
    await archive.open_spider()
    begun(archive.archive.folder)
    try:
        return await whole(crawler)
    finally:
        archive.close_spider()


def test_a_page_is_archived_before_it_is_read(crawler: Any, tmp_path: Path) -> None:  # noqa: ANN401 - conftest.py
    read, _ = asyncio.run(kept(crawler))
    assert isinstance(read, Extraction)
    capture = read.outcome.capture
    assert capture is not None
    (found,) = read_warc(tmp_path / "archive" / capture.file)
    assert isinstance(found.content, Page)
    assert (found.content.body, found.content.capture) == (PAGE.body, capture)


def test_a_disk_that_refuses_ends_the_crawl(crawler: Any) -> None:  # noqa: ANN401 - conftest.py
    def in_the_way(folder: Path) -> None:
        folder.rmdir()
        folder.touch()

    async def refused() -> None:
        with pytest.raises(DropItem, match="the archive could not be written"):
            await kept(crawler, in_the_way)
        await asyncio.sleep(0)

    asyncio.run(refused())
    assert crawler.closed == ["storage"]
