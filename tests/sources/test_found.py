from datetime import UTC, datetime

import pytest

from newsscrape.errors import InputError, NotAnArticle
from newsscrape.model.page import Page
from newsscrape.model.reject import Reason
from newsscrape.sources.found import check_status, refused


def test_an_input_that_cannot_be_read_is_a_failure_under_its_place() -> None:
    reject = refused(InputError("a.html: no."), Page(body=b""), "a.html")
    assert (reject.url, reject.reason, reject.detail) == ("a.html", Reason.UNREADABLE, "a.html: no.")
    assert reject.content_sha256 is None


def test_what_is_known_of_the_page_is_kept() -> None:
    page = Page(body=b"", url="https://a.example/", fetched_at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
    reject = refused(NotAnArticle(Reason.TOO_LARGE, "Too large."), page, "a.html")
    assert (reject.url, reject.reason) == ("https://a.example/", Reason.TOO_LARGE)
    assert reject.fetched_at == "2026-01-02T03:04:05Z"


def test_an_answer_that_is_an_error_is_no_page() -> None:
    check_status(Page(body=b"", http_status=200))
    check_status(Page(body=b""))
    for status in (404, 503):
        with pytest.raises(NotAnArticle, match=f"status {status}") as refusal:
            check_status(Page(body=b"", http_status=status))
        assert refusal.value.reason is Reason.HTTP_ERROR
