"""The ways of asking trafilatura that we are timed beside."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from newsscrape.model.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Another way from a page's bytes to its text."""

    name: str
    """As tables and figures name it."""
    ask: Callable[[Page], object]
    """Asks it about a page; raises nothing, since giving up takes time too."""


def with_metadata(page: Page) -> object:
    """Ask for text and metadata, without comments, all else as it comes (trafilatura.readthedocs.io)."""
    return _extracted(page, with_metadata=True)


def without_metadata(page: Page) -> object:
    """Ask for the text alone."""
    return _extracted(page)


def fast(page: Page) -> object:
    """Ask for text and metadata, but without the second and third extractor that it compares itself with."""
    return _extracted(page, with_metadata=True, fast=True)


def _extracted(page: Page, **options: Any) -> object:  # noqa: ANN401 - as trafilatura has them
    import trafilatura  # noqa: PLC0415 - a tenth of a second at the start of every command, and few ask it

    with suppress(Exception):
        return trafilatura.bare_extraction(markup(page), url=page.url, include_comments=False, **options)
    return None


def markup(page: Page) -> bytes | str:
    """Give the page as trafilatura reads it right: decoded where the header knows the encoding, else its bytes."""
    if "charset=utf-8" in page.content_type:
        return page.body.decode("utf-8", errors="replace")
    return page.body


RIVALS = (
    Rival(name="with metadata", ask=with_metadata),
    Rival(name="without", ask=without_metadata),
    Rival(name="fast", ask=fast),
)
