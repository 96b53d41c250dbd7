"""Inputs and what reading them gave → end states: several pages joined, and what the ledger knows put back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from newsscrape.join import Joining
from newsscrape.ledger.beside import Memories
from newsscrape.ledger.ledger import Unchanged
from newsscrape.model.article import Article
from newsscrape.model.extraction import Extraction
from newsscrape.sources.found import Found


def joined(read: Iterable[tuple[Found, Extraction]]) -> Iterator[tuple[Found, Extraction]]:
    """Yield articles on several pages as one, when the last of their pages was read or there are no more pages."""
    joining = Joining[Found]()
    for found, extraction in read:
        for end in joining.take(extraction, found).ended:
            yield end.brought, end.extraction
    for end in joining.release():
        yield end.brought, end.extraction


def restored(extraction: Extraction, found: Found, memories: Memories) -> Extraction | Unchanged:
    """Give the end state with what only the ledger knows; a reject without address is told by its file."""
    outcome = extraction.outcome
    if isinstance(outcome, Article):
        known = memories.restore(outcome, Path(str(found.file))) if found.file and outcome.capture else outcome
        return known if isinstance(known, Unchanged) else replace(extraction, outcome=known)
    if outcome.url is None and found.file:
        return replace(extraction, outcome=replace(outcome, url=found.place))
    return extraction
