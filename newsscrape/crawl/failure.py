"""Why an address brought no page: Scrapy's many exceptions → our stable reasons."""

from __future__ import annotations

from scrapy import Request
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from newsscrape.crawl.guard import ConsentWallError, ForbiddenAddressError, LoginWallError
from newsscrape.crawl.handler import HeaderTooLargeError
from newsscrape.crawl.hosts import shown
from newsscrape.crawl.loops import RedirectLoopError
from newsscrape.crawl.robots import RobotsUnavailableError
from newsscrape.crawl.waiting import HostPausedError
from newsscrape.crawl.walls import bot_check_of
from newsscrape.crawl.wire import BodyTooLargeError
from newsscrape.model.reject import Reason, Reject

_REASONS: tuple[tuple[type[BaseException], Reason, str], ...] = (
    (ForbiddenAddressError, Reason.FORBIDDEN_ADDRESS, ""),
    (ConsentWallError, Reason.CONSENT_WALL, ""),
    (LoginWallError, Reason.LOGIN_WALL, ""),
    (HostPausedError, Reason.HOST_PAUSED, ""),
    (RedirectLoopError, Reason.REDIRECT_LOOP, ""),
    (BodyTooLargeError, Reason.TOO_LARGE, ""),
    (RobotsUnavailableError, Reason.ROBOTS_DISALLOWED, ""),
    (CannotResolveHostError, Reason.DNS_FAILURE, "The host name could not be resolved."),
    (DownloadTimeoutError, Reason.FETCH_TIMED_OUT, "The answer took too long."),
    (DownloadConnectionRefusedError, Reason.CONNECTION_FAILURE, "The connection was refused."),
    (HeaderTooLargeError, Reason.TOO_LARGE, ""),
    (DownloadCancelledError, Reason.TOO_LARGE, "The answer is larger than DOWNLOAD_MAXSIZE."),
    (ResponseDataLossError, Reason.TRUNCATED_BODY, "The answer ended before its announced length."),
    (DownloadFailedError, Reason.CONNECTION_FAILURE, "The connection broke before there was an answer."),
)
# Scrapy tells these apart by their words only.
_IGNORED: tuple[tuple[str, Reason, str], ...] = (
    ("Forbidden by robots.txt", Reason.ROBOTS_DISALLOWED, "The site's robots.txt disallows this address."),
    ("max redirections reached", Reason.REDIRECT_LOOP, "The address redirects in a circle or too often."),
)


def reject_of_failure(failure: Failure, request: Request, at: str) -> Reject:
    """Give the end state of a request that brought no page, and the instant ``at`` which that was known."""
    reason, detail = _reason(failure.value)
    response = getattr(failure.value, "response", None)
    return Reject(
        url=shown(request.url),
        requested_url=requested_url(request),
        reason=reason,
        detail=detail,
        http_status=response.status if response is not None else None,
        fetched_at=at,
        content_sha256=None,
        capture=None,
    )


def requested_url(request: Request) -> str:
    """Give the address as it was first asked for, before redirects."""
    redirects: list[str] = request.meta.get("redirect_urls", [])
    return redirects[0] if redirects else request.url


def _reason(error: BaseException | None) -> tuple[Reason, str]:
    if isinstance(error, HttpError):
        if mark := bot_check_of(error.response):
            status = error.response.status
            return Reason.BOT_CHECK, f"The server answered with status {status} and a check for robots, {mark!r}."
        return Reason.HTTP_ERROR, f"The server answered with status {error.response.status}."
    for kind, reason, detail in _REASONS:
        if isinstance(error, kind):
            return reason, detail or str(error)
    if isinstance(error, IgnoreRequest):
        for words, reason, detail in _IGNORED:
            if words in str(error):
                return reason, detail
    return Reason.FETCH_FAILED, f"Fetching failed: {type(error).__name__}: {error}"
