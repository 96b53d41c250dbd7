"""Answers that are no success: which of them are checks for robots."""

from __future__ import annotations

from scrapy.http import Response

from newsscrape.policy.walls import walls


def bot_check_of(response: Response) -> str | None:
    """Give the mark by which an answer that is no success is a check for robots, None when it is none."""
    headers = (
        (name.decode("latin-1").lower(), value.decode("latin-1"))
        for name, values in response.headers.items()
        for value in values
    )
    return walls().bot_check(headers, response.body)
