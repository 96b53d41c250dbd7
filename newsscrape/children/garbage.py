"""How often a process that reads page after page looks for garbage."""

from __future__ import annotations

import gc

ALLOCATIONS: int = 20_000
"""A page makes about so many objects, nearly all of which go by themselves when it is done: looking for cycles among
them every 700, as Python does by default, is a tenth of the time of a page."""


def collect_seldom() -> None:
    """Leave what is loaded by now out of all collections, and collect about once a page from here on."""
    gc.freeze()
    gc.set_threshold(ALLOCATIONS)
