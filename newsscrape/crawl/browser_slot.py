"""The connections that a browser's requests share."""

from __future__ import annotations

BROWSER_SLOT = "the browser"
"""Name of Scrapy's download slot for what pages load besides themselves; no host is called so."""


def browser_slots() -> dict[str, dict[str, float]]:
    """Give Scrapy's DOWNLOAD_SLOTS for a browser: four connections to all hosts together, without waiting.

    A reader's browser takes six to each host. Pages in it that waited a second for each script would never be whole.
    """
    # Scrapy 2.19 counts a download only once it has begun: without any delay, the whole queue starts at once.
    return {BROWSER_SLOT: {"concurrency": 4, "delay": 0.001, "jitter": 0.0}}
