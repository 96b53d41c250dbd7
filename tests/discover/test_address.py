from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from signs import any_text

from newsscrape.discover.address import Shape, fetchable, shape_of
from newsscrape.policy.addresses import address_rules

RULES = address_rules()
HOST = "https://www.kurier.example"


def shape(path: str, anchor: str = "", pattern: str | None = None) -> Shape:
    return shape_of(f"{HOST}{path}", anchor, pattern, RULES)


@pytest.mark.parametrize(
    "path",
    [
        "/politik/a-1234567.html",
        "/2026/11/02/kurz/",
        "/2026/nov/02/so-viel-verdienen-lehrer-jetzt",
        "/10412/hafenschlick-verklappung-verzoegert-sich",
        "/10399/eisgang",
        "/so-viel-verdienen-lehrer",
        "/wirtschaft/strompreis_wird_wieder_teurer.php",
        "/?p=4711",
        "/artikel.php?id=99",
        "/news/world-europe-65432109",
        "/magazine/archive/2024/05/the-lamp/678901/",
        "/topics/politics/story-1234567",
    ],
)
def test_articles_by_their_address(path: str) -> None:
    assert shape(path) is Shape.ARTICLE


@pytest.mark.parametrize(
    "path", ["/politik", "/politik/", "/wirtschaft/unternehmen/", "/rhein-main/", "/sport/index.html"]
)
def test_sections_by_their_address(path: str) -> None:
    assert shape(path) is Shape.SECTION


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/bild-des-tages-von-heute.jpg",
        "/bericht-2026-der-ganze-text.PDF",
        "/login",
        "/tag/energie-und-mehr-als-das",
        "/thema/energie-12345",
        "/topics/politics/uk/so-much-to-say",
        "/suche?q=strom",
        "/impressum.html",
        "/politik?s=strom",
        "/a/b/c/",
        "/politik?sort=neu",
    ],
)
def test_what_is_not_fetched(path: str) -> None:
    assert shape(path) is Shape.OTHER


def test_a_link_text_of_many_words_is_a_headline() -> None:
    assert shape("/politik/kurz", "Bundestag stimmt nach langer Debatte zu") is Shape.ARTICLE
    assert shape("/a/b/c/d", "Bundestag stimmt nach langer Debatte zu") is Shape.ARTICLE
    assert shape("/politik/kurz", "Mehr Politik") is Shape.SECTION


def test_a_profile_knows_its_articles() -> None:
    pattern = r"^/meldung/\w+$"
    assert shape("/meldung/abc", pattern=pattern) is Shape.ARTICLE
    assert shape("/so-viel-verdienen-lehrer-jetzt", pattern=pattern) is Shape.OTHER
    assert shape("/politik", "Alles aus der Politik von heute", pattern) is Shape.SECTION


def test_a_number_or_date_marks_an_article_whatever_a_pattern_says() -> None:
    assert shape("/politik/a-1234567.html", pattern=r"^/meldung/\w+$") is Shape.ARTICLE


@given(any_text(max_size=60), any_text(max_size=30))
def test_any_address_has_a_shape(path: str, anchor: str) -> None:
    url = fetchable(f"{HOST}/{path}")
    assert url is None or shape_of(url, anchor, None, RULES) in Shape


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("/a b?x=ü#c", f"{HOST}/a%20b?x=%C3%BC"),
        ("", f"{HOST}/dir/page"),
        ("//cdn.example", "https://cdn.example/"),
        ("mailto:x@kurier.example", None),
        ("http://[::1", None),
        ("http://:80/", None),
        (f"/{'x' * 3000}", None),
        ("http://\ufffd.example/", None),
        ("http://a\x7fb.example/", None),
        ("http://a b.example/", None),
    ],
)
def test_the_address_that_is_asked_for(written: str, asked: str | None) -> None:
    assert fetchable(written, f"{HOST}/dir/page") == asked


@given(any_text(max_size=80))
def test_an_escaped_address_stays_as_it_is(text: str) -> None:
    once = fetchable(text, f"{HOST}/dir/")
    assert once is None or (once.isascii() and once.isprintable() and " " not in once)
    assert once is None or (fetchable(once) == once and urlsplit(once).scheme in {"http", "https"})
