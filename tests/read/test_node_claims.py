import json
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signs import any_text

from newsscrape.model.claim import Claim, Origin
from newsscrape.read.markup import Script
from newsscrape.read.node_claims import About, jsonld_claims, jsonld_values

NOBODY = About(addresses=frozenset(), title="")
ARTICLE: dict[str, object] = {"@type": "NewsArticle", "headline": "H", "datePublished": "2023-10-31T14:08:10+01:00"}

JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | any_text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["@type", "@id", "@graph", "author", "name", "headline", "image", "url", "mainEntity", "hasPart"]
            )
            | any_text(max_size=3),
            st.sampled_from(["NewsArticle", "WebPage", "#a"]) | inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


def ld(*values: object) -> list[Script]:
    return [Script("application/ld+json", json.dumps(value)) for value in values]


def claims_of(scripts: Iterable[Script], about: About = NOBODY) -> list[Claim]:
    return list(jsonld_claims(jsonld_values(scripts).values, about))


def values(claims: Iterable[Claim], name: str) -> list[str]:
    return [claim.value for claim in claims if claim.name == name]


def test_an_article_in_jsonld_is_flattened() -> None:
    claims = claims_of(
        ld(
            ARTICLE
            | {
                "author": [{"@type": "Person", "name": "Ann Lee"}, "Bo Ek"],
                "publisher": {"@type": "Organization", "name": "The Paper", "logo": {"url": "x"}},
                "image": {"@type": "ImageObject", "url": "https://a.example/p.jpg", "author": "Kay"},
                "isAccessibleForFree": False,
                "keywords": ["a", "b"],
                "inLanguage": {"@type": "Language", "name": "German", "alternateName": "de"},
                "wordCount": 12,
            }
        )
    )
    assert values(claims, "author") == ["Ann Lee", "Bo Ek"]
    assert values(claims, "publisher") == ["The Paper"]
    assert values(claims, "image") == ["https://a.example/p.jpg"]
    assert values(claims, "isAccessibleForFree") == ["false"]
    assert values(claims, "keywords") == ["a", "b"]
    assert values(claims, "inLanguage") == ["de"]
    assert values(claims, "wordCount") == ["12"]
    assert values(claims, "@type") == ["NewsArticle", "NewsArticle"]


@pytest.mark.parametrize("kind", ["ReportageNewsArticle", "LiveBlogPosting", ["Thing", "Article"], "schema:Article"])
def test_the_article_is_preferred_to_the_page_around_it(kind: object) -> None:
    graph = [
        {"@type": "WebPage", "headline": "Page", "datePublished": "2001-01-01"},
        {"@type": "Organization", "name": "Org"},
        {"@type": kind, "headline": "Article"},
    ]
    claims = claims_of(ld({"@context": "https://schema.org", "@graph": graph}))
    assert values(claims, "headline") == ["Article"]
    assert values(claims, "datePublished") == []


def test_articles_listed_as_teasers_are_not_taken() -> None:
    listed = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": ARTICLE}]}
    assert values(claims_of(ld(listed)), "headline") == []


def test_references_are_followed() -> None:
    graph = [ARTICLE | {"author": {"@id": "#ann"}, "publisher": {"@id": "#nobody"}}, {"@id": "#ann", "name": "Ann Lee"}]
    claims = claims_of(ld({"@graph": graph}))
    assert values(claims, "author") == ["Ann Lee"]
    assert values(claims, "publisher") == []


def test_wrong_types_are_survived() -> None:
    claims = claims_of(
        ld(ARTICLE | {"author": 3, "image": {"url": None}, "keywords": {"a": 1}, "@graph": "x", "url": {}})
    )
    assert values(claims, "headline") == ["H"]
    assert values(claims, "author") == ["3"]


@pytest.mark.parametrize(
    ("about", "headline"),
    [
        (NOBODY, "Other"),
        (About(addresses=frozenset({"https://a.example/1"}), title=""), "Mine"),
        (About(addresses=frozenset(), title="mine | the paper"), "Mine"),
    ],
)
def test_the_article_of_this_page_is_preferred_to_listed_ones(about: About, headline: str) -> None:
    other = {"@type": "NewsArticle", "headline": "Other", "url": "https://a.example/2"}
    mine = {"@type": "NewsArticle", "headline": "Mine", "mainEntityOfPage": {"@id": "https://a.example/1"}}
    assert values(claims_of(ld([other, mine]), about), "headline") == [headline]


def test_a_part_that_is_not_free_speaks_for_the_whole() -> None:
    part = {"@type": "WebPageElement", "isAccessibleForFree": False}
    claims = claims_of(ld(ARTICLE | {"hasPart": [part]}))
    assert values(claims, "isAccessibleForFree") == ["false"]
    assert {claim.origin for claim in claims} == {Origin.JSONLD}


def test_pages_without_scripts_of_that_type_claim_nothing() -> None:
    assert claims_of([Script("", json.dumps(ARTICLE)), Script("application/json", json.dumps(ARTICLE))]) == []


@given(JSON)
def test_any_json_is_survived_and_claims_are_clean(value: object) -> None:
    for claim in claims_of(ld(value)):
        assert claim.value == claim.value.strip() != ""
