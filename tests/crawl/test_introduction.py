from __future__ import annotations

from datetime import UTC, datetime

import pytest
from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings

from newsscrape.crawl.assignment import read_assignment
from newsscrape.crawl.introduction import introduce

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
OURS = {"NEWSSCRAPE_CONTACT": "", "NEWSSCRAPE_ALLOW_HOSTS": "", "NEWSSCRAPE_LEDGER": "", "USER_AGENT": "newsscrape/1"}


def introduced(monkeypatch: pytest.MonkeyPatch, **settings: str) -> BaseSettings:
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    crawler = Crawler(Spider, OURS | settings)
    introduce(crawler, read_assignment({"url": "http://kurier.com/"}, crawler.settings, NOW))
    return crawler.settings


def test_the_user_agent_names_whom_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = introduced(monkeypatch, NEWSSCRAPE_CONTACT="desk@kurier.com")
    assert settings["USER_AGENT"] == "newsscrape/1 (+desk@kurier.com)"


def test_listed_hosts_need_no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = introduced(monkeypatch, NEWSSCRAPE_ALLOW_HOSTS="kurier.com")
    assert settings["USER_AGENT"] == "newsscrape/1"
    assert list(settings["DOWNLOAD_SLOTS"]) == ["kurier.com"]
