"""Hosts are asked by the run that holds their site, and by no other at the same time."""

from __future__ import annotations

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

from newsscrape.discover.holdings import Holdings
from newsscrape.policy.domains import domain_of

site_taken = object()
"""Signal: this run holds a site from now on; receivers take ``site``. Other runs may have held it before."""


class SiteElsewhereError(IgnoreRequest):
    """Another run holds the site; the address waits until this one does, or that one asks for it."""


class TenureMiddleware:
    """Lets requests pass to sites this run holds; where something leads to another one, takes it if it is free.

    A request may wait for its turn after it passed here: the door to the network looks again (`see_to_tenure`).
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it as Scrapy does."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise `SiteElsewhereError` for what another run asks, `StorageError` where the ledger refuses."""
        holdings, site = holdings_of(self._crawler), domain_of(request.url)
        if holdings is not None and not holdings.covers(site) and not holdings.take_as_guest(site):
            raise SiteElsewhereError(f"{site} is asked by another run.")


def see_to_tenure(crawler: Crawler, request: Request) -> None:
    """Raise `SiteElsewhereError` where the run no longer holds the site of a request that is about to be sent."""
    holdings, site = holdings_of(crawler), domain_of(request.url)
    if holdings is not None and not holdings.covers(site):
        raise SiteElsewhereError(f"{site} may be asked by another run by now.")


def holdings_of(crawler: Crawler) -> Holdings | None:
    """Give the sites the run holds; None of a spider that shares none, as for a look at a site."""
    holdings = getattr(crawler.spider, "holdings", None)
    return holdings if isinstance(holdings, Holdings) else None
