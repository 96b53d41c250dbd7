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


def told(content: object, kind: str = "metadata", content_type: str = "application/json") -> Page:
    text = content if isinstance(content, bytes) else json.dumps(content).encode()
    record = SimpleNamespace(rec_type=kind, content_type=content_type, raw_stream=BytesIO(text))
    return with_metadata(PAGE, record)


def test_the_address_asked_for_and_the_claims_are_the_pages() -> None:
    page = told({"requested_url": "http://b.example/", "claims": [CLAIM]})
    assert page.requested_url == "http://b.example/"
    assert page.claims == (Claim(name="headline", value="H", origin=Origin.SITEMAP),)


def test_what_is_not_said_stays() -> None:
    assert told({}) == PAGE
    assert told({"requested_url": None, "claims": None}) == PAGE


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"\xff",
        [],
        7,
        {"requested_url": 7},
        {"claims": 7},
        {"claims": [7]},
        {"claims": [{}]},
        {"claims": [CLAIM | {"origin": "x"}]},
    ],
)
def test_what_other_tools_write_changes_nothing(content: object) -> None:
    assert told(content) == PAGE


def test_other_records_change_nothing() -> None:
    assert told({"requested_url": "x"}, kind="request") == PAGE
    assert told({"requested_url": "x"}, content_type="application/warc-fields") == PAGE


ANY = st.recursive(
    st.none() | st.integers() | any_text(), lambda inner: st.lists(inner) | st.dictionaries(any_text(), inner)
)
ORIGINS = st.sampled_from([*Origin, "x", 7])


@given(
    st.dictionaries(
        st.sampled_from(["requested_url", "claims", "origin"]),
        ANY | st.lists(st.fixed_dictionaries({"name": any_text(), "value": ANY, "origin": ORIGINS})),
    )
    | st.binary()
)
def test_any_record_tells_claims_in_words_or_nothing(content: object) -> None:
    page = told(content)
    assert page.requested_url is None or isinstance(page.requested_url, str)
    assert all(isinstance(part, str) for claim in page.claims for part in (claim.name, claim.value))
