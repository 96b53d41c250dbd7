from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from newsscrape import Article, Page, extract, read_page
from newsscrape.errors import NotAnArticle
from newsscrape.model.reject import Reason, Reject
from newsscrape.model.schema import article_schema, reject_schema
from newsscrape.sinks.jsonl import encode_article, encode_reject

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


def line_of(outcome: Article | Reject) -> tuple[bytes, dict[str, object]]:
    if isinstance(outcome, Article):
        return encode_article(outcome), article_schema()
    return encode_reject(outcome), reject_schema()


def test_a_page_gives_its_article() -> None:
    article = extract(page_of(HTML.encode(), fetched_at=datetime(2026, 3, 1, 9, tzinfo=UTC), http_status=200))
    assert article.headline == "Strom wird billiger"
    assert article.text.startswith("Der Preis für Strom sinkt")
    assert len(article.paragraphs) == 10
    assert (article.language, article.fetched_at, article.http_status) == ("de", "2026-03-01T09:00:00Z", 200)


def test_a_page_without_article_says_why() -> None:
    with pytest.raises(NotAnArticle) as raised:
        extract(page_of(b""))
    assert raised.value.reason is Reason.EMPTY
    reject = read_page(page_of(b"")).outcome
    assert isinstance(reject, Reject)
    assert (reject.reason, reject.url) == (Reason.EMPTY, "https://www.kurier.example/1/strom")


def test_links_and_page_map_come_with_it() -> None:
    extraction = read_page(page_of(HTML.encode()))
    assert "https://www.kurier.example/b" in {link.url for link in extraction.links}
    assert {"headline", "body"} <= {block.label for block in extraction.blocks}


def test_the_same_page_gives_the_same_bytes() -> None:
    first, second = (read_page(page_of(HTML.encode())).outcome for _ in range(2))
    assert line_of(first)[0] == line_of(second)[0]


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
    line, schema = line_of(read_page(page_of(body, headers=headers)).outcome)
    Draft202012Validator(schema).validate(json.loads(line))
