"""A live response → Page."""

from __future__ import annotations

from datetime import datetime

from scrapy.http import Response

from newsscrape.model.claim import Claim
from newsscrape.model.page import Page


def page_of_response(
    response: Response, *, requested_url: str, fetched_at: datetime, claims: tuple[Claim, ...] = ()
) -> Page:
    """Give the page of a response.

    In: Scrapy's response, content encoding undone; the address as asked for, before redirects; the instant of the
    fetch, aware, UTC, whole seconds; what feeds and sitemaps said of the address.
    """
    return Page(
        body=response.body,
        url=response.url,
        requested_url=requested_url,
        headers=tuple(
            (name.decode("latin-1").lower(), value.decode("latin-1"))
            for name, values in response.headers.items()
            for value in values
        ),
        http_status=response.status,
        fetched_at=fetched_at,
        claims=claims,
    )
