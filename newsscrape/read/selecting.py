"""The pass over a page of a site whose profile has selectors: the same events, and what the selectors find on the way.

Here the parser hands out its tree, which can be asked; elsewhere it never becomes objects, which is cheaper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from turbohtml import Document, Element, Text, parse

from newsscrape.model.document import Selected
from newsscrape.model.site import Selectable
from newsscrape.read.claim_values import MAX_VALUE
from newsscrape.read.markup import Markup
from newsscrape.read.walk import Walker

_MOST: Final = 200
"""Most elements a field is read from."""
_SETS_TEXT: Final = frozenset((Selectable.TEXT, Selectable.IGNORE))
_BLANK_LINE: Final = "\n\n"


class Selecting(NamedTuple):
    """A page taken apart, and what the selectors found."""

    markup: Markup
    """The page, as `walk` gives it."""
    selected: Mapping[str, tuple[Selected, ...]]
    """For each selector the elements it found that say anything, in document order."""


def walk_selecting(markup: str, selectors: Mapping[str, str]) -> Selecting:
    """Take a page's characters apart as `walk` does, and evaluate CSS selectors, by what they are for."""
    document = parse(markup)
    found = {name: document.select(selector) for name, selector in selectors.items()}
    walker = Walker()
    places = _replay(document, walker, frozenset(element for elements in found.values() for element in elements))
    taken = walker.finish()
    selected: dict[str, tuple[Selected, ...]] = {}
    for name, matching in found.items():
        elements = [element for element in matching if element in places]  # what a template holds is not of the page
        if name in _SETS_TEXT:
            inside = [places[element] for element in elements]
            selected[name] = tuple([Selected(one, ()) for one in inside if next(_words(one, taken), None)])
        else:
            said = [Selected(places[one], _said(one, places[one], taken)) for one in elements[:_MOST]]
            selected[name] = tuple([one for one in said if one.words.strip()])
    return Selecting(taken, selected)


def _replay(document: Document, walker: Walker, wanted: frozenset[Element]) -> dict[Element, int]:
    """Tell a walker of all nodes of a tree in order; give the index of each wanted element, -1 for one left out."""
    places: dict[Element, int] = {}
    around: list[str] = []
    open_nodes = [iter(document.children)]
    while open_nodes:
        node = next(open_nodes[-1], None)
        if node is None:
            open_nodes.pop()
            if around:
                walker.end_element(around.pop())
        elif isinstance(node, Element):
            before = len(walker.growth.tags)
            # A value of a class attribute is handed out as a list; of those without a value None is said, as elsewhere.
            walker.start_element(node.tag, tuple([(name, node.attr(name) or None) for name in node.attrs]))
            if node in wanted:
                places[node] = before if len(walker.growth.tags) > before else -1
            around.append(node.tag)
            open_nodes.append(iter(node.children))
        elif isinstance(node, Text):
            walker.characters(node.data)
    return places


def _said(element: Element, place: int, markup: Markup) -> tuple[str, ...]:
    attribute = element.attr("content") or element.attr("datetime")
    if attribute:
        return (attribute[:MAX_VALUE],)
    return tuple(_words(place, markup)) if place >= 0 else (element.text[:MAX_VALUE],)


def _words(place: int, markup: Markup) -> Iterator[str]:
    """Give the words in an element of the tree, which may be a part of a block."""
    if place < 0:
        return
    inside = range(place, markup.tree.ends[place])
    is_first = True
    # A run of text that was open when the element ended has become the next block.
    for block in markup.blocks[markup.tree.firsts[place] : markup.tree.lasts[place] + 1]:
        parts = [text for element, text in block.pieces if element in inside]
        if parts and not is_first:
            yield _BLANK_LINE
        is_first = is_first and not parts
        yield from parts
