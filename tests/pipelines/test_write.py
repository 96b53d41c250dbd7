from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from newsscrape.ledger.ledger import Unchanged
from newsscrape.model.article import Article, LabelledText
from newsscrape.model.extraction import Extraction
from newsscrape.model.label import Label
from newsscrape.model.manifest import Rest
from newsscrape.model.page import Page
from newsscrape.model.reject import Reason, Reject
from newsscrape.pipelines.write import WritePipeline

PAGE = Page(body=b"", url="https://kurier.example/a")
BLOCK = LabelledText(label=Label.BODY, confidence=1.0, reason="r", text="x")


def opened(crawler: Any) -> WritePipeline:  # noqa: ANN401 - conftest.py
    pipeline = WritePipeline.from_crawler(crawler)
    asyncio.run(pipeline.open_spider())
    return pipeline


def test_every_end_state_is_written_and_counted(crawler: Any, tmp_path: Path) -> None:  # noqa: ANN401 - conftest.py
    pipeline = opened(crawler)
    article = Article(url=PAGE.url)
    assert pipeline.process_item(Extraction(outcome=article, blocks=(BLOCK,))) is article
    for reason in (Reason.NO_TEXT, Reason.HTTP_ERROR):
        assert isinstance(pipeline.process_item(Extraction(outcome=Reject.of(PAGE, reason, "x."))), Reject)
    pipeline.process_item(Unchanged(url=PAGE.url, requested_url=PAGE.url, version=1))
    manifest = pipeline.finish("2026-11-02T10:05:00Z", 2, Rest(ended="closespider_timeout", waiting=3))
    assert manifest
    counts = {"pages": 4, "articles": 1, "unchanged": 1, "rejects": 1, "failures": 1}
    assert {name: getattr(manifest, name) for name in counts} == counts
    assert {name: crawler.stats[f"newsscrape/{name}"] for name in counts} == counts
    (line,) = (tmp_path / "articles" / "news-R.jsonl").read_text(encoding="utf-8").splitlines()
    assert "blocks" not in json.loads(line)


def test_blocks_are_kept_when_asked_for(crawler: Any, tmp_path: Path) -> None:  # noqa: ANN401 - conftest.py
    crawler.settings.set("NEWSSCRAPE_KEEP_BLOCKS", "1")
    pipeline = opened(crawler)
    pipeline.process_item(Extraction(outcome=Article(url=PAGE.url), blocks=(BLOCK,)))
    pipeline.finish("2026-11-02T10:05:00Z", 0, Rest())
    (line,) = (tmp_path / "articles" / "news-R.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["blocks"][0]["text"] == "x"


def test_an_item_of_another_kind_is_a_fault(crawler: Any) -> None:  # noqa: ANN401 - conftest.py
    with pytest.raises(TypeError, match="comes first"):
        WritePipeline.from_crawler(crawler).process_item(PAGE)
    pipeline = opened(crawler)
    with pytest.raises(TypeError, match="found Page"):
        pipeline.process_item(PAGE)
    pipeline.finish("2026-11-02T10:05:00Z", 0, Rest())
