from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

from newsscrape.ledger.fingerprint import fingerprint_of
from newsscrape.ledger.ledger import Unchanged
from newsscrape.model.article import Article
from newsscrape.model.extraction import Extraction
from newsscrape.pipelines.remember import RememberPipeline
from newsscrape.sinks.jsonl import encode_article

ARTICLE = Article(url="https://kurier.example/a/?utm_source=x", headline="Alt", text="Eins.", content_sha256="1")


def test_an_article_is_compared_under_the_key_of_its_address(crawler: Any, tmp_path: Path) -> None:  # noqa: ANN401 - conftest.py
    pipeline = RememberPipeline.from_crawler(crawler)
    asyncio.run(pipeline.open_spider())
    first = Extraction(outcome=ARTICLE)
    assert pipeline.process_item(first) == replace(first, line=encode_article(ARTICLE), mark=fingerprint_of(ARTICLE))
    again = replace(ARTICLE, url="http://kurier.example/a")
    assert isinstance(pipeline.process_item(Extraction(outcome=again)), Unchanged)
    changed = pipeline.process_item(Extraction(outcome=replace(again, headline="Neu", content_sha256="2")))
    assert isinstance(changed, Extraction)
    assert isinstance(changed.outcome, Article)
    assert (changed.outcome.version, changed.outcome.changes) == (2, ("headline",))
    assert pipeline.process_item("else") == "else"
    assert (tmp_path / "ledger.sqlite").exists()
    assert pipeline.ledger
    pipeline.ledger.close()


def test_the_ledger_may_lie_elsewhere(crawler: Any, tmp_path: Path) -> None:  # noqa: ANN401 - conftest.py
    crawler.settings.set("NEWSSCRAPE_LEDGER", f"sqlite:///{tmp_path}/shared.sqlite")
    pipeline = RememberPipeline.from_crawler(crawler)
    asyncio.run(pipeline.open_spider())
    assert (tmp_path / "shared.sqlite").exists()
    assert pipeline.ledger
    pipeline.ledger.close()
