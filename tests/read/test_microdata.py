from collections.abc import Iterable

import turbohtml
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.model.claim import Claim
from newsscrape.read.microdata import microdata_claims


def claims_of(body: str) -> list[Claim]:
    return list(microdata_claims(turbohtml.parse(body)))


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


@given(st.text(alphabet='<>= "divmetaspn/itemscopeitemprop', max_size=80))
def test_any_text_is_survived(body: str) -> None:
    claims_of(f'<div itemscope itemtype="http://schema.org/NewsArticle">{body}<time itemprop=datePublished>')
