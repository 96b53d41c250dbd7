"""What a source yields for each of its inputs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from newsscrape.errors import NewsscrapeError, NotAnArticle
from newsscrape.model.page import Page
from newsscrape.model.reject import Reason, Reject
from newsscrape.stores import File

_ERRORS = range(400, 600)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One input in the order of its source: a page, or why there is none."""

    place: str
    """Where it lies, for people: ``a.html``, ``b.jsonl line 7``, ``c.warc.gz offset 712``."""
    content: Page | Reject
    """The page, or the end state of an input that gave none."""
    key: object = None
    """The ``id`` of a JSON line, whatever JSON value it is."""
    file: File | None = None
    """The file it came from; None for standard input."""


def refused(error: NewsscrapeError, page: Page, place: str) -> Reject:
    """Give the reject of an input that could not be had.

    In: what a step of the source raised (`NotAnArticle` brings its own reason, `InputError` means unreadable); what is
    known of the page so far; its place, which stands for the address where there is none.
    """
    reason = error.reason if isinstance(error, NotAnArticle) else Reason.UNREADABLE
    detail = error.detail if isinstance(error, NotAnArticle) else str(error)
    return replace(Reject.of(page, reason, detail), url=page.url or place, content_sha256=None)


def check_status(page: Page) -> None:
    """Refuse what a server sent in place of a page; raises `NotAnArticle` (http_error)."""
    if page.http_status in _ERRORS:
        raise NotAnArticle(Reason.HTTP_ERROR, f"The server answered with status {page.http_status}.")
