from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from scrapy.exceptions import CloseSpider

from newsscrape.archive.writer import ArchiveWriter
from newsscrape.model.page import Page
from newsscrape.model.site import Obey, Site
from newsscrape.pipelines.archive import ArchivePipeline, may_be_kept

PAGE = Page(body=b"<p>x</p>", url="https://kurier.example/a")


def test_pages_are_kept_by_whoever_reads_them(crawler: Any, tmp_path: Path) -> None:  # noqa: ANN401 - conftest.py
    pipeline = ArchivePipeline.from_crawler(crawler)
    asyncio.run(pipeline.open_spider())
    first, second = ArchiveWriter(pipeline.archive), ArchiveWriter(pipeline.archive)
    assert [one.write(PAGE).capture.file for one in (first, second)] == ["news-R.warc.gz", "news-R-2.warc.gz"]
    first.close()
    second.close()
    (tmp_path / "archive" / second.file).rename(tmp_path / "archive" / f"{second.file}.part")
    pipeline.close_spider()
    names = sorted(path.name for path in (tmp_path / "archive").iterdir())
    assert names == ["news-R-2.warc.gz", "news-R.warc.gz"], "what a killed child left is closed"


def test_a_folder_that_refuses_ends_the_crawl(crawler: Any, tmp_path: Path) -> None:  # noqa: ANN401 - conftest.py
    (tmp_path / "archive").touch()
    pipeline = ArchivePipeline.from_crawler(crawler)
    with pytest.raises(CloseSpider):
        asyncio.run(pipeline.open_spider())
    pipeline.close_spider()


def test_a_page_that_no_child_reads_is_kept_too(crawler: Any) -> None:  # noqa: ANN401 - conftest.py
    pipeline = ArchivePipeline.from_crawler(crawler)
    asyncio.run(pipeline.open_spider())
    assert pipeline.write(PAGE).capture is not None
    pipeline.close_spider()


@pytest.mark.parametrize("headers", [(), (("x-robots-tag", "noarchive"),)])
@pytest.mark.parametrize("head", ["", "<meta name=robots content=noarchive>"])
def test_a_page_that_asks_not_to_be_kept_is_not_where_the_profile_has_it_obeyed(
    monkeypatch: pytest.MonkeyPatch, headers: tuple[tuple[str, str], ...], head: str
) -> None:
    page = Page(body=f"{head}<p>x</p>".encode(), url="https://kurier.example/a", headers=headers)
    for obey, is_kept in (((), True), ((Obey.NOINDEX,), True), ((Obey.NOARCHIVE,), not headers and not head)):
        site = Site(host="kurier.example", obey=obey)
        monkeypatch.setattr("newsscrape.pipelines.archive.site_for_host", lambda _, site=site: site)
        assert may_be_kept(page) is is_kept
