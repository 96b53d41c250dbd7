"""The spider that fetches one page."""

from __future__ import annotations

from newsscrape.crawl.looker import Looker, page_now
from newsscrape.model.page import Page


class Once(Looker):
    """Fetches its address, after robots.txt allowed it."""

    name = "once"
    page: Page | None = None
    """The page; None when it could not be fetched."""

    async def look(self) -> None:
        """Ask for the page."""
        response = await self.fetch(self.url)
        if response is not None:
            self.page = page_now(response, self.url)
