from __future__ import annotations

import pytest
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
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from newsscrape.crawl.failure import reject_of_failure, requested_url
from newsscrape.crawl.guard import ConsentWallError, ForbiddenAddressError, LoginWallError
from newsscrape.crawl.loops import RedirectLoopError
from newsscrape.crawl.robots import RobotsUnavailableError
from newsscrape.crawl.waiting import HostPausedError
from newsscrape.crawl.wire import BodyTooLargeError
from newsscrape.model.reject import Reason

AT = "2026-11-02T10:00:00Z"
URL = "https://kurier.example/a"


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (HttpError(Response(URL, status=404)), Reason.HTTP_ERROR),
        (CannotResolveHostError(), Reason.DNS_FAILURE),
        (DownloadTimeoutError(), Reason.FETCH_TIMED_OUT),
        (DownloadConnectionRefusedError(), Reason.CONNECTION_FAILURE),
        (DownloadFailedError(), Reason.CONNECTION_FAILURE),
        (DownloadCancelledError(), Reason.TOO_LARGE),
        (ResponseDataLossError(), Reason.TRUNCATED_BODY),
        (HttpError(Response(URL, status=403, headers={"cf-mitigated": "challenge"})), Reason.BOT_CHECK),
        (HttpError(Response(URL, status=403, body=b'<div id="px-captcha">')), Reason.BOT_CHECK),
        (HttpError(Response(URL, status=403, body=b"<h1>Forbidden</h1>")), Reason.HTTP_ERROR),
        (ConsentWallError("The address leads to a consent layer."), Reason.CONSENT_WALL),
        (LoginWallError("The address leads to a login."), Reason.LOGIN_WALL),
        (ForbiddenAddressError("x leads inside."), Reason.FORBIDDEN_ADDRESS),
        (HostPausedError("a.example asked for a longer pause."), Reason.HOST_PAUSED),
        (RedirectLoopError("a leads back to itself."), Reason.REDIRECT_LOOP),
        (RobotsUnavailableError("robots.txt answered with status 503."), Reason.ROBOTS_DISALLOWED),
        (IgnoreRequest("Forbidden by robots.txt"), Reason.ROBOTS_DISALLOWED),
        (IgnoreRequest("max redirections reached"), Reason.REDIRECT_LOOP),
        (BodyTooLargeError("The answer is larger than DOWNLOAD_MAXSIZE once unpacked."), Reason.TOO_LARGE),
        (IgnoreRequest("something new"), Reason.FETCH_FAILED),
        (ValueError("odd"), Reason.FETCH_FAILED),
    ],
)
def test_each_error_has_its_reason(error: Exception, reason: Reason) -> None:
    reject = reject_of_failure(Failure(error), Request(URL), AT)
    assert reject.reason is reason
    assert reject.detail.endswith((".", "odd", "new"))
    assert (reject.url, reject.requested_url, reject.fetched_at) == (URL, URL, AT)


def test_the_status_is_told_where_there_was_an_answer() -> None:
    assert reject_of_failure(Failure(HttpError(Response(URL, status=410))), Request(URL), AT).http_status == 410


def test_the_address_as_asked_for_survives_redirects() -> None:
    request = Request(URL, meta={"redirect_urls": ["https://kurier.example/kurz", "https://kurier.example/mittel"]})
    assert requested_url(request) == "https://kurier.example/kurz"
