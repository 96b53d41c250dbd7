from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import HtmlResponse

from newsscrape.model.claim import Claim, Origin
from newsscrape.sources.response import page_of_response

AT = datetime(2026, 11, 2, 10, tzinfo=UTC)


def test_a_page_keeps_bytes_addresses_headers_and_claims() -> None:
    response = HtmlResponse(
        "https://kurier.example/a",
        status=203,
        headers={"Content-Type": "text/html; charset=latin-1", "X-Name": ["Größe".encode("latin-1"), b"zwei"]},
        body=b"<p>\xfc</p>",
    )
    claims = (Claim(name="headline", value="Neu", origin=Origin.FEED),)
    page = page_of_response(response, requested_url="https://kurier.example/kurz", fetched_at=AT, claims=claims)
    assert page.body == b"<p>\xfc</p>"
    assert (page.url, page.requested_url) == ("https://kurier.example/a", "https://kurier.example/kurz")
    assert page.content_type == "text/html; charset=latin-1"
    assert ("x-name", "Größe") in page.headers
    assert ("x-name", "zwei") in page.headers
    assert (page.http_status, page.fetched_at, page.claims) == (203, AT, claims)


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_any_header_is_text(name: bytes, value: bytes) -> None:
    response = HtmlResponse("https://kurier.example/a", headers={b"X-" + name: [value], b"Content-Type": [value]})
    page = page_of_response(response, requested_url=response.url, fetched_at=AT)
    assert all(isinstance(part, str) for pair in page.headers for part in pair)
    assert isinstance(page.content_type, str)
