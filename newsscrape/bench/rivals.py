"""The ways of asking trafilatura that we are timed beside."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import trafilatura

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
    with suppress(Exception):
        return trafilatura.bare_extraction(markup(page), url=page.url, include_comments=False, with_metadata=True)
    return None


def without_metadata(page: Page) -> object:
    """Ask for the text alone."""
    with suppress(Exception):
        return trafilatura.bare_extraction(markup(page), url=page.url, include_comments=False)
    return None


def fast(page: Page) -> object:
    """Ask for text and metadata, but without the second and third extractor that it compares itself with."""
    with suppress(Exception):
        return trafilatura.bare_extraction(
            markup(page), url=page.url, include_comments=False, with_metadata=True, fast=True
        )
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
