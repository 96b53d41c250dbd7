"""Microdata → claims: the properties of the first article."""

from __future__ import annotations

from collections.abc import Iterator

import turbohtml

from newsscrape.model.claim import Claim, Origin
from newsscrape.read.claim_names import Kind, claim_names, kind_of
from newsscrape.read.claim_values import MAX_VALUE, claims_named, words

_TAGS = ("time", "span", "a", "div")


def microdata_claims(document: turbohtml.Document) -> Iterator[Claim]:
    """Give the properties of the first article in microdata; those of further ones are teasers'."""
    scope: turbohtml.Element | None = None
    for element in _elements(document):
        around = element.closest("[itemscope]") if element.attr("itemscope") is None else _scope_around(element)
        if around is None or kind_of(words(around.attr("itemtype")).rpartition("/")[2]) < Kind.ARTICLE:
            continue
        if scope is None:
            scope = around
        if around == scope:
            name = claim_names().microdata[words(element.attr("itemprop")).casefold()]
            yield from claims_named(name, Origin.META, [_property_value(element)])


def _elements(document: turbohtml.Document) -> Iterator[turbohtml.Element]:
    names = claim_names().microdata
    for tag in ("meta", *_TAGS):
        for element in document.select(f"{tag}[itemprop]"):
            if words(element.attr("itemprop")).casefold() in names:
                yield element


def _scope_around(element: turbohtml.Element) -> turbohtml.Element | None:
    parent = element.parent
    return parent.closest("[itemscope]") if isinstance(parent, turbohtml.Element) else None


def _property_value(element: turbohtml.Element) -> str:
    for key in ("content", "datetime"):
        if value := words(element.attr(key)):
            return value
    inner = element.select_one("[itemprop=name]") if element.attr("itemscope") is not None else None
    source = element if inner is None else inner
    return words(source.attr("content")) or source.text[:MAX_VALUE]
