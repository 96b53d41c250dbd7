import json

import pytest
import turbohtml
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.model.claim import Claim, Origin
from newsscrape.read.claims import read_claims


def claims_of(head: str, body: str = "") -> tuple[Claim, ...]:
    return read_claims(turbohtml.parse(f"<html><head>{head}</head><body>{body}</body></html>"))


def values(claims: tuple[Claim, ...], name: str, origin: Origin | None = None) -> list[str]:
    return [c.value for c in claims if c.name == name and (origin is None or c.origin is origin)]


def ld(*scripts: object) -> str:
    return "".join(
        f'<script type="application/ld+json">{s if isinstance(s, str) else json.dumps(s)}</script>' for s in scripts
    )


ARTICLE: dict[str, object] = {"@type": "NewsArticle", "headline": "H", "datePublished": "2023-10-31T14:08:10+01:00"}


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
    assert values(claims, "@type") == ["NewsArticle"]


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


def test_the_article_of_this_address_is_preferred_to_listed_ones() -> None:
    other = {"@type": "NewsArticle", "headline": "Other", "url": "https://a.example/2", "datePublished": "2020-01-01"}
    mine = {"@type": "NewsArticle", "headline": "Mine", "mainEntityOfPage": {"@id": "https://a.example/1"}}
    claims = claims_of('<link rel="canonical" href="https://a.example/1">' + ld([other, mine]))
    assert values(claims, "headline") == ["Mine"]


def test_articles_listed_as_teasers_are_not_taken() -> None:
    listed = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": ARTICLE}]}
    assert values(claims_of(ld(listed)), "headline") == []


def test_references_are_followed() -> None:
    graph = [ARTICLE | {"author": {"@id": "#ann"}, "publisher": {"@id": "#nobody"}}, {"@id": "#ann", "name": "Ann Lee"}]
    claims = claims_of(ld({"@graph": graph}))
    assert values(claims, "author") == ["Ann Lee"]
    assert values(claims, "publisher") == []


@pytest.mark.parametrize(
    "script",
    [
        '{"@type":"NewsArticle","headline":"H",}',
        '{"@type":"NewsArticle","keywords":["a",,"b",],"headline":"H"};',
        '<!-- {"@type":"NewsArticle","headline":"H"} -->',
        '//<![CDATA[\n{"@type":"NewsArticle","headline":"H"}\n//]]>',
        '/* <![CDATA[ */{"@type":"NewsArticle","headline":"H"}/* ]]> */',
        '{"@type":"Organization"}{"@type":"NewsArticle","headline":"H"}',
        '[[{"@type":"NewsArticle","headline":"H"}]]',
        '{"@type":"NewsArticle","description":"a\nb\tc","headline":"H"}',
        r'{"@type":"NewsArticle","description":"it\'s","headline":"H"}',
        '{"@type":"NewsArticle","headline":"H","articleBody":"cut off here',
        '{"@type":"NewsArticle","description":"a "quoted" word","headline":"H"}',
    ],
)
def test_broken_jsonld_is_understood(script: str) -> None:
    assert values(claims_of(ld(script)), "headline") == ["H"]


def test_hopeless_jsonld_claims_nothing() -> None:
    for script in ("", "null", "nonsense", "[" * 100_000, '{"@type":' * 50_000, "3", '"s"', "NaN"):
        assert claims_of(ld(script)) == ()


def test_wrong_types_are_survived() -> None:
    claims = claims_of(
        ld(ARTICLE | {"author": 3, "image": {"url": None}, "keywords": {"a": 1}, "@graph": "x", "url": {}})
    )
    assert values(claims, "headline") == ["H"]
    assert values(claims, "author") == ["3"]


def test_entities_are_decoded_even_twice_and_long_values_cut() -> None:
    claims = claims_of(
        ld(ARTICLE | {"headline": "A &amp;amp; B", "description": "x" * 9_000, "articleBody": "y" * 900_000})
    )
    assert values(claims, "headline") == ["A & B"]
    assert len(values(claims, "description")[0]) == 5_000
    assert len(values(claims, "articleBody")[0]) == 500_000


def test_open_graph_and_meta() -> None:
    claims = claims_of(
        '<meta property="og:title" content=" A  title "><meta property="article:published_time" content="2020-01-02">'
        '<meta name="OG:Site_Name" content="Paper"><meta property="article:tag" content="one">'
        '<meta property="article:tag" content="two"><meta name="author" content="Ann Lee">'
        '<meta name="DC.date.issued" content="2020-01-01"><meta name="twitter:title" content="T">'
        '<meta property="og:description" content=""><meta name="viewport" content="x">'
        '<link rel="canonical shortlink" href="https://a.example/1">'
    )
    assert values(claims, "headline", Origin.OPENGRAPH) == ["A title"]
    assert values(claims, "headline", Origin.META) == ["T"]
    assert values(claims, "datePublished") == ["2020-01-02", "2020-01-01"]
    assert values(claims, "publisher") == ["Paper"]
    assert values(claims, "keywords") == ["one", "two"]
    assert values(claims, "author", Origin.META) == ["Ann Lee"]
    assert values(claims, "canonical") == ["https://a.example/1"]
    assert values(claims, "description") == []


def test_twitter_cards_name_author_and_reading_time() -> None:
    claims = claims_of(
        '<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Ann Lee">'
        '<meta name="twitter:label2" content="Geschätzte Lesezeit"><meta name="twitter:data2" content="3 Minuten">'
    )
    assert values(claims, "author") == ["Ann Lee"]
    assert values(claims, "timeRequired") == ["3 Minuten"]


def test_microdata_of_the_first_article_only() -> None:
    claims = claims_of(
        "",
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


def test_strongest_origin_stands_first() -> None:
    claims = claims_of('<meta name="date" content="1"><meta property="og:title" content="O">' + ld(ARTICLE))
    assert [c.origin for c in claims if c.name != "@type"] == [
        Origin.JSONLD,
        Origin.JSONLD,
        Origin.OPENGRAPH,
        Origin.META,
    ]


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["@type", "@id", "@graph", "author", "name", "headline", "image", "url", "mainEntity", "hasPart"]
            )
            | st.text(max_size=3),
            st.sampled_from(["NewsArticle", "WebPage", "#a"]) | inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(JSON)
def test_any_json_is_survived_and_claims_are_clean(value: object) -> None:
    for claim in claims_of(ld(json.dumps(value).replace("</", "<\\/"))):
        assert claim.value == claim.value.strip() != ""


@given(st.text(alphabet='{}[]",:\\@type NewsArticlehead&<!-', max_size=60))
def test_any_text_is_survived(script: str) -> None:
    claims_of(ld(script), script)
