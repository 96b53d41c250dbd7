"""Pages by hand, read and measured."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsscrape.label.facts import facts_of
from newsscrape.label.roles import Sight, sight_of
from newsscrape.model.document import Document
from newsscrape.model.page import Page
from newsscrape.policy.phrases import all_phrases
from newsscrape.policy.tokens import label_tokens
from newsscrape.read.document import read

ReadHtml = Callable[..., Document]
Look = Callable[..., Sight]


@pytest.fixture
def read_html() -> ReadHtml:
    """Read a body and a head."""

    def make(body: str, head: str = "") -> Document:
        html = f"<html lang=de><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
        return read(Page(body=html.encode(), url="https://www.kurier.example/stadt/die-faehre-bleibt"))

    return make


@pytest.fixture
def look(read_html: ReadHtml) -> Look:
    """Read and measure a body and a head."""

    def make(body: str, head: str = "") -> Sight:
        document = read_html(body, head)
        return sight_of(document, facts_of(document, all_phrases()), label_tokens())

    return make
