"""What a child does with a page of a crawl."""

from __future__ import annotations

import pickle

from newsscrape.extract import read_linked_page
from newsscrape.ledger.fingerprint import fingerprint_of
from newsscrape.model.article import Article
from newsscrape.model.page import Page
from newsscrape.pipelines.reading import map_ready, read_ready
from newsscrape.sinks.jsonl import encode_article

STORY = "".join(
    f"<p>Am Hafen von Kuckum lagen am Morgen {number} Schiffe, sagte die Meisterin.</p>" for number in range(9)
)
PAGE = Page(
    body=f"<html><body><article><h1>Schiffe im Hafen</h1>{STORY}</article><a href=/b>Mehr</a></body></html>".encode(),
    url="https://www.kurier.example/a",
)


def test_an_article_comes_with_its_line_and_what_it_is_recognised_by() -> None:
    read = pickle.loads(pickle.dumps(read_ready(PAGE)))  # noqa: S301 - our own
    plain = read_linked_page(PAGE)
    assert isinstance(read.outcome, Article)
    assert (read.outcome, tuple(read.links)) == (plain.outcome, plain.links)
    assert read.line == encode_article(read.outcome)
    assert read.mark == fingerprint_of(read.outcome)


def test_a_page_map_comes_along_where_it_is_wanted() -> None:
    assert map_ready(PAGE).blocks
    assert not read_ready(PAGE).blocks


def test_what_is_no_article_has_its_links_only() -> None:
    read = read_ready(Page(body=b"<p><a href=/b>Mehr</a></p>", url="https://www.kurier.example/"))
    assert (read.line, read.mark) == (b"", None)
    assert [link.url for link in read.links] == ["https://www.kurier.example/b"]
