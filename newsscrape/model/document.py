"""A page as ``read`` understood it: blocks in reading order, claims, links, pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from librt.vecs import vec

from newsscrape.model.article import Engine
from newsscrape.model.block import Block, LabelledBlock
from newsscrape.model.claim import Claim, Origin
from newsscrape.model.label import Label
from newsscrape.model.page import Care, Page
from newsscrape.model.site import Site
from newsscrape.model.tree import Attrs, Tree

Observed: TypeAlias = Mapping[str, vec[float]]
"""Numbers about the blocks of a page, by the name of the feature, one entry a block each."""

CHANCE = "chance"
"""Name of the number that came of them: how likely the block is text, 0-1."""


class Picture(NamedTuple):
    """An image of the page, not yet judged."""

    element: int
    """Index of the ``img`` in the tree."""
    before_block: int
    """Index of the first block that comes after it."""


class Selected(NamedTuple):
    """An element that a selector of the site's profile found, and what it says."""

    element: int
    """Index in the tree; -1 for one outside the body or one of which nothing is shown."""
    parts: tuple[str, ...]
    """What it says, of each inline element its own part: its ``content`` or ``datetime``, else its words; blocks are
    parted by a blank line. Nothing where a selector only tells what is text."""

    @property
    def words(self) -> str:
        """All it says, as written."""
        return "".join(self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One page, read once."""

    page: Page
    """Where it came from."""
    url: str | None
    """Address of the page: as fetched, else as the page claims it."""
    base_url: str
    """What relative addresses are resolved against; the empty string when unknown."""
    title: str
    """Content of the ``title`` element."""
    declared_language: str | None
    """The ``lang`` attribute of the root, else what the header or meta says."""
    claims: tuple[Claim, ...]
    """What page, feed and sitemap say of the article: page first, strongest origin first."""
    tree: Tree
    """The elements the blocks stand in."""
    blocks: Sequence[Block]
    """All runs of text, in reading order."""
    pictures: Sequence[Picture]
    """All images, in reading order."""
    anchors: Mapping[int, Sequence[str]]
    """All links of the body, in reading order: the element's index, and the parts of its text as written."""
    rels: frozenset[str]
    """The different ``rel`` attributes of the links of the body, as written."""
    head_links: Sequence[Attrs]
    """Attributes of the ``link`` elements."""
    warnings: tuple[str, ...]
    """Stable codes of what was odd in the bytes."""
    selected: Mapping[str, Sequence[Selected]] = field(default_factory=dict)
    """For each selector of the site's profile what it found, in document order, by `Selectable`."""

    @property
    def engine(self) -> Engine:
        """What reads it, as long as no other is asked."""
        return Engine.SAFE if self.page.care is Care.SAFE else Engine.BLOCKS

    def claimed(self, name: str, *origins: Origin) -> tuple[Claim, ...]:
        """Give the claims of that schema.org name, of these origins only when any are given."""
        return tuple(c for c in self.claims if c.name == name and (not origins or c.origin in origins))


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledPage:
    """A document whose every block has its label."""

    document: Document
    """The page."""
    site: Site | None
    """Its profile, where there is one."""
    language: str | None
    """BCP 47 tag of the text, declared or detected; what the field rooms pick their words by."""
    blocks: tuple[LabelledBlock, ...]
    """All blocks with their labels, in reading order."""
    confidence: float
    """0-1: how sure the labelling is of the body as a whole."""
    engine: Engine = Engine.BLOCKS
    """Whose opinion of the text it is."""
    observed: Observed = field(default_factory=dict)
    """What was observed of the blocks; nothing for a text capture."""

    def labelled(self, *labels: Label) -> tuple[LabelledBlock, ...]:
        """Give the blocks that bear one of these labels, in reading order."""
        return tuple(b for b in self.blocks if b.label in labels)
