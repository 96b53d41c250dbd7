"""Pages that are no article, and addresses that brought no page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from newsscrape.model.instant import written
from newsscrape.model.page import Capture, Page


class Reason(StrEnum):
    """Why there is no article: stable codes, listed in docs/record.md."""

    # The page was read and is no article: a reject.
    NOT_HTML = "not_html"
    EMPTY = "empty"
    INDEX_PAGE = "index_page"
    CONTINUATION = "continuation"
    CONSENT_WALL = "consent_wall"
    SOFT_404 = "soft_404"
    PAYWALL_STUB = "paywall_stub"
    NO_TEXT = "no_text"
    BOT_CHECK = "bot_check"
    LOGIN_WALL = "login_wall"
    NOINDEX = "noindex"
    TDM_RESERVED = "tdm_reserved"
    TOO_LARGE = "too_large"
    TOO_DEEP = "too_deep"
    TIMED_OUT = "timed_out"
    CRASHED = "crashed"
    TRUNCATED_BODY = "truncated_body"
    # The address brought no page, or the file could not be read: a failure.
    UNREADABLE = "unreadable"
    HTTP_ERROR = "http_error"
    GONE = "gone"
    DNS_FAILURE = "dns_failure"
    CONNECTION_FAILURE = "connection_failure"
    FETCH_TIMED_OUT = "fetch_timed_out"
    ROBOTS_DISALLOWED = "robots_disallowed"
    HOST_PAUSED = "host_paused"
    REDIRECT_LOOP = "redirect_loop"
    FORBIDDEN_ADDRESS = "forbidden_address"
    FETCH_FAILED = "fetch_failed"

    @property
    def is_failure(self) -> bool:
        """True when no page was brought at all; such lines count among a manifest's ``failures``."""
        return self in _FAILURES


_FAILURES = frozenset(
    {
        Reason.UNREADABLE,
        Reason.HTTP_ERROR,
        Reason.GONE,
        Reason.DNS_FAILURE,
        Reason.CONNECTION_FAILURE,
        Reason.FETCH_TIMED_OUT,
        Reason.ROBOTS_DISALLOWED,
        Reason.HOST_PAUSED,
        Reason.REDIRECT_LOOP,
        Reason.FORBIDDEN_ADDRESS,
        Reason.FETCH_FAILED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """One line of a run's rejects file."""

    url: str | None
    """Address the page was read from after redirects, or the path of the file."""
    requested_url: str | None
    """Address as asked for."""
    reason: Reason
    """Stable code."""
    detail: str
    """One sentence for people: what was found, what was expected."""
    http_status: int | None
    """Status code, where there was an answer."""
    fetched_at: str | None
    """Instant of the fetch, ``YYYY-MM-DDTHH:MM:SSZ``."""
    content_sha256: str | None
    """SHA-256 of the page's bytes, hexadecimal; null when no page was brought."""
    capture: Capture | None
    """Where the raw page lies in the archive."""

    @classmethod
    def of(cls, page: Page, reason: Reason, detail: str) -> Reject:
        """Give the reject of a page that was brought."""
        return cls(
            url=page.url or None,
            requested_url=page.requested_url or None,
            reason=reason,
            detail=detail,
            http_status=page.http_status,
            fetched_at=written(page.fetched_at) if page.fetched_at else None,
            content_sha256=sha256(page.body).hexdigest(),
            capture=page.capture,
        )
