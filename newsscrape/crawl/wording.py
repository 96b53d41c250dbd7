"""What Scrapy logs of single pages."""

from __future__ import annotations

from typing import Any

from scrapy.logformatter import LogFormatter, LogFormatterResult


class Wording(LogFormatter):
    """Keeps whole pages and records out of the log: they are in the archive and in the files."""

    def scraped(self, item: Any, response: Any, spider: Any) -> LogFormatterResult | None:  # type: ignore[override]  # noqa: ANN401, ARG002 - Scrapy's interface; None means no line
        """Say nothing."""
        return None

    def dropped(self, item: Any, exception: BaseException, response: Any, spider: Any) -> LogFormatterResult:  # noqa: ANN401, ARG002 - Scrapy's interface
        """Give the reason without the item."""
        return {"level": 10, "msg": "Dropped: %(exception)s", "args": {"exception": exception}}

    def item_error(self, item: Any, exception: BaseException, response: Any, spider: Any) -> LogFormatterResult:  # noqa: ANN401, ARG002 - Scrapy's interface
        """Name the page without its bytes."""
        url = getattr(item, "url", None) or getattr(getattr(item, "outcome", None), "url", None)
        return {"level": 40, "msg": "Error processing %(url)s", "args": {"url": url}}
