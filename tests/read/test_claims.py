import json

from hypothesis import given
from hypothesis import strategies as st

from newsscrape.model.claim import Claim, Origin
from newsscrape.read.claims import read_claims
from newsscrape.read.walk import walk

ARTICLE: dict[str, object] = {"@type": "NewsArticle", "headline": "H", "datePublished": "2023-10-31T14:08:10+01:00"}


def claims_of(head: str, body: str = "") -> tuple[Claim, ...]:
    return read_claims(walk(f"<html><head>{head}</head><body>{body}</body></html>")).claims


def values(claims: tuple[Claim, ...], name: str, origin: Origin | None = None) -> list[str]:
    return [c.value for c in claims if c.name == name and (origin is None or c.origin is origin)]


def ld(*scripts: object) -> str:
    return "".join(
        f'<script type="application/ld+json">{s if isinstance(s, str) else json.dumps(s)}</script>' for s in scripts
    )


def test_the_article_of_this_address_is_preferred_to_listed_ones() -> None:
    other = {"@type": "NewsArticle", "headline": "Other", "url": "https://a.example/2", "datePublished": "2020-01-01"}
    mine = {"@type": "NewsArticle", "headline": "Mine", "mainEntityOfPage": {"@id": "https://a.example/1"}}
    claims = claims_of('<link rel="canonical" href="https://a.example/1">' + ld([other, mine]))
    assert values(claims, "headline") == ["Mine"]


def test_hopeless_jsonld_claims_nothing() -> None:
    for script in ("", "null", "nonsense", "[" * 100_000, '{"@type":' * 50_000, "3", '"s"', "NaN"):
        assert claims_of(ld(script)) == ()


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


def test_strongest_origin_stands_first() -> None:
    claims = claims_of('<meta name="date" content="1"><meta property="og:title" content="O">' + ld(ARTICLE))
    assert [c.origin for c in claims if c.name != "@type"] == [
        Origin.JSONLD,
        Origin.JSONLD,
        Origin.OPENGRAPH,
        Origin.META,
    ]


@given(st.text(alphabet='{}[]",:\\@type NewsArticlehead&<!-', max_size=60))
def test_any_text_is_survived(script: str) -> None:
    claims_of(ld(script), script)
