"""Microdata → claims: the properties of the first article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, islice, takewhile

from newsscrape.model.claim import Claim, Origin
from newsscrape.model.tree import Tree, attribute
from newsscrape.read.claim_names import Kind, claim_names, kind_of
from newsscrape.read.claim_values import MAX_VALUE, claims_named
from newsscrape.read.markup import Item, Markup

_TAGS = frozenset(("time", "span", "a", "div"))
_DATES = frozenset(("datePublished", "dateModified"))
_MAX_PROPERTIES = 200
_ROOT = -1
"""Stands for the root, which is around the body and not in the tree."""


def microdata_claims(markup: Markup) -> Iterator[Claim]:
    """Give the properties of the first article, those in the head first; those of further articles are teasers'.

    Dates in the head are said of the page, whether or not the root says what the page is.
    """
    names = claim_names().microdata
    for item in islice(_properties(markup, names), _MAX_PROPERTIES):
        name = names[_property(item)]
        yield from claims_named(name, Origin.META, [_property_value(item, markup)])


def _properties(markup: Markup, names: Mapping[str, str]) -> Iterator[Item]:
    tree = markup.tree
    scopes = {item.element: item for item in markup.items if item.is_in_tree and _has(item, "itemscope")}
    if attribute(markup.root, "itemscope") is not None:
        scopes[_ROOT] = Item(_ROOT, is_in_tree=False, attrs=markup.root)
    named = [item for item in markup.items if _property(item) in names]
    if not scopes:
        yield from [item for item in named if _is_date_of_page(item, names)]
        return
    hidden = [item for item in named if not item.is_in_tree]
    shown = [item for item in named if item.is_in_tree and tree.tags[item.element] in _TAGS]
    article: Item | None = None
    for item in (*hidden, *shown):
        around = _scope_around(item, scopes, tree)
        if around is None or kind_of((attribute(around.attrs, "itemtype") or "").rpartition("/")[2]) < Kind.ARTICLE:
            if _is_date_of_page(item, names):
                yield item
            continue
        article = article or around
        if around is article:
            yield item


def _property(item: Item) -> str:
    return (attribute(item.attrs, "itemprop") or "").casefold()


def _is_date_of_page(item: Item, names: Mapping[str, str]) -> bool:
    return item.element < 0 and names[_property(item)] in _DATES


def _has(item: Item, name: str) -> bool:
    return attribute(item.attrs, name) is not None


def _scope_around(item: Item, scopes: Mapping[int, Item], tree: Tree) -> Item | None:
    """Give the item whose property it is: the nearest scope around it."""
    is_scope = item.is_in_tree and item.element in scopes
    start = tree.parents[item.element] if is_scope else item.element
    return next((scopes[element] for element in (*tree.ancestors(start), _ROOT) if element in scopes), None)


def _property_value(item: Item, markup: Markup) -> str:
    for key in ("content", "datetime"):
        if value := attribute(item.attrs, key):
            return value
    if not item.is_in_tree:
        return ""
    inner = _inner_name(item, markup) if _has(item, "itemscope") else None
    if inner is None:
        return _text_in(item.element, markup)
    return attribute(inner.attrs, "content") or (_text_in(inner.element, markup) if inner.is_in_tree else "")


def _inner_name(item: Item, markup: Markup) -> Item | None:
    """Give the item of the name inside a thing that is a property."""
    after = islice(markup.items, markup.items.index(item) + 1, None)
    inside = takewhile(lambda inner: markup.tree.is_around(item.element, inner.element), after)
    return next((inner for inner in inside if attribute(inner.attrs, "itemprop") == "name"), None)


def _text_in(element: int, markup: Markup) -> str:
    """Give the words inside an element, be it a part of a block or several."""
    tree, blocks = markup.tree, markup.blocks
    last = tree.lasts[element]
    # A run of text that was still open at its end became a block after it, or several where line breaks part it.
    touching = takewhile(lambda block: block.element == blocks[last].element, islice(blocks, last, None))
    texts: list[str] = []
    size = 0
    for block in chain(blocks[tree.firsts[element] : last], touching):
        texts.append("".join([text for around, text in block.pieces if tree.is_around(element, around)]))
        size += len(texts[-1])
        if size > MAX_VALUE:
            break
    return " ".join(texts)
