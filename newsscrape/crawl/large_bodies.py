"""Large bodies come one at a time, and when what came before is done with: many at once would fill the memory."""

from __future__ import annotations

import asyncio
import ctypes
import gc
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Final

from scrapy.crawler import Crawler

LARGE_BODY: Final = 1 << 20
"""Bytes from which on a body waits for its turn: few pages of news sites have as many once they are unpacked."""

_LOOK = 0.1  # seconds
_MMAP_THRESHOLD = -3  # M_MMAP_THRESHOLD in glibc's malloc.h


class LargeBodies:
    """The turn that large bodies take.

    In: what tells whether there is room for one more; seconds between two looks.
    """

    def __init__(self, has_room: Callable[[], bool], seconds: float) -> None:
        self._has_room = has_room
        self._seconds = seconds
        self._turn = asyncio.Lock()

    @classmethod
    def of(cls, crawler: Crawler) -> LargeBodies:
        """Give the turn of a kind of bodies of a crawl: there is room while Scrapy itself would fetch more."""
        return cls(lambda: not _is_full(crawler), _LOOK)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for the turn, first come first served, and have it."""
        async with self._turn:
            # What had its turn before counts as waiting to be read a moment later only, and Scrapy does not tell when.
            await asyncio.sleep(self._seconds)
            while not self._has_room():  # noqa: ASYNC110 - Scrapy tells nobody when an answer was read
                await asyncio.sleep(self._seconds)
            gc.collect()  # only circles of objects hold what came before any more; Python sees those late
            yield


def give_back_large_blocks() -> None:
    """Have memory that a large body took go back to the system when the body is done with.

    By itself glibc takes blocks of every size it has met once from its heap, where anything small that lies above keeps
    them (mallopt(3), M_MMAP_THRESHOLD); other C libraries are left as they are.
    """
    if sys.platform == "linux" and (mallopt := getattr(ctypes.CDLL(None), "mallopt", None)):
        mallopt(_MMAP_THRESHOLD, LARGE_BODY)


def _is_full(crawler: Crawler) -> bool:
    """Tell whether the answers that wait to be read are larger than ``SCRAPER_SLOT_MAX_ACTIVE_SIZE``."""
    assert crawler.engine is not None  # noqa: S101 - something was downloaded
    slot = crawler.engine.scraper.slot
    return slot is not None and slot.needs_backout()
