import json
from io import BytesIO
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signs import any_text

from newsscrape.model.claim import Claim, Origin
from newsscrape.model.page import Page
from newsscrape.sources.said import with_metadata

PAGE = Page(body=b"x", requested_url="http://a.example/")
CLAIM = {"name": "headline", "value": "H", "origin": "sitemap"}


def told(text: bytes, kind: str = "metadata", content_type: str = "application/warc-fields") -> Page:
    record = SimpleNamespace(rec_type=kind, content_type=content_type, raw_stream=BytesIO(text))
    return with_metadata(PAGE, record)


def test_the_address_asked_for_and_the_claims_are_the_pages() -> None:
    page = told(f"requested-url: http://b.example/\r\nclaims: {json.dumps([CLAIM])}\r\n".encode())
    assert page.requested_url == "http://b.example/"
    assert page.claims == (Claim(name="headline", value="H", origin=Origin.SITEMAP),)


def test_what_is_not_said_stays() -> None:
    assert told(b"") == PAGE
    assert told(b"via: https://a.example/\r\nhopsFromSeed: L\r\n") == PAGE


@pytest.mark.parametrize(
    "content",
    [
        b"claims: {",
        b"claims: \xff",
        b"claims: 7",
        b"claims: [7]",
        b"claims: [{}]",
        b"claims:" + json.dumps([CLAIM | {"origin": "x"}]).encode(),
        b"claims:" + b"[" * 100_000,
    ],
)
def test_what_other_tools_write_changes_nothing(content: bytes) -> None:
    assert told(content) == PAGE


def test_other_records_change_nothing() -> None:
    assert told(b"requested-url: x", kind="request") == PAGE
    assert told(b"requested-url: x", content_type="application/json") == PAGE


ANY = st.recursive(
    st.none() | st.integers() | any_text(), lambda inner: st.lists(inner) | st.dictionaries(any_text(), inner)
)
CLAIMS = st.fixed_dictionaries({"name": any_text(), "value": ANY, "origin": st.sampled_from([*Origin, "x", 7])})


@given(st.binary() | (ANY | st.lists(CLAIMS)).map(lambda said: f"claims: {json.dumps(said)}\r\n".encode()))
def test_any_record_tells_claims_in_words_or_nothing(content: bytes) -> None:
    page = told(content)
    assert page.requested_url is None or isinstance(page.requested_url, str)
    assert all(isinstance(part, str) for claim in page.claims for part in (claim.name, claim.value))
