"""One pass over the page's events: elements as flat arrays, text as blocks, what the head says on the way."""

from __future__ import annotations

from typing import cast

from turbohtml.saxparse import SaxHandler, sax_parse

from newsscrape.model.document import Picture
from newsscrape.model.tree import Attrs, attribute
from newsscrape.policy.tokens import label_tokens
from newsscrape.read.elements import (
    BREAKS,
    HIDDEN,
    INHERITED,
    IS_LINK,
    IS_SPECIAL,
    IS_UNREAD,
    KINDS,
    MARKS,
    NAMED,
    OUTER,
    hides,
)
from newsscrape.read.growth import Growth
from newsscrape.read.head import Head
from newsscrape.read.level import Level
from newsscrape.read.markup import Item, Markup
from newsscrape.read.run import Run

STREAMED = "S:"
"""Names of hidden elements that a script puts in their place while the page is loading (React 18's streaming, whose
names these are): readers see them."""


def walk(markup: str) -> Markup:
    """Take a page's characters apart, in document order.

    Raises `NotAnArticle` (too_large) for a page of more elements than anybody writes.
    """
    walker = Walker()
    sax_parse(markup, cast("SaxHandler", walker))
    return walker.finish()


class Walker:
    """What is under construction, and what holds inside the open element.

    It has the methods of `SaxHandler` but does not inherit from it, so that it can be compiled to a fast class.
    """

    def __init__(self) -> None:
        self.growth = Growth()
        self.run = Run(self.growth)
        self.head = Head()
        self.pictures: list[Picture] = []
        self.anchors: dict[int, list[str]] = {}
        self.rels: set[str] = set()
        self.items: list[Item] = []
        self.boxes = label_tokens()["inline_box"]
        # The open elements, outermost first, and the innermost of them; the objects of closed ones are used again.
        self.levels = [Level()]
        self.depth = 0
        self.level = self.levels[0]
        # How many elements deep in something unread.
        self.skipped = 0

    def start_element(self, tag: str, attrs: Attrs) -> None:  # noqa: C901, PLR0912 - called for every element
        """Open an element: end the run where it starts a line, note what holds inside it."""
        if self.skipped:
            self.skipped += 1
            return
        outer = self.level
        kind = KINDS.get(tag, 0)
        if outer.element < 0 or kind & IS_UNREAD:
            self.start_unread(tag, attrs)
            return
        marks = outer.marks & INHERITED | kind & MARKS
        name = rel = ""
        is_item = is_link = False
        for key, value in attrs:
            # One comparison each, as most names are of one of the first: sets would hash every name of a page.
            if key == "class" or key == "id":  # noqa: PLR1714
                if value:
                    name = f"{name} {value}" if name else value
            elif key == "href":
                is_link = True
            elif key == "style":
                if value and hides(value):
                    marks |= HIDDEN
            elif key == "hidden" or (key == "aria-hidden" and value == "true"):
                marks |= HIDDEN
            else:
                if key == "itemprop" or key == "itemscope":  # noqa: PLR1714
                    is_item = True
                elif key == "rel":
                    rel = value or ""
                if value and key in NAMED:
                    name = f"{name} {value}" if name else value
        if marks & HIDDEN and name.startswith(STREAMED) and not outer.marks & HIDDEN:
            marks &= ~HIDDEN
        index = len(self.growth.tags)
        level = self.open_level(outer, index)
        if kind & IS_LINK and is_link:
            level.link = index
            self.anchors[index] = level.words = []
            if rel:
                self.rels.add(rel)
        elif kind & IS_SPECIAL:
            marks |= self.start_special(tag, name, outer, index)
        if marks & BREAKS:
            if self.run.pieces:
                self.run.close(outer)
            level.block = index
        level.marks = marks
        if is_item:
            self.items.append(Item(index, is_in_tree=True, attrs=attrs))
        self.grow(tag, attrs, name, outer.element)

    def start_special(self, tag: str, name: str, outer: Level, index: int) -> int:
        """Note a picture or a line break; give the marks of a span that is a box of its own."""
        if tag == "img":
            self.pictures.append(Picture(index, len(self.run.blocks)))
        elif tag == "br":
            self.run.add_break(outer)
        elif name and not self.boxes.isdisjoint(name.split()):
            return BREAKS
        return 0

    def open_level(self, outer: Level, element: int) -> Level:
        """Go one level down, where at first all holds that held outside."""
        self.depth += 1
        if self.depth == len(self.levels):
            self.levels.append(Level())
        level = self.level = self.levels[self.depth]
        level.element = element
        level.block = outer.block
        level.link = outer.link
        level.words = outer.words
        level.marks = 0
        return level

    def grow(self, tag: str, attrs: Attrs, name: str, parent: int) -> None:
        """Append to the tree."""
        self.growth.open(tag, attrs, name, parent)
        self.growth.depths.append(self.depth)
        self.growth.firsts.append(len(self.run.blocks))

    def start_unread(self, tag: str, attrs: Attrs) -> None:
        """Open an element outside the body, or one of which nothing is shown; some of them tell of the page."""
        if self.level.element < 0 and tag in OUTER:
            level = self.open_level(self.level, -1)
            if tag == "html":
                self.head.root = attrs
            elif tag != "head":
                if attribute(attrs, "itemscope") is not None:
                    self.items.append(Item(0, is_in_tree=True, attrs=attrs))
                self.grow("body", attrs, "", -1)
                level.element = level.block = 0
                level.marks = BREAKS
            return
        self.skipped = 1
        self.head.start_element(tag, attrs)
        if tag in ("meta", "link") and attribute(attrs, "itemprop") is not None:
            self.items.append(Item(self.level.element, is_in_tree=False, attrs=attrs))

    def end_element(self, tag: str) -> None:
        """Close an element: end the run where it ends a line."""
        if self.skipped:
            self.skipped -= 1
            if not self.skipped:
                self.head.end_element(tag)
            return
        closed = self.level
        if closed.marks & BREAKS and self.run.pieces:
            self.run.close(closed)
        self.depth -= 1
        self.level = self.levels[self.depth]
        if closed.element > self.level.element:
            self.growth.close(closed.element, len(self.run.blocks))

    def characters(self, data: str) -> None:
        """Append to the open run."""
        if self.skipped:
            if self.head.kept is not None:
                self.head.kept.append(data)
        elif data.isspace():
            self.run.add_space(self.level, data)
        elif self.level.element >= 0:
            self.run.add(self.level, data)

    def comment(self, data: str) -> None:
        """Pass over a comment."""

    def doctype(self, name: str, public_id: str | None, system_id: str | None) -> None:
        """Pass over the document type."""

    def processing_instruction(self, target: str, data: str) -> None:
        """Pass over an instruction."""

    def finish(self) -> Markup:
        """Give what was gathered."""
        return Markup(
            self.growth.tree(),
            self.run.blocks,
            self.pictures,
            self.anchors,
            frozenset(self.rels),
            self.items,
            self.head.metas,
            self.head.links,
            self.head.scripts,
            self.head.title or "",
            self.head.base,
            self.head.root,
            self.run.is_cut,
        )
