"""A crawler as the pipelines see it: settings, a spider with its run, counters, signals."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Spider
from scrapy.utils.test import get_crawler

from newsscrape import settings
from newsscrape.model.run import Run


class Stats(dict[str, Any]):
    """Counters without a running crawl."""

    def get_value(self, key: str, default: object = None) -> object:
        return self.get(key, default)

    def set_value(self, key: str, value: object) -> None:
        self[key] = value

    def inc_value(self, key: str) -> None:
        self[key] = self.get(key, 0) + 1


@pytest.fixture
def crawler(tmp_path: Path) -> Any:  # noqa: ANN401 - a crawler with its late attributes set
    ours = {name: getattr(settings, name) for name in dir(settings) if name.startswith("NEWSSCRAPE_")}
    made: Any = get_crawler(settings_dict=ours | {"NEWSSCRAPE_OUTPUT": str(tmp_path), "NEWSSCRAPE_WORKERS": 1})
    made.settings.frozen = False
    made.spider = Spider("news")
    made.spider.run = Run(name="R", spider="news", started_at="2026-11-02T10:00:00Z")
    made.stats = Stats()
    made.closed = []
    made.get_item_pipeline = {}.get

    async def close_spider_async(*, reason: str) -> None:
        made.closed.append(reason)

    made.engine = SimpleNamespace(close_spider_async=close_spider_async)
    return made
