"""One pass over the page's events: elements as flat arrays, text as blocks, what the head says on the way."""

from __future__ import annotations

from turbohtml.saxparse import SaxHandler, sax_parse

from newsscrape.errors import NotAnArticle
from newsscrape.model.block import Block
from newsscrape.model.document import Anchor, Picture
from newsscrape.model.reject import Reason
from newsscrape.model.tree import Attrs, Tree, attribute
from newsscrape.policy.tokens import label_tokens
from newsscrape.read.elements import BLOCK_LEVEL, BOLD, LINK, NAMED, OUTER, UNREAD, hides
from newsscrape.read.head import Head
from newsscrape.read.markup import Item, Markup
from newsscrape.read.pictures import picture_url
from newsscrape.read.runs import BREAK, Piece, paragraphs_of

MAX_ELEMENTS = 300_000
"""Most elements read; article pages have a few thousand. Misnested formatting can make millions of them from a small
page (HTML Living Standard, section 13.2.6.4.7, the adoption agency algorithm)."""

_MAX_BLOCK_CHARS = 200_000

_BOLD, _HIDDEN, _PRE, _BREAKS = 1, 2, 4, 8
_INHERITED = _BOLD | _HIDDEN | _PRE


def walk(markup: str) -> Markup:
    """Take a page's characters apart, in document order.

    Raises `NotAnArticle` (too_large) for a page of more elements than anybody writes.
    """
    walker = _Walker()
    sax_parse(markup, walker)
    return walker.finish()


class _Walker(SaxHandler):
    """The arrays under construction, what holds inside the open element, and the run of text that is open."""

    def __init__(self) -> None:
        self.tags: list[str] = []
        self.parents: list[int] = []
        self.attrs: list[Attrs] = []
        self.names: list[str] = []
        self.paths: list[int] = []
        self.ways: dict[tuple[int, str, str], int] = {}
        self.depths: list[int] = []
        self.firsts: list[int] = []
        self.lasts: list[int] = []
        self.ends: list[int] = []
        self.blocks: list[Block] = []
        self.pictures: list[Picture] = []
        self.anchors: dict[int, list[str]] = {}
        self.items: list[Item] = []
        self.head = Head()
        self.boxes = label_tokens()["inline_box"]
        # The open element: its index, those of the block-level element and of the link around, its marks.
        self.stack: list[tuple[int, int, int, int]] = []
        self.element = self.block = self.link = -1
        self.marks = 0
        # How many elements deep in something unread.
        self.skipped = 0
        self.begin_run()

    def begin_run(self) -> None:
        """Start with no text."""
        self.pieces: list[Piece] = []
        self.size = self.link_chars = self.bold_chars = 0
        self.first_link = -1
        self.holder = -1
        self.has_breaks = False

    def start_element(self, tag: str, attrs: Attrs) -> None:  # noqa: C901, PLR0912 - called for every element
        """Open an element: end the run where it starts a line, note what holds inside it."""
        if self.skipped:
            self.skipped += 1
            return
        if self.element < 0 or tag in UNREAD:
            self.start_unread(tag, attrs)
            return
        marks = self.marks & _INHERITED
        name = ""
        is_item = False
        is_link = False
        for key, value in attrs:
            if key in NAMED:
                if value:
                    name = f"{name} {value}" if name else value
                if key == "itemprop":
                    is_item = True
            elif key == "href":
                is_link = True
            elif key == "itemscope":
                is_item = True
            elif key == "style":
                if value and hides(value):
                    marks |= _HIDDEN
            elif key == "hidden" or (key == "aria-hidden" and value == "true"):
                marks |= _HIDDEN
        index = len(self.tags)
        self.stack.append((self.element, self.block, self.link, self.marks))
        if tag in BLOCK_LEVEL or (tag == "span" and name and not self.boxes.isdisjoint(name.split())):
            if self.pieces:
                self.flush()
            self.block = index
            marks |= _BREAKS
        if tag in BOLD:
            marks |= _BOLD
        if tag == "a":
            if is_link:
                self.link = index
                self.anchors[index] = []
        elif tag == "br":
            if self.pieces:
                self.has_breaks = True
                self.pieces.append((self.element, BREAK))
        elif tag == "img":
            if url := picture_url(attrs):
                self.pictures.append(Picture(url, attribute(attrs, "alt") or "", index, len(self.blocks)))
        elif tag == "pre":
            marks |= _PRE
        if is_item:
            self.items.append(Item(index, is_in_tree=True, attrs=attrs))
        self.add_element(tag, attrs, name)
        self.element = index
        self.marks = marks

    def add_element(self, tag: str, attrs: Attrs, name: str) -> None:
        """Append to the tree."""
        if len(self.tags) > MAX_ELEMENTS:
            raise NotAnArticle(Reason.TOO_LARGE, f"the page has more than {MAX_ELEMENTS:,} elements")
        way = (self.paths[self.element] if self.element >= 0 else 0, tag, name)
        self.paths.append(self.ways.setdefault(way, len(self.ways)))
        self.tags.append(tag)
        self.parents.append(self.element)
        self.attrs.append(attrs)
        self.names.append(name)
        self.depths.append(len(self.stack))
        self.firsts.append(len(self.blocks))
        self.lasts.append(0)
        self.ends.append(0)

    def start_unread(self, tag: str, attrs: Attrs) -> None:
        """Open an element outside the body, or one of which nothing is shown; some of them tell of the page."""
        if self.element < 0 and tag in OUTER:
            self.stack.append((self.element, self.block, self.link, self.marks))
            if tag == "html":
                self.head.root = attrs
            elif tag != "head":
                if attribute(attrs, "itemscope") is not None:
                    self.items.append(Item(0, is_in_tree=True, attrs=attrs))
                self.add_element("body", attrs, "")
                self.element = self.block = 0
                self.marks = _BREAKS
            return
        self.skipped = 1
        self.head.start_element(tag, attrs)
        if tag in ("meta", "link") and attribute(attrs, "itemprop") is not None:
            self.items.append(Item(self.element, is_in_tree=False, attrs=attrs))

    def end_element(self, tag: str) -> None:
        """Close an element: end the run where it ends a line."""
        if self.skipped:
            self.skipped -= 1
            if not self.skipped:
                self.head.end_element(tag)
            return
        if self.marks & _BREAKS and self.pieces:
            self.flush()
        closed = self.element
        self.element, self.block, self.link, self.marks = self.stack.pop()
        if closed > self.element:
            self.ends[closed] = len(self.tags)
            self.lasts[closed] = len(self.blocks)

    def characters(self, data: str) -> None:  # noqa: C901 - called for every text
        """Append to the open run."""
        if self.skipped:
            if self.head.kept is not None:
                self.head.kept.append(data)
            return
        if data.isspace():
            if self.pieces or self.marks & _PRE:
                self.pieces.append((self.element, data))
                if self.link >= 0:
                    self.anchors[self.link].append(" ")
            return
        if self.element < 0:
            return
        element = self.element
        self.pieces.append((element, data))
        visible = len(data.strip())
        self.size += visible
        if self.holder != element:
            self.holder = element if self.holder < 0 else self.block
        if self.link >= 0:
            self.link_chars += visible
            self.anchors[self.link].append(data)
            if self.first_link < 0:
                self.first_link = self.link
        if self.marks & _BOLD:
            self.bold_chars += visible
        if self.size > _MAX_BLOCK_CHARS:
            self.flush()

    def flush(self) -> None:
        """Close the open run as a block, or as several where two line breaks stand between its parts."""
        href = attribute(self.attrs[self.first_link], "href") if self.first_link >= 0 else None
        if not self.has_breaks:
            if self.size:
                self.add_block(self.pieces, self.holder, self.link_chars, self.bold_chars, href)
        else:
            parts = paragraphs_of(self.pieces)
            for part in parts:
                if len(parts) == 1:
                    self.add_block(part, self.holder, self.link_chars, self.bold_chars, href)
                else:
                    in_links = self.share(part, self.link_chars, LINK)
                    in_bold = self.share(part, self.bold_chars, BOLD)
                    self.add_block(part, self.holder_of(part), in_links, in_bold, href)
        self.begin_run()

    def add_block(self, pieces: list[Piece], holder: int, link_chars: int, bold_chars: int, href: str | None) -> None:
        """Append a block, if there is any text."""
        joined = pieces[0][1] if len(pieces) == 1 else "".join([text for _, text in pieces])
        text = joined.strip("\n\r") if self.marks & _PRE else " ".join(joined.split())
        if text and not text.isspace():
            size = len(text)
            self.blocks.append(
                Block(
                    len(self.blocks),
                    text,
                    self.block,
                    holder if holder >= 0 else self.block,
                    tuple(pieces),
                    min(link_chars, size),
                    min(bold_chars, size),
                    href,
                    bool(self.marks & _HIDDEN),
                )
            )

    def holder_of(self, pieces: list[Piece]) -> int:
        """Give the element that directly holds all words of a part of the run, the block-level one for several."""
        holders = {element for element, text in pieces if text.strip()}
        return holders.pop() if len(holders) == 1 else self.block

    def share(self, pieces: list[Piece], chars: int, tags: frozenset[str]) -> int:
        """Count those characters of a part of the run that stand in such elements, of which the run has so many."""
        if not chars:
            return 0
        is_all = chars == self.size
        return sum(len(text.strip()) for element, text in pieces if is_all or self.is_inside(element, tags))

    def is_inside(self, element: int, tags: frozenset[str]) -> bool:
        """Tell whether an inline element of one of these tags is around an element, or it is one itself."""
        while element >= 0:
            tag = self.tags[element]
            if tag in tags:
                return tag != "a" or element in self.anchors
            if tag in BLOCK_LEVEL:
                return False
            element = self.parents[element]
        return False

    def finish(self) -> Markup:
        """Give what was gathered."""
        tree = Tree(
            tags=self.tags,
            parents=self.parents,
            attrs=self.attrs,
            names=self.names,
            paths=self.paths,
            ways=list(self.ways),
            depths=self.depths,
            ends=self.ends,
            firsts=self.firsts,
            lasts=self.lasts,
        )
        anchors = [
            Anchor(attribute(self.attrs[index], "href") or "", texts, attribute(self.attrs[index], "rel") or "")
            for index, texts in self.anchors.items()
        ]
        return Markup(
            tree,
            self.blocks,
            self.pictures,
            anchors,
            self.items,
            self.head.metas,
            self.head.links,
            self.head.scripts,
            self.head.title or "",
            self.head.base,
            self.head.root,
        )
