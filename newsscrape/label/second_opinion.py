"""What another extractor takes for the text, asked only where our own labels are in doubt or find hardly any."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsscrape.label.groups import GROUP_BIT
from newsscrape.label.paths import HEADINGS
from newsscrape.label.sight import LOOKS, Role
from newsscrape.model.document import Document
from newsscrape.model.label import Label
from newsscrape.read.decode import decode
from newsscrape.text import letters

LITTLE = 25
"""Words of text below which another opinion is asked of a page that claims to be an article."""

_MOST_ELEMENTS = 5_000
"""Pages of more are not asked about: trafilatura takes seconds for them; of 1,400 article pages none has as many."""
_MOST_ATTRIBUTES = 1_000
"""libxml2, which trafilatura parses with, takes time by the square of an element's attributes: 8 s for 65,536."""
_MOST_NESTED = 200
"""libxml2 leaves out, without a word, what has 253 elements or more around it."""
_MIN_LETTERS = 12
_LONG_LETTERS = 80
_HEADING_LETTERS = 60
_POSSIBLE = 0.1
_SURE = 0.8
_MOSTLY_LINK = 0.8
_KNOWN = frozenset(("phrase", "repeats:headline", "repeats:text", "repeats:quote", "box:snippet"))
_DECIDED = frozenset(
    (Label.HEADLINE, Label.LEAD, Label.CAPTION, Label.TIMESTAMP, Label.BYLINE, Label.NEWSLETTER, Label.PAYWALL)
)
_ASIDE = GROUP_BIT["caption"] | GROUP_BIT["newsletter"] | GROUP_BIT["paywall"]
"""Names whose blocks another extractor often takes for text."""


def other_text(document: Document) -> str:
    """Give the letters of what trafilatura extracts from the page's bytes; the empty string when it finds nothing."""
    tree = document.tree
    if len(tree.tags) > _MOST_ELEMENTS or max(map(len, tree.attrs), default=0) > _MOST_ATTRIBUTES:
        return ""
    if max(tree.depths, default=0) > _MOST_NESTED:
        return ""
    import trafilatura  # noqa: PLC0415 - takes a worker 20 MB, and most never need it

    page = document.page
    found = trafilatura.extract(
        decode(page).text, url=document.url, include_comments=False, include_formatting=False, output_format="txt"
    )
    return letters(found or "")


class Doubt(NamedTuple):
    """A labelling that is not sure of itself."""

    roles: Sequence[Role]
    chances: Sequence[float]
    """For each block, how likely it is text."""
    names: Sequence[str]
    """For each block, its letters."""
    groups: Sequence[int]
    """For each block, the groups of the names around it, as bits."""


def follow(opinion: str, doubt: Doubt, document: Document) -> list[Role]:
    """Let the other opinion decide which blocks are text, where the score is not sure of the block itself.

    In: the letters of the other text, our labelling and the document; out: roles in which the blocks the other text
    holds are text, and others only where their own score is high.
    """
    followed = []
    for block, role, chance, own, groups in zip(document.blocks, *doubt, strict=True):
        is_text = len(own) >= _MIN_LETTERS and own in opinion and (chance >= _POSSIBLE or len(own) >= _LONG_LETTERS)
        is_link = block.link_chars > _MOSTLY_LINK * len(block.text)
        is_decided = groups & _ASIDE if role.reason == LOOKS else role.label in _DECIDED
        if is_text and not is_link and not is_decided and role.reason not in _KNOWN:
            is_heading = document.tree.tags[block.element] in HEADINGS and len(own) <= _HEADING_LETTERS
            followed.append(Role(Label.HEADING if is_heading else Label.BODY, "second_opinion"))
        elif role.label in (Label.BODY, Label.HEADING) and len(own) >= _MIN_LETTERS and chance < _SURE:
            followed.append(Role(Label.OTHER, "second_opinion"))
        else:
            followed.append(role)
    return followed
