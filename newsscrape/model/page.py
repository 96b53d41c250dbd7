"""A fetched page, before anything was understood of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from newsscrape.model.claim import Claim
    from newsscrape.model.reject import Reject


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Where the raw page lies in the archive."""

    file: str
    """Name of the WARC file, without its folder."""
    offset: int
    """Byte offset of the record in that file."""
    length: int
    """Length of the compressed record in bytes."""


class Form(StrEnum):
    """Who wrote a page's bytes."""

    SENT = "sent"
    """The server, or whoever saved it."""
    RENDERED = "rendered"
    """Its scripts, in a browser of ours."""


class Care(StrEnum):
    """How a page is read."""

    USUAL = "usual"
    """With all there is to read it with."""
    SAFE = "safe"
    """By other means and within closer bounds, because the usual reading failed: it crashed, hung or was killed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Bytes of one page and what is known of how they were obtained.

    From a live response, a saved file, a WARC record or a text capture; ``read`` is the only room that looks inside
    ``body``.
    """

    body: bytes
    """The page, content encoding (gzip, br …) already undone."""
    url: str | None = None
    """Address after redirects; None when the source does not say."""
    requested_url: str | None = None
    """Address as asked for."""
    headers: tuple[tuple[str, str], ...] = ()
    """HTTP headers, names in lower case; ``content-type`` alone decides between HTML and plain text."""
    http_status: int | None = None
    """Status code; None when the source does not say."""
    fetched_at: datetime | None = None
    """Instant of the fetch, aware, UTC, whole seconds; None when the source does not say."""
    claims: tuple[Claim, ...] = ()
    """What a feed or sitemap said of this address."""
    capture: Capture | None = None
    """Where the raw page lies in the archive."""
    form: Form = Form.SENT
    """Who wrote ``body``."""
    as_sent: Page | None = None
    """The page as the server sent it, where ``body`` is what its scripts made of it and neither is archived yet."""
    care: Care = Care.USUAL
    """How it is to be read."""
    verdict: Reject | None = None
    """The end state it has before anybody reads it: its scripts could not be run."""

    @property
    def content_type(self) -> str:
        """The value of the ``content-type`` header, or the empty string."""
        return next((value for name, value in self.headers if name == "content-type"), "")
