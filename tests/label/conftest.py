"""Pages by hand, read and measured."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsscrape.label.facts import Facts, facts_of
from newsscrape.label.sight import Sight, sight_of
from newsscrape.model.document import Document
from newsscrape.model.page import Page
from newsscrape.model.weights import Names, Split, Trust, Weights
from newsscrape.read.document import read

ReadHtml = Callable[..., Document]
Measured = Callable[..., Facts]
Look = Callable[..., Sight]


@pytest.fixture(scope="session")
def read_html() -> ReadHtml:
    """Read a body and a head."""

    def make(body: str, head: str = "") -> Document:
        html = f"<html lang=de><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
        return read(Page(body=html.encode(), url="https://www.kurier.example/stadt/die-faehre-bleibt"))

    return make


@pytest.fixture(scope="session")
def no_names() -> Names:
    """Names that say nothing."""
    return Names(bias=0, near={}, within={}, inside={}, block={}, inline={}, nearer={})


@pytest.fixture(scope="session")
def measured(read_html: ReadHtml, no_names: Names) -> Measured:
    """Read and measure a body and a head."""

    def make(body: str, head: str = "", names: Names = no_names) -> Facts:
        return facts_of(read_html(body, head), names)

    return make


@pytest.fixture(scope="session")
def look(measured: Measured) -> Look:
    """Read and measure a body and a head for the rules."""

    def make(body: str, head: str = "") -> Sight:
        facts = measured(body, head)
        return sight_of(facts, [0.9] * len(facts.document.blocks))

    return make


@pytest.fixture(scope="session")
def plain_weights(no_names: Names) -> Weights:
    """Weights by hand: what has ten words and more that are no link is text."""
    by_links = Split(feature="link_share", limit=0.5, points=1000, low=3500, high=-1500)
    tree = Split(feature="words", limit=9.5, points=-500, low=-1500, high=by_links)
    same = Split(feature="first_look", limit=0, points=0, low=-1500, high=3500)
    return Weights(corpus="by hand", names=no_names, first=(tree,), second=(same,), trust=Trust(at=0, by=-1000))
