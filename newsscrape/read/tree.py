"""One walk over the parsed page: elements as flat arrays, text as blocks, links and pictures on the way."""

from __future__ import annotations

from typing import NamedTuple

import turbohtml

from newsscrape.errors import NotAnArticle
from newsscrape.model.block import Block, Piece, Tree
from newsscrape.model.document import Picture
from newsscrape.model.reject import Reason
from newsscrape.policy.tokens import label_tokens

BLOCK_LEVEL = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol optgroup option p "
    "plaintext pre search section summary table tbody td tfoot th thead tr ul xmp".split()
)
"""Elements that start a new line: HTML Living Standard, section 15.3 (rendering), plus button and option."""

_UNREAD = frozenset(
    "script style template noscript svg math iframe object embed canvas audio video select textarea datalist map "
    "noembed noframes head title link meta".split()
)
_BOLD = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"))
_BREAK = "\u2028"
"""Stands for a ``<br>`` in the open run: Unicode's line separator, which no white space of a page is taken for."""
MAX_ELEMENTS = 300_000
"""Most elements read; article pages have a few thousand. Misnested formatting can make millions of them from a small
page (HTML Living Standard, section 13.2.6.4.7, the adoption agency algorithm)."""

_MAX_BLOCK_CHARS = 200_000
_IMAGE_SOURCES = ("data-original", "data-src", "data-lazy-src", "src")


class Anchor(NamedTuple):
    """A link as written."""

    href: str
    """Address as written."""
    text: str
    """Anchor text, white space squashed."""
    rel: str
    """The rel attribute, lower case."""


class Walked(NamedTuple):
    """All that one walk over a page's body brings."""

    tree: Tree
    blocks: tuple[Block, ...]
    pictures: tuple[Picture, ...]
    anchors: tuple[Anchor, ...]


class _Context(NamedTuple):
    """What holds inside the element that is open."""

    node: turbohtml.Node
    element: int
    block: int
    link: int = -1
    is_bold: bool = False
    is_hidden: bool = False
    is_unread: bool = False
    is_pre: bool = False
    breaks: bool = False


class _Walk:
    """The arrays under construction and the run of text that is open."""

    def __init__(self) -> None:
        self.tags: list[str] = []
        self.parents: list[int] = []
        self.attrs: list[dict[str, str]] = []
        self.blocks: list[Block] = []
        self.pictures: list[Picture] = []
        self.anchor_of: dict[int, list[str]] = {}
        self.pieces: list[Piece] = []
        self.link_chars = 0
        self.bold_chars = 0
        self.href: str | None = None
        self.size = 0
        self.boxes = label_tokens()["inline_box"]

    def add_text(self, text: str, context: _Context) -> None:
        """Append to the open run."""
        self.pieces.append(Piece(context.element, text))
        visible = len(text.strip())
        if visible:
            self.size += visible
            if context.link >= 0:
                self.link_chars += visible
                self.anchor_of[context.link].append(text)
                if self.href is None:
                    self.href = self.attrs[context.link].get("href")
            if context.is_bold:
                self.bold_chars += visible
        if self.size > _MAX_BLOCK_CHARS:
            self.flush(context)

    def flush(self, context: _Context) -> None:
        """Close the open run as a block, or as several where two line breaks stand between its parts."""
        if not self.pieces:
            return
        if self.size:
            for pieces in _paragraphs(self.pieces):
                self._close(pieces, context)
        self.pieces = []
        self.link_chars = self.bold_chars = self.size = 0
        self.href = None

    def _close(self, pieces: list[Piece], context: _Context) -> None:
        joined = "".join([piece.text for piece in pieces])
        text = joined.strip("\n\r") if context.is_pre else " ".join(joined.split())
        if not text:
            return
        whole = len(pieces) == len(self.pieces)
        self.blocks.append(
            Block(
                len(self.blocks),
                text,
                context.block,
                tuple(pieces),
                min(self.link_chars if whole else self._chars_in_links(pieces), len(text)),
                min(self.bold_chars if whole else self._chars_in_bold(pieces), len(text)),
                self.href,
                context.is_hidden,
            )
        )

    def _chars_in_links(self, pieces: list[Piece]) -> int:
        return sum(len(piece.text.strip()) for piece in pieces if self._is_inside(piece.element, frozenset(("a",))))

    def _chars_in_bold(self, pieces: list[Piece]) -> int:
        return sum(len(piece.text.strip()) for piece in pieces if self._is_inside(piece.element, _BOLD))

    def _is_inside(self, element: int, tags: frozenset[str]) -> bool:
        while element >= 0:
            tag = self.tags[element]
            if tag in tags:
                return True
            if tag in BLOCK_LEVEL:
                return False
            element = self.parents[element]
        return False


def _paragraphs(pieces: list[Piece]) -> list[list[Piece]]:
    """Split a run where two or more ``<br>`` follow each other: that is how old pages write paragraphs."""
    paragraphs: list[list[Piece]] = [[]]
    breaks = 0
    for piece in pieces:
        if piece.text == _BREAK:
            breaks += 1
            continue
        if not piece.text.strip():
            if not breaks:
                paragraphs[-1].append(piece)
            continue
        if breaks > 1 and paragraphs[-1]:
            paragraphs.append([])
        elif breaks and paragraphs[-1]:
            paragraphs[-1].append(Piece(piece.element, "\n"))
        breaks = 0
        paragraphs[-1].append(piece)
    return [paragraph for paragraph in paragraphs if paragraph]


def walk(document: turbohtml.Document) -> Walked:
    """Walk the body once, in document order: tree arrays, blocks, pictures and anchors.

    Raises `NotAnArticle` (too_large) for a page of more elements than anybody writes.
    """
    state = _Walk()
    body = document.find("body") or document.root
    if body is None:
        return Walked(Tree(tags=(), parents=(), attrs=()), (), (), ())
    state.tags.append("body")
    state.parents.append(-1)
    state.attrs.append(_strings(body))
    stack = [_Context(body, 0, 0, breaks=True)]
    top = stack[0]
    text_class, element_class, comment_class = turbohtml.Text, turbohtml.Element, turbohtml.Comment
    for node in body.descendants:
        parent = node.parent
        while top.node is not parent:
            if top.breaks:
                state.flush(top)
            stack.pop()
            top = stack[-1]
        kind = node.__class__
        if kind is text_class:
            if not top.is_unread:
                state.add_text(node.data, top)  # type: ignore[attr-defined]
        elif kind is element_class:
            top = _enter(node, top, state)  # type: ignore[arg-type]
            stack.append(top)
        elif kind is not comment_class:
            # The content of a <template> hangs under a fragment; nothing in it is shown.
            top = _unread(node, top)
            stack.append(top)
    while stack:
        state.flush(stack.pop())
    anchors = tuple(
        Anchor(state.attrs[index].get("href", ""), " ".join("".join(texts).split()), state.attrs[index].get("rel", ""))
        for index, texts in state.anchor_of.items()
    )
    tree = Tree(tags=tuple(state.tags), parents=tuple(state.parents), attrs=tuple(state.attrs))
    return Walked(tree, tuple(state.blocks), tuple(state.pictures), anchors)


def _enter(node: turbohtml.Element, outer: _Context, state: _Walk) -> _Context:
    """Open an element: end the run where it starts a line, note what holds inside it."""
    tag = node.tag
    if outer.is_unread or tag in _UNREAD:
        return _unread(node, outer)
    index = len(state.tags)
    if index > MAX_ELEMENTS:
        raise NotAnArticle(Reason.TOO_LARGE, f"the page has more than {MAX_ELEMENTS:,} elements")
    attrs = _strings(node)
    breaks = tag in BLOCK_LEVEL or (tag == "span" and not state.boxes.isdisjoint(attrs.get("class", "").split()))
    if breaks:
        state.flush(outer)
    state.tags.append(tag)
    state.parents.append(outer.element)
    state.attrs.append(attrs)
    link = outer.link
    if tag == "a" and "href" in attrs:
        link = index
        state.anchor_of[index] = []
    elif tag == "br":
        state.pieces.append(Piece(outer.element, _BREAK))
    elif tag == "img":
        _add_picture(attrs, index, state)
    return _Context(
        node,
        index,
        index if breaks else outer.block,
        link,
        is_bold=outer.is_bold or tag in _BOLD,
        is_hidden=outer.is_hidden or (bool(attrs) and _hides(attrs)),
        is_pre=outer.is_pre or tag == "pre",
        breaks=breaks,
    )


def _unread(node: turbohtml.Node, outer: _Context) -> _Context:
    """Open a part of the page of which nothing is shown."""
    return _Context(node, outer.element, outer.block, is_unread=True)


def _strings(node: turbohtml.Element) -> dict[str, str]:
    """Give the attributes as strings; turbohtml gives token lists for class, rel and the like."""
    return {
        name: value if value.__class__ is str else " ".join(value) if value else ""
        for name, value in node.attrs.items()
    }


def _hides(attrs: dict[str, str]) -> bool:
    if "hidden" in attrs or attrs.get("aria-hidden") == "true":
        return True
    style = attrs.get("style", "").lower()
    if "none" not in style and "hidden" not in style:
        return False
    style = style.replace(" ", "")
    return "display:none" in style or "visibility:hidden" in style


def _add_picture(attrs: dict[str, str], index: int, state: _Walk) -> None:
    url = next((attrs[name] for name in _IMAGE_SOURCES if attrs.get(name, "").strip()), "")
    largest = _largest(attrs.get("srcset") or attrs.get("data-srcset") or "")
    if (largest or url) and not (largest or url).startswith("data:"):
        state.pictures.append(Picture(largest or url, attrs.get("alt", ""), index, len(state.blocks)))


def _largest(srcset: str) -> str:
    """Give the widest candidate of a srcset (HTML Living Standard, section 4.8.4.2.1), or the empty string."""
    best, size = "", 0.0
    for candidate in srcset.split(", "):
        url, _, descriptor = candidate.strip().partition(" ")
        try:
            value = float(descriptor.strip()[:-1] or 1)
        except ValueError:
            continue
        if url and value > size:
            best, size = url, value
    return best
