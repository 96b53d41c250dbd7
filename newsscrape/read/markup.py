"""What one pass over a page's markup brings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsscrape.model.block import Block
from newsscrape.model.document import Picture
from newsscrape.model.tree import Attrs, Tree


class Script(NamedTuple):
    """A script element with content."""

    type: str
    """The type attribute, lower case."""
    text: str
    """The content as written."""


class Item(NamedTuple):
    """An element with a property or a scope of microdata."""

    element: int
    """Index in the tree; for a ``meta`` or ``link``, of the element around it; -1 for one in the head."""
    is_in_tree: bool
    """Whether the element itself is in the tree."""
    attrs: Attrs
    """Its attributes."""


class Markup(NamedTuple):
    """A page taken apart."""

    tree: Tree
    """The elements of the body."""
    blocks: Sequence[Block]
    """All runs of text, in reading order."""
    pictures: Sequence[Picture]
    """All images, in reading order."""
    anchors: Mapping[int, Sequence[str]]
    """All links of the body, in reading order: the element's index, and the parts of its text as written."""
    rels: frozenset[str]
    """What the links of the body say of where they lead, as written."""
    items: Sequence[Item]
    """Elements of microdata, in document order."""
    metas: Sequence[Attrs]
    """The attributes of all ``meta`` elements."""
    links: Sequence[Attrs]
    """The attributes of all ``link`` elements."""
    scripts: Sequence[Script]
    """All scripts with content."""
    title: str
    """Content of the first ``title``, white space squashed."""
    base: str
    """The ``href`` of the first ``base``."""
    root: Attrs
    """Attributes of the root."""
    is_cut: bool
    """Whether the last text was left out, because there is more of it than anybody writes."""
