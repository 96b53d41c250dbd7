"""Bytes received from each host; past its budget nothing more is asked of it."""

from __future__ import annotations

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.settings import BaseSettings

from newsscrape.discover.budget import Budgets
from newsscrape.model.budget import Limits
from newsscrape.policy.budgets import limits


def limits_of(settings: BaseSettings) -> Limits:
    """Give the budgets of every host."""
    return limits(
        pages=settings.getint("NEWSSCRAPE_HOST_PAGES"),
        addresses=settings.getint("NEWSSCRAPE_HOST_ADDRESSES"),
        most_bytes=settings.getint("NEWSSCRAPE_HOST_BYTES"),
    )


class HostFullError(IgnoreRequest):
    """The host's budget of bytes is spent: the address is left out, and counted as such."""


class FillMiddleware:
    """Counts bytes, and leaves out addresses of hosts that have sent enough."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it as Scrapy does."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise `HostFullError` for a page of a host that has sent enough."""
        if "visit" in request.cb_kwargs and self._budgets and self._budgets.is_full(request.url):
            raise HostFullError(f"{request.url} is left out: its host has sent enough.")

    def process_response(self, request: Request, response: Response) -> Response:
        """Count an answer."""
        if self._budgets:
            self._budgets.receive(request.url, len(response.body))
        return response

    @property
    def _budgets(self) -> Budgets | None:
        budgets = getattr(self._crawler.spider, "budgets", None)
        return budgets if isinstance(budgets, Budgets) else None
