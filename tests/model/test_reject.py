from datetime import UTC, datetime
from hashlib import sha256

from newsscrape.model.page import Capture, Page
from newsscrape.model.reject import Reason, Reject


def test_the_reject_of_a_page_has_all_that_is_known_of_the_page() -> None:
    page = Page(
        body=b"<p>",
        url="https://a.example/1",
        requested_url="http://a.example/1",
        http_status=200,
        fetched_at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        capture=Capture(file="a.warc.gz", offset=1, length=2),
    )
    assert Reject.of(page, Reason.INDEX_PAGE, "Links.") == Reject(
        url="https://a.example/1",
        requested_url="http://a.example/1",
        reason=Reason.INDEX_PAGE,
        detail="Links.",
        http_status=200,
        fetched_at="2026-01-02T03:04:05Z",
        content_sha256=sha256(b"<p>").hexdigest(),
        capture=page.capture,
    )


def test_an_unknown_instant_stays_unknown() -> None:
    assert Reject.of(Page(body=b""), Reason.EMPTY, "Nothing.").fetched_at is None


def test_a_page_that_was_never_brought_is_a_failure_and_one_that_is_no_article_is_none() -> None:
    assert {reason for reason in Reason if reason.is_failure} == {
        Reason.UNREADABLE,
        Reason.HTTP_ERROR,
        Reason.GONE,
        Reason.DNS_FAILURE,
        Reason.CONNECTION_FAILURE,
        Reason.FETCH_TIMED_OUT,
        Reason.ROBOTS_DISALLOWED,
        Reason.GONE,
        Reason.HOST_PAUSED,
        Reason.REDIRECT_LOOP,
        Reason.FORBIDDEN_ADDRESS,
        Reason.FETCH_FAILED,
    }
