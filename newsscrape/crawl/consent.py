"""A reader's choice in a site's consent layer, sent as the cookies its profile names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler

from newsscrape.model.site import Site
from newsscrape.policy.sites import site_for_host


class ConsentMiddleware:
    """Gives each request the cookies of its own site's profile, redirects included, and those of no other."""

    def __init__(self, profile: Callable[[str], Site | None] = site_for_host) -> None:
        self._profile = profile

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:  # noqa: ARG003 - Scrapy's interface
        """Build it as Scrapy does."""
        return cls()

    def process_request(self, request: Request) -> None:
        """Set the cookies; Scrapy's own middleware keeps them to the request's host."""
        site = self._profile(urlsplit(request.url).hostname or "")
        request.cookies = dict[Any, Any](site.cookies) if site else {}
