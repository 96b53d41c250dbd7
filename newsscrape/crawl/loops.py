"""Redirects that lead back: followed once more, as a browser would with the cookie it was given, and no further."""

from __future__ import annotations

from scrapy import Request
from scrapy.exceptions import IgnoreRequest

_MOST = 2
"""How often one address is asked for on the way: a consent layer sets its cookie the first time."""


class RedirectLoopError(IgnoreRequest):
    """The address leads back to itself, whatever cookie it sets; ends as ``redirect_loop``."""


class LoopMiddleware:
    """Ends circles of redirects before Scrapy's limit of redirects does."""

    def process_request(self, request: Request) -> None:
        """Raise `RedirectLoopError` for an address that was asked for twice on the same way."""
        if request.meta.get("redirect_urls", []).count(request.url) >= _MOST:
            raise RedirectLoopError(f"{request.url} leads back to itself, with the cookies it sets too.")
