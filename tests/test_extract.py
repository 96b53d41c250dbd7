from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from html import escape
from pathlib import Path

import pytest
import trafilatura
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from signs import any_text

from newsscrape import Article, Page, extract, read_page
from newsscrape.errors import NotAnArticle
from newsscrape.extract import explain_page, map_page, read_corrected, read_for, read_linked_page, read_with
from newsscrape.model.article import Engine
from newsscrape.model.claim import Claim, Origin
from newsscrape.model.label import Label
from newsscrape.model.page import Care
from newsscrape.model.reject import Reason, Reject
from newsscrape.model.schema import article_schema, reject_schema
from newsscrape.model.site import Site
from newsscrape.model.weights import Names, Split, Trust, Weights
from newsscrape.sinks.jsonl import encode_article, encode_reject

TRUST = Trust(at=0, by=-1000)

SAVED = sorted((Path(__file__).parents[1] / "fixtures").glob("*/*.example/**/*.html"))
SENTENCE = "Der Preis für Strom sinkt im Frühjahr, teilte das Amt am Montag mit, und Haushalte zahlen weniger als {}."
BODY = "".join(f"<p>{SENTENCE.format(number)}</p>" for number in range(2010, 2020))
HTML = f'<html lang="de"><title>Strom</title><body><nav><a href="/b">B</a></nav><h1>Strom wird billiger</h1>{BODY}'
PARTS = [
    "<p>",
    "</div>",
    "<table><tr>",
    "<h1>",
    "<script>",
    "<template>",
    "<svg>",
    "<!--",
    "]]>",
    "\0",
    "é",
    "2016",
    "&#0;",
]


def page_of(body: bytes, **known: object) -> Page:
    return Page(body=body, url="https://www.kurier.example/1/strom", **known)  # type: ignore[arg-type]


def line_of(outcome: Article | Reject) -> bytes:
    return encode_article(outcome) if isinstance(outcome, Article) else encode_reject(outcome)


@cache
def validators() -> dict[type, Draft202012Validator]:
    """Made once: a schema takes longer to make than a page to read."""
    return {Article: Draft202012Validator(article_schema()), Reject: Draft202012Validator(reject_schema())}


def validate(outcome: Article | Reject) -> None:
    validators()[type(outcome)].validate(json.loads(line_of(outcome)))


@pytest.mark.parametrize("kind", ["text/html", "text/plain"])
def test_a_page_that_is_read_safely_says_so(kind: str) -> None:
    body = HTML if kind == "text/html" else f"Strom wird billiger\n{SENTENCE * 3}\n{SENTENCE * 3}"
    usual = extract(page_of(body.encode(), headers=(("content-type", kind),)))
    safe = extract(page_of(body.encode(), headers=(("content-type", kind),), care=Care.SAFE))
    assert (usual.extractor.engine, safe.extractor.engine) == (Engine.BLOCKS, Engine.SAFE)
    assert safe == replace(usual, extractor=safe.extractor, warnings=(*usual.warnings, "read_safely"))


def test_reading_safely_asks_for_no_second_opinion(monkeypatch: pytest.MonkeyPatch) -> None:
    claim = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Strom wird billiger"}</script>'
    html = f"<head>{claim}</head><h1>Strom wird billiger</h1><p>{SENTENCE.format(2010)}"
    assert read_page(page_of(html.encode())).outcome
    monkeypatch.setattr(trafilatura, "extract", lambda *_, **__: pytest.fail("asked"))
    with pytest.raises(pytest.fail.Exception, match="asked"):
        read_page(page_of(html.encode()))
    assert read_page(page_of(html.encode(), care=Care.SAFE)).outcome


def test_a_page_gives_its_article() -> None:
    article = extract(page_of(HTML.encode(), fetched_at=datetime(2026, 3, 1, 9, tzinfo=UTC), http_status=200))
    assert article.headline == "Strom wird billiger"
    assert article.text.startswith("Der Preis für Strom sinkt")
    assert len(article.paragraphs) == 10
    assert (article.language, article.fetched_at, article.http_status) == ("de", "2026-03-01T09:00:00Z", 200)


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Strom wird billiger | kurier.example", "Strom wird billiger"),
        ("Strom wird billiger | Energie - www.Kurier.example", "Strom wird billiger | Energie"),
        ("Strom wird billiger | Kurier", "Strom wird billiger"),
        ("Strom wird billiger | Example", "Strom wird billiger | Example"),
    ],
)
def test_a_title_loses_the_name_of_the_site_at_its_end(title: str, headline: str) -> None:
    article = extract(page_of(f"<html lang=de><title>{title}</title><body>{BODY}".encode()))
    assert article.headline == headline


def test_a_page_without_article_says_why() -> None:
    with pytest.raises(NotAnArticle) as raised:
        extract(page_of(b""))
    assert raised.value.reason is Reason.EMPTY
    reject = read_page(page_of(b"")).outcome
    assert isinstance(reject, Reject)
    assert (reject.reason, reject.url) == (Reason.EMPTY, "https://www.kurier.example/1/strom")


def test_links_come_with_it_for_who_goes_on_to_them() -> None:
    extraction = read_linked_page(page_of(HTML.encode()))
    assert [link.url for link in extraction.links] == ["https://www.kurier.example/b"]
    assert extraction.blocks == ()


def test_the_page_map_comes_with_it_for_who_asks_why() -> None:
    extraction = map_page(page_of(HTML.encode()))
    assert [link.url for link in extraction.links] == ["https://www.kurier.example/b"]
    assert {"headline", "body"} <= {block.label for block in extraction.blocks}
    assert [block.text for block in extraction.blocks][:2] == ["B", "Strom wird billiger"]


def test_who_wants_the_article_only_gets_that() -> None:
    extraction = read_page(page_of(HTML.encode()))
    assert (extraction.links, extraction.blocks) == ((), ())


@pytest.mark.parametrize("body", [HTML.encode(), b"<p><a href=/b>b</a></p>", b"", b"%PDF-1.7"])
def test_the_end_of_a_page_is_the_same_whatever_else_is_asked(body: bytes) -> None:
    page = page_of(body)
    assert read_page(page).outcome == read_linked_page(page).outcome == map_page(page).outcome


def test_a_page_that_is_no_article_has_links_and_a_map_too() -> None:
    extraction = map_page(page_of(b"<p><a href=/b>b</a></p>"))
    assert isinstance(extraction.outcome, Reject)
    assert [link.url for link in extraction.links] == ["https://www.kurier.example/b"]
    assert [block.text for block in extraction.blocks] == ["b"]
    assert map_page(page_of(b"")).blocks == ()


def test_the_lines_of_a_text_have_a_map() -> None:
    lines = "\n\n".join(["Strom wird billiger", *(SENTENCE.format(number) for number in range(2010, 2020))])
    extraction = map_page(page_of(lines.encode(), headers=(("content-type", "text/plain"),)))
    assert [block.text for block in extraction.blocks] == lines.split("\n\n")
    assert isinstance(extraction.outcome, Article)


def test_a_page_can_be_read_by_other_weights() -> None:
    names = Names(bias=0, near={}, within={}, inside={}, block={}, inline={}, nearer={})
    no_text = Split(feature="words", limit=0, points=0, low=0, high=-4000)
    all_text = Split(feature="words", limit=0, points=0, low=0, high=4000)
    nothing, everything = (
        read_with(
            page_of(HTML.encode()), Weights(corpus="", names=names, first=(tree,), second=(), trust=TRUST)
        ).outcome
        for tree in (no_text, all_text)
    )
    assert isinstance(everything, Article)
    assert SENTENCE.format(2015) in everything.text
    assert nothing != everything


def test_a_page_can_be_read_by_a_profile_that_is_not_shipped() -> None:
    outcome = read_for(page_of(HTML.encode()), Site(host="kurier.example", name="Der Kurier")).outcome
    assert isinstance(outcome, Article)
    assert outcome.publisher == "Der Kurier"
    assert outcome.field_sources["publisher"] == "profile"


def test_the_same_page_gives_the_same_bytes() -> None:
    first, second = (read_page(page_of(HTML.encode())).outcome for _ in range(2))
    assert line_of(first) == line_of(second)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.binary(max_size=400),
        st.lists(st.sampled_from([*PARTS, SENTENCE]), max_size=40).map(lambda parts: "".join(parts).encode()),
    ),
    st.sampled_from(["", "text/html", "text/plain", "text/html; charset=utf-16", "image/png"]),
)
def test_nothing_in_a_page_raises_and_every_line_is_valid(body: bytes, content_type: str) -> None:
    headers = (("content-type", content_type),) if content_type else ()
    validate(read_page(page_of(body, headers=headers)).outcome)


ASKED = (
    "headline",
    "alternativeHeadline",
    "description",
    "author",
    "publisher",
    "datePublished",
    "dateModified",
    "articleBody",
    "articleSection",
    "keywords",
    "image",
    "url",
    "mainEntityOfPage",
    "inLanguage",
    "isAccessibleForFree",
    "timeRequired",
    "@type",
    "@id",
    "@graph",
    "itemListElement",
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | any_text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "url", "@id", *ASKED]), inner),
    max_leaves=8,
)
METAS = st.tuples(
    st.sampled_from(["og:title", "og:url", "author", "article:published_time", "keywords", "date", "robots"]),
    any_text(max_size=40),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(st.sampled_from(ASKED), VALUES),
    st.lists(METAS, max_size=4),
    any_text(max_size=60),
    st.none() | any_text(max_size=40) | any_text(max_size=40).map("https://kurier.example/{}".format),
    any_text(max_size=30),
)
def test_nothing_a_page_claims_raises_and_every_line_is_valid(
    said: dict[str, object], metas: list[tuple[str, str]], text: str, url: str | None, content_type: str
) -> None:
    node = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle"} | said).replace("<", "\\u003c")
    head = "".join(f'<meta name="{name}" content="{escape(value)}">' for name, value in metas)
    shown = '<h1>{0}</h1><a href="{0}" class="{0}">{0}</a><time datetime="{0}">x</time>'.format(escape(text))
    html = f'<html><script type="application/ld+json">{node}</script>{head}{shown}{BODY}'
    page = Page(
        body=html.encode(errors="replace"),
        url=url,
        requested_url=url,
        headers=(("content-type", content_type), ("x-robots-tag", text)),
        claims=(Claim(name="datePublished", value=text, origin=Origin.FEED),),
    )
    validate(map_page(page).outcome)


@pytest.mark.parametrize("url", [None, "https://www.kurier.example/1/strom"])
def test_a_base_that_is_no_address_is_passed_over(url: str | None) -> None:
    article = extract(Page(body=f'<base href="http://[">{HTML}'.encode(), url=url))
    assert article.headline == "Strom wird billiger"


def test_an_empty_address_is_none() -> None:
    assert extract(Page(body=HTML.encode(), url="", requested_url="")).url is None
    reject = read_page(Page(body=b"", url="", requested_url="")).outcome
    assert isinstance(reject, Reject)
    assert (reject.url, reject.requested_url) == (None, None)


def mutated(path: Path, seed: int) -> bytes:
    """Give a saved page with some stretches overwritten, doubled or cut; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable choice, no secret
    body = bytearray(path.read_bytes())
    for _ in range(chance.randrange(1, 30)):
        at = chance.randrange(len(body))
        taken = bytes(body[at : at + 200])
        body[at : at + chance.randrange(60)] = chance.choice(
            [b"", b"<", b'">', b"\xff", b"<div>", b"</p>", b"\0", taken]
        )
    return bytes(body)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SAVED), st.integers())
def test_a_damaged_page_gives_a_record_that_agrees_with_itself(path: Path, seed: int) -> None:
    extraction = map_page(page_of(mutated(path, seed)))
    validate(extraction.outcome)
    assert all(block.text and block.reason and 0 <= block.confidence <= 1 for block in extraction.blocks)
    if isinstance(extraction.outcome, Article):
        article = extraction.outcome
        assert article.text == "\n\n".join(paragraph.text for paragraph in article.paragraphs)
        assert [teaser.position for teaser in article.teasers] == list(range(1, len(article.teasers) + 1))
        assert sum(block.label == "headline" for block in extraction.blocks) <= 1


CAPTION = "Die Fähre am Kai der Werft, im Sommer vor drei Jahren aufgenommen von der Landseite."
READ_ON = "Elbfähre bleibt länger im Dock als geplant"


def test_nothing_that_stands_around_the_words_is_text() -> None:
    link = f'<a href="/10418/elbfaehre-im-dock">{READ_ON}</a>'
    related = f'<aside class="related"><b>Weiterlesen</b><ul><li>{link}</ul></aside>'
    html = (
        f"<html lang=de><title>Strom wird billiger</title><h1>Strom wird billiger</h1>"
        f"<figure><img src=a.jpg><figcaption>{CAPTION}</figcaption></figure><h2>Strom wird billiger</h2>"
        f"<div>{BODY}<div class=admark>Anzeige</div><p>{SENTENCE.format(1999)}{related}</p></div>"
    )
    article = extract(page_of(html.encode()))
    assert article.headline == "Strom wird billiger"
    assert SENTENCE.format(1999) in article.text
    assert not [words for words in (CAPTION, READ_ON, "Anzeige", "Strom wird billiger") if words in article.text]
    assert [(teaser.headline, teaser.url) for teaser in article.teasers] == [
        (READ_ON, "https://www.kurier.example/10418/elbfaehre-im-dock")
    ]


@pytest.mark.parametrize("words", ["<br><br>", "</p><p>", "</div><div>"])
def test_a_text_written_without_paragraphs_is_not_lost(words: str) -> None:
    lines = [SENTENCE.format(number) for number in range(2000, 2008)]
    html = f"<html lang=de><h1>Strom wird billiger</h1><div><div>{words.join(lines)}</div></div>"
    assert extract(page_of(html.encode())).text == "\n\n".join(lines)


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 20_000 + SENTENCE,
        "<p " + " ".join(f"a{number}=x" for number in range(65_536)) + f">{SENTENCE}",
        "".join(f"<b id={number}><p>word" for number in range(1500)),
        "<select>" + "<option>x" * 65_536,
    ],
    ids=["20,000 divs", "65,536 attributes", "misnested formatting", "65,536 options"],
)
def test_a_page_made_to_be_slow_ends(body: str) -> None:
    assert read_page(page_of(body.encode())).outcome is not None


SELECTORS = {"authors": ".by", "text": "p:nth-of-type(-n+4)", "section": ".none"}


@pytest.mark.parametrize("url", ["https://www.kurier.example/1/strom", None])
def test_the_selectors_of_the_page_s_site_are_followed(
    url: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    selectors = "\n".join(f'{name} = "{selector}"' for name, selector in SELECTORS.items())
    (tmp_path / "kurier.example.toml").write_text(f"[selectors]\n{selectors}\n", encoding="utf-8")
    monkeypatch.setenv("NEWSSCRAPE_SITES", str(tmp_path))
    canonical = '<link rel=canonical href="https://www.kurier.example/1/strom">'
    html = HTML.replace("<title>", f"{canonical}<title>").replace("</h1>", "</h1><div class=by>Von Ann Lee</div>")
    page = Page(body=html.encode(), url=url)
    article = extract(page)
    assert (article.authors, len(article.paragraphs)) == (("Ann Lee",), 4)
    assert article.field_sources["authors"] == article.field_sources["paragraphs"] == "profile"
    assert article.warnings == ("selector_empty",)
    assert article.confidence > 0.9
    assert read_for(page, Site(host="kurier.example", selectors=SELECTORS)).outcome == article


def test_a_text_capture_has_nothing_to_select() -> None:
    text = "\n".join(["Strom wird billiger", *[SENTENCE.format(year) for year in range(2010, 2020)]])
    page = page_of(text.encode(), headers=(("content-type", "text/plain; charset=utf-8"),))
    assert read_for(page, Site(host="kurier.example", selectors=SELECTORS)) == read_for(
        page, Site(host="kurier.example")
    )


PDF = Page(body=b"%PDF-1.7 \x00\x01\x02", url="https://www.kurier.example/a.pdf")


def test_labels_of_a_person_make_the_record_they_would_make() -> None:
    page = page_of(b"<h1>Strom wird billiger</h1>" + b"<p>Der Strom wird billiger, sagt das Amt am Montag.</p>" * 9)
    today = map_page(page)
    labels = [one.label for one in today.blocks]
    assert read_corrected(page, labels).outcome == today.outcome
    labels[-1] = Label.AD
    corrected = read_corrected(page, labels).outcome
    assert isinstance(corrected, Article)
    assert corrected.boilerplate[Label.AD] > 0
    none = read_corrected(page, [Label.NAVIGATION] * len(labels)).outcome
    assert isinstance(none, Reject)
    with pytest.raises(ValueError, match="zip"):
        read_corrected(page, labels[1:])


def test_a_page_that_cannot_be_read_has_no_labels_to_correct_and_no_account() -> None:
    assert read_corrected(PDF, ()).outcome == read_page(PDF).outcome
    assert explain_page(PDF).account is None


def test_a_page_that_is_no_article_has_an_account_without_fields() -> None:
    account = explain_page(page_of(b"<title>Nichts</title><p hidden>Nichts.")).account
    assert account is not None
    assert (account.title, account.considered, account.hidden) == ("Nichts", {}, frozenset({0}))
