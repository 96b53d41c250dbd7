from __future__ import annotations

import pytest
from trafilatura.settings import Document

from newsscrape.bench.article_pages import article_page
from newsscrape.bench.rivals import RIVALS, Rival, fast, markup, with_metadata, without_metadata
from newsscrape.model.page import Page


def answer(document: object) -> Document:
    assert isinstance(document, Document)
    return document


def test_each_is_asked_for_what_its_name_says() -> None:
    page = article_page(6_000)
    full, bare, quick = answer(with_metadata(page)), answer(without_metadata(page)), answer(fast(page))
    assert (full.date, bare.date, quick.date) == ("2026-03-02", None, "2026-03-02")
    assert all("council" in (one.text or "") for one in (full, bare, quick))


@pytest.mark.parametrize("rival", RIVALS, ids=lambda rival: rival.name)
def test_giving_up_is_an_answer(rival: Rival, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_args: object, **_options: object) -> None:
        raise RecursionError

    assert rival.ask(Page(body=b"")) is None
    monkeypatch.setattr("trafilatura.bare_extraction", stumble)
    assert rival.ask(article_page(6_000)) is None


def test_bytes_are_decoded_where_the_header_knows_how() -> None:
    body = "Brücke".encode()
    assert markup(Page(body=body, headers=(("content-type", "text/html; charset=utf-8"),))) == "Brücke"
    assert markup(Page(body=body)) == body
