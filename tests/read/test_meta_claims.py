from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st
from signs import any_text

from newsscrape.model.claim import Claim, Origin
from newsscrape.read.claim_values import MAX_VALUE
from newsscrape.read.meta_claims import Meta, meta_claims, opengraph_claims
from newsscrape.read.walk import walk


def metas(head: str) -> list[Meta]:
    return [dict(attrs) for attrs in walk(head).metas]


def values(claims: Iterable[Claim], name: str) -> list[str]:
    return [claim.value for claim in claims if claim.name == name]


def test_open_graph_by_property_or_name() -> None:
    claims = list(
        opengraph_claims(
            metas(
                '<meta property="og:title" content=" A  title "><meta name="OG:Site_Name" content="Paper">'
                '<meta property="article:tag" content="one"><meta property="article:tag" content="two">'
                '<meta property="og:description" content=""><meta name="author" content="Ann Lee">'
            )
        )
    )
    assert values(claims, "headline") == ["A title"]
    assert values(claims, "publisher") == ["Paper"]
    assert values(claims, "keywords") == ["one", "two"]
    assert {claim.name for claim in claims} == {"headline", "publisher", "keywords"}
    assert {claim.origin for claim in claims} == {Origin.OPENGRAPH}


def test_names_a_system_made_up_are_told_by_their_ends() -> None:
    claims = list(
        meta_claims(
            metas(
                '<meta name="prism.publicationDate" content="2020-01-01">'
                '<meta name="lastUpdated" content="2020-01-02">'
                '<meta name="article:publisher" content="Paper"><meta name="expiryDate" content="2030-01-01">'
                '<meta property="article:published_time" content="2020-01-03">'
            )
        )
    )
    assert values(claims, "datePublished") == ["2020-01-01"]
    assert values(claims, "dateModified") == ["2020-01-02"]


def test_other_meta_elements() -> None:
    claims = list(
        meta_claims(
            metas(
                '<meta name="author" content="Ann Lee"><meta name="DC.date.issued" content="2020-01-01">'
                '<meta name="twitter:title" content="T"><meta name="viewport" content="x"><meta charset="utf-8">'
            )
        )
    )
    assert [(claim.name, claim.value) for claim in claims] == [
        ("author", "Ann Lee"),
        ("datePublished", "2020-01-01"),
        ("headline", "T"),
    ]
    assert {claim.origin for claim in claims} == {Origin.META}


def test_twitter_cards_name_author_and_reading_time() -> None:
    claims = list(
        meta_claims(
            metas(
                '<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Ann Lee">'
                '<meta name="twitter:label2" content="Geschätzte Lesezeit">'
                '<meta name="twitter:data2" content="3 Minuten">'
            )
        )
    )
    assert values(claims, "author") == ["Ann Lee"]
    assert values(claims, "timeRequired") == ["3 Minuten"]


NAMES = st.sampled_from(["og:title", "article:published_time", "date", "twitter:label1", "twitter:data1", "x"])


@given(st.lists(st.dictionaries(st.sampled_from(["name", "property", "http-equiv", "content"]), any_text() | NAMES)))
def test_any_elements_give_clean_claims(said: list[Meta]) -> None:
    for claim in (*opengraph_claims(said), *meta_claims(said)):
        assert 0 < len(claim.value) <= MAX_VALUE
        assert claim.value == " ".join(claim.value.replace("\0", " ").split())
