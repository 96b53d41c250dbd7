"""Redirects as Scrapy follows them, without what costs every page."""

from __future__ import annotations

from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.redirect import BaseRedirectMiddleware, MetaRefreshMiddleware, RedirectMiddleware
from scrapy.http import Response

from newsscrape.crawl.guard import ForbiddenAddressError
from newsscrape.crawl.hosts import shown

_HEAD = 16_384  # Scrapy looks at the first 4,096 characters, of four bytes at most


class _Silent(BaseRedirectMiddleware):
    """None of our requests says where it comes from."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it without what looks for Scrapy's own referrers when the crawl starts."""
        middleware = cls(crawler.settings)
        middleware.crawler = crawler
        return middleware

    def handle_referer(self, request: Request, response: Response) -> None:  # noqa: ARG002 - Scrapy's interface
        """Leave the header out."""
        request.headers.pop("Referer", None)

    def _redirect(self, redirected: Request, request: Request, reason: Any) -> Request:  # noqa: ANN401 - Scrapy's interface
        """Refuse an address with a password before Scrapy logs it."""
        if "@" in urlsplit(redirected.url).netloc:
            raise ForbiddenAddressError(f"{shown(redirected.url)} has a user name or password in it.")
        return super()._redirect(redirected, request, reason)


class Redirects(_Silent, RedirectMiddleware):
    """Follows redirects."""


class Refreshes(_Silent, MetaRefreshMiddleware):
    """Follows refreshes of pages that have one; Scrapy decodes and cleans each page to see."""

    def process_response(
        self,
        request: Request,
        response: Response,
        spider: Spider | None = None,  # noqa: ARG002 - Scrapy's interface
    ) -> Request | Response:
        """Give the request a refresh asks for, or the page."""
        head = response.body[:_HEAD].replace(b"\0", b"").lower()  # UTF-16 has a zero in every letter
        return super().process_response(request, response) if b"refresh" in head else response
