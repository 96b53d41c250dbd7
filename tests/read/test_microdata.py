from collections.abc import Iterable
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signs import any_text

from newsscrape.model.claim import Claim
from newsscrape.read.claim_values import MAX_VALUE
from newsscrape.read.microdata import microdata_claims
from newsscrape.read.walk import walk


def claims_of(body: str) -> list[Claim]:
    return list(microdata_claims(walk(body)))


def values(claims: Iterable[Claim], name: str) -> list[str]:
    return [claim.value for claim in claims if claim.name == name]


def test_microdata_of_the_first_article_only() -> None:
    claims = claims_of(
        '<div itemscope itemtype="http://schema.org/NewsArticle"><meta itemprop="datePublished" content="2020-01-02">'
        '<div itemprop="author" itemscope itemtype="http://schema.org/Person">'
        '<span itemprop="name">Ann Lee</span></div>'
        '<time itemprop="dateModified" datetime="2020-01-03">3 Jan</time></div>'
        '<div itemscope itemtype="http://schema.org/NewsArticle"><meta itemprop="datePublished" content="2021-01-02">'
        "</div><span itemprop='author'>Nobody</span>",
    )
    assert values(claims, "datePublished") == ["2020-01-02"]
    assert values(claims, "dateModified") == ["2020-01-03"]
    assert values(claims, "author") == ["Ann Lee"]


def test_things_that_are_no_articles_claim_nothing() -> None:
    product = '<div itemscope itemtype="https://schema.org/Product"><meta itemprop="author" content="Al"></div>'
    assert claims_of(product) == []


@pytest.mark.parametrize("root", ["<html>", '<html itemscope itemtype="https://schema.org/Thing">'])
def test_dates_in_the_head_are_the_page_s(root: str) -> None:
    head = '<meta itemprop="datePublished" content="2020-01-02"><meta itemprop="author" content="Ann Lee">'
    claims = claims_of(f"{root}<head>{head}</head><body><p>Text</p></body></html>")
    assert [(claim.name, claim.value) for claim in claims] == [("datePublished", "2020-01-02")]


@pytest.mark.parametrize("scope", ["html", "body", "div"])
def test_the_scope_may_be_the_whole_page(scope: str) -> None:
    opened = f'<{scope} itemscope itemtype="https://schema.org/NewsArticle">'
    body = '<p><span itemprop="author">Ann Lee</span>'
    page = f"{opened}{body}" if scope != "html" else f'{opened}<head><meta itemprop="image" content="x"></head>{body}'
    claims = claims_of(page)
    assert values(claims, "author") == ["Ann Lee"]
    assert values(claims, "image") == (["x"] if scope == "html" else [])


def test_what_the_whole_page_is_may_be_said_in_the_body_too() -> None:
    claims = claims_of(
        '<html itemscope itemtype="http://schema.org/WebPage"><body itemscope itemtype="http://schema.org/Article">'
        '<meta itemprop="datePublished" content="2020-01-02"><span itemprop="author">Ann Lee</span>'
    )
    assert [(claim.name, claim.value) for claim in claims] == [("datePublished", "2020-01-02"), ("author", "Ann Lee")]


@pytest.mark.parametrize(
    ("html", "author"),
    [
        ('<span itemprop="author">Ann <b>Lee</b></span>', "Ann Lee"),
        ('<p>By <span itemprop="author">Ann Lee</span>, Leeds</p>', "Ann Lee"),
        ('<div itemprop="author"><p>Ann Lee</p><p>Leeds</p></div>', "Ann Lee Leeds"),
        ('Leeds<br><br>By <span itemprop="author">Ann Lee</span><br><br>Words', "Ann Lee"),
        ('By <span itemprop="author">Ann<br><br>Lee</span><p>Words</p>', "Ann Lee"),
        ('By <span itemprop="author">Ann <div>Lee</div> of</span> Leeds', "Ann Lee of"),
        ('<span itemprop="author" content="Ann Lee">by our staff</span>', "Ann Lee"),
        ('<time itemprop="author" datetime="Ann Lee">by our staff</time>', "Ann Lee"),
        ('<div itemprop="author" itemscope>by <b itemprop="name">Ann Lee</b></div>', "Ann Lee"),
        ('<div itemprop="author" itemscope>by <meta itemprop="name" content="Ann Lee"></div>', "Ann Lee"),
        ('<div itemprop="author" itemscope>Ann Lee</div>', "Ann Lee"),
        ('<span itemprop="author"></span><p>Words</p>', None),
    ],
)
def test_a_property_without_content_has_its_words(html: str, author: str | None) -> None:
    claims = claims_of(f'<div itemscope itemtype="http://schema.org/NewsArticle">{html}</div>')
    assert values(claims, "author") == ([author] if author else [])


def test_endless_words_of_many_properties_are_cut() -> None:
    opened = '<div itemprop="description">' * 100
    claims = claims_of(f'<div itemscope itemtype="http://schema.org/NewsArticle">{opened}' + "<p>word" * 20_000)
    assert all(MAX_VALUE - 5 < len(value) <= MAX_VALUE for value in values(claims, "description"))


def test_of_endless_properties_the_first_are_taken() -> None:
    spans = "".join(f'<br><br><span itemprop="author">Ann {number}</span>' for number in range(5_000))
    claims = claims_of(f'<div itemscope itemtype="http://schema.org/NewsArticle">{spans}')
    assert values(claims, "author") == [f"Ann {number}" for number in range(200)]


@given(st.text(alphabet='<>= "divmetaspn/itemscopeitemprop', max_size=80))
def test_any_text_is_survived(body: str) -> None:
    claims_of(f'<div itemscope itemtype="http://schema.org/NewsArticle">{body}<time itemprop=datePublished>')


@given(any_text(max_size=40), any_text(max_size=40))
def test_any_property_gives_clean_values(kind: str, value: str) -> None:
    body = (
        f'<div itemscope itemtype="https://schema.org/NewsArticle{escape(kind)}">'
        f'<time itemprop="datePublished" datetime="{escape(value)}">x</time>'
        f'<span itemprop="author" itemscope><b itemprop="name">{escape(value)}</b></span>'
        f'<span itemprop="headline{escape(kind)}" content="{escape(value)}"></span></div>'
    )
    for claim in microdata_claims(walk(body)):
        assert claim.value == " ".join(claim.value.replace("\0", " ").split()) != ""
