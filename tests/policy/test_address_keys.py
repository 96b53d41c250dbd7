from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from signs import any_text

from newsscrape.policy.address_keys import address_key, is_view, spelling, untracked

HOST = "https://www.kurier.example"
STORY = "https://kurier.example/politik/so-viel-verdienen-lehrer-1234567.html"
PATHS = st.lists(
    st.sampled_from(
        [
            "amp",
            "print",
            "m",
            "a-1234567",
            "so-viel-verdienen-lehrer",
            "politik",
            "x.amp.html",
            "a-1234567-amp.html",
            "",
        ]
    ),
    max_size=5,
).map("/".join)
HOSTS = st.lists(st.sampled_from(["www", "m", "amp", "mobile", "news", "de"]), max_size=3).map(
    lambda labels: ".".join([*labels, "kurier.example"])
)
QUERIES = st.lists(st.sampled_from(["amp", "print=1", "m=1", "id=7", "page=2", "utm_source=x"]), max_size=3).map(
    "&".join
)


@pytest.mark.parametrize(
    "written",
    [
        "https://kurier.example/a?id=1&b=2",
        "http://kurier.example/a?b=2&id=1",
        "https://kurier.example:443/a?id=1&b=2#kommentare",
        "https://kurier.example/a?utm_source=x&id=1&b=2",
        "https://kurier.example/a?id=1&src=rec-boxes&b=2",
        "https://KURIER.example/a/?id=1&b=2",
        "http://www.kurier.example:80/a?id=1&b=2",
    ],
)
def test_spellings_of_one_address_have_one_key(written: str) -> None:
    assert spelling(written) == address_key(written) == "https://kurier.example/a?b=2&id=1"
    assert not is_view(written)


@pytest.mark.parametrize(
    "view",
    [
        "https://m.kurier.example/politik/so-viel-verdienen-lehrer-1234567.html",
        "https://www.mobile.kurier.example/politik/so-viel-verdienen-lehrer-1234567.html",
        "https://amp.kurier.example/politik/so-viel-verdienen-lehrer-1234567.html",
        f"{STORY}?amp",
        f"{STORY}?amp=1&utm_source=x",
        f"{STORY}?outputType=amp",
        f"{STORY}?print=1",
        f"{STORY}/amp/",
        f"{STORY}/print",
        "https://kurier.example/amp/politik/so-viel-verdienen-lehrer-1234567.html",
        "https://kurier.example/politik/so-viel-verdienen-lehrer-1234567.amp.html",
        "https://kurier.example/politik/so-viel-verdienen-lehrer-1234567-amp.html",
        "https://m.kurier.example/amp/politik/so-viel-verdienen-lehrer-1234567.html?amp=1",
        STORY.replace("https://", "https://www-kurier-example.cdn.ampproject.org/c/s/www."),
        "https://www.google.com/amp/s/www.kurier.example/amp/politik/so-viel-verdienen-lehrer-1234567.html",
    ],
)
def test_views_of_an_article_have_its_key(view: str) -> None:
    assert address_key(view) == STORY
    assert is_view(view)


@pytest.mark.parametrize(
    "own",
    [
        "https://mobile.example/a-1234567",
        "https://mobile.kurier.example",
        "https://m.kurier.example/politik",
        "https://kurier.example/sport/print",
        "https://kurier.example/amp",
        "https://kurier.example/test-of-the-new-amp",
        "https://kurier.example/a-1234567?amp=0",
        "https://kurier.example/a-1234567?print=edition",
        "https://kurier.example/a-1234567?page=2",
        "https://www.example/a",
    ],
)
def test_what_may_be_a_page_of_its_own_stays_one(own: str) -> None:
    assert address_key(own) == own
    assert not is_view(own)


def test_different_pages_have_different_keys() -> None:
    urls = [f"{HOST}{path}" for path in ("/", "/a", "/a?page=2", "/a?page=3", "/A", "/b/", "/x?cid=1", "/x?cid=2")]
    assert len({address_key(url) for url in urls}) == len(urls)


@given(st.builds("https://{}/{}?{}".format, HOSTS, PATHS, QUERIES))
def test_a_key_is_its_own_key(url: str) -> None:
    assert address_key(address_key(url)) == address_key(url)
    assert not is_view(address_key(url))


@example("0\b:", "https://")
@given(any_text(max_size=60), st.sampled_from(["", "https://", "https://m.kurier.example/a-1234567/", "http://www."]))
def test_any_text_has_a_key_which_is_its_own(text: str, before: str) -> None:
    key = address_key(f"{before}{text}")
    assert address_key(key) == key


def test_only_tracking_parameters_are_left_out() -> None:
    assert untracked(f"{HOST}/a?id=1&utm_source=rss&b=&fbclid=x") == f"{HOST}/a?id=1&b="
    assert untracked(f"{HOST}/a?b=2&a=1&a=3") == f"{HOST}/a?b=2&a=1&a=3"
    assert untracked(f"{HOST}/a") == f"{HOST}/a"


@pytest.mark.parametrize(
    ("asked", "bare"),
    [
        ("/a?id=1&PHPSESSID=0123456789abcdef0123456789abcdef", "/a?id=1"),
        ("/a.do;jsessionid=1A2B3C4D?id=1", "/a.do?id=1"),
        ("/(S(lit3py55t21z5v55vlm25s55))/a.aspx", "/a.aspx"),
        ("/a?ASPSESSIONIDQQBTCRTS=KGPAAEDDIHOPBGCMCBOFMFEF", "/a"),
        ("/a?sid=0123456789abcdef0123456789abcdef", "/a"),
        ("/a?sid=48213&s=wasser", "/a?sid=48213&s=wasser"),
        ("/a?s=hochwasser-an-der-unteren-elbe", "/a?s=hochwasser-an-der-unteren-elbe"),
    ],
)
def test_numbers_of_sessions_are_left_out(asked: str, bare: str) -> None:
    assert untracked(f"https://kurier.example{asked}") == f"https://kurier.example{bare}"
