"""Which links of a page promote another: those of a headline's length outside the text."""

from __future__ import annotations

from operator import attrgetter
from typing import NamedTuple

from newsscrape.compose.nearest import Nearest
from newsscrape.compose.survey import Survey
from newsscrape.model.block import Block
from newsscrape.model.label import Label
from newsscrape.text import count_words

_OUTSIDE_TEXT = (Label.TEASER, Label.RELATED, Label.AD, Label.OTHER, Label.CAPTION, Label.TIMESTAMP)
_MIN_WORDS = 3
_SLUG = 8


class Promoted(NamedTuple):
    """A link that may be a promoted headline."""

    link: int
    """Index of the ``a`` in the tree."""
    url: str
    """Absolute address."""
    target: str
    """Host and path of the address: what it leads to, however it is written."""
    text: str
    """Its words, white space squashed."""
    block: int
    """Index of the block it stands in."""


def promoted_links(survey: Survey) -> list[Promoted]:
    """Give the links of a headline's length outside the text that lead to another page.

    Of several that follow each other and lead to the same page, the first.
    """
    own = _target(survey.document.url or "")
    found: list[Promoted] = []
    last = None
    for block in _linked_blocks(survey):
        for text, link in survey.runs.of(block):
            if link < 0 or (text != block.text and count_words(text) < _MIN_WORDS):
                continue
            url = survey.resolve(survey.tree.get(link, "href"))
            if url is None:
                continue
            target = _target(url)
            if (target != last or target == own) and _leads_to_a_page(target):
                last = target
                found.append(Promoted(link, url, target, text, block.index))
    return found


def _linked_blocks(survey: Survey) -> list[Block]:
    """Give the blocks outside text and controls that have words enough for a headline, and a link."""
    control = Nearest(survey.tree, "nav", "header", "footer", "form", "button")
    blocks = [
        one.block
        for label in _OUTSIDE_TEXT
        for one in survey.of(label)
        if one.block.href is not None
        and not one.block.is_hidden
        and count_words(one.block.text) >= _MIN_WORDS
        and control.away(one.block.element) < 0
    ]
    return sorted(blocks, key=attrgetter("index"))


def _target(url: str) -> str:
    """Give host and path of an address, without what tells no pages apart."""
    return url.partition("#")[0].partition("?")[0].partition("://")[2].removeprefix("www.").rstrip("/")


def _leads_to_a_page(target: str) -> bool:
    """Tell an article's address from a section's or a front page's: it has a longer last part."""
    path = target.partition("/")[2].strip("/")
    last = path.rpartition("/")[2]
    if len(last) < _SLUG and not last.isdigit():
        return False
    return "-" in last or "_" in last or "/" in path or any(map(str.isdigit, path))
