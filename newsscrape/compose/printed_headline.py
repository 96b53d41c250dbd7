"""The block of the printed headline."""

from __future__ import annotations

from newsscrape.compose.survey import Survey
from newsscrape.label.paths import HEADINGS
from newsscrape.model.block import Block
from newsscrape.model.label import Label
from newsscrape.text import letters, words

_MIN_LETTERS = 12
_NEAR = 10
_MAX_CHARS = 200
_LONG_WORD = 4


def printed_headline(survey: Survey) -> Block | None:
    """Give the block of the printed headline, None where none is printed.

    That is the labelled one, unless it is as long as a paragraph. Where it stands below the first paragraph, or is a
    line of a menu or a path of links, it is a heading or a link that bears a claimed title, and the page's only ``h1``
    is its headline; without one, what shares no word with any claimed title is none.
    """
    labelled = survey.of(Label.HEADLINE)
    block = labelled[0].block if labelled else None
    if block is None or len(block.text) > _MAX_CHARS:
        return None
    first = next((one.block.index for one in survey.of(Label.BODY)), block.index + _NEAR)
    if first < block.index:
        return _only_h1(survey, range(first)) or (block if _is_called(block.text, survey) else None)
    tag = survey.tree.tags[block.element]
    if tag == "li" or (block.link_chars and tag not in HEADINGS):
        h1 = _only_h1(survey, range(block.index + 1, min(first, block.index + _NEAR)))
        return block if h1 is None or letters(block.text) in letters(h1.text) else h1
    return block


def _is_called(text: str, survey: Survey) -> bool:
    """Tell whether a line shares a word with what the page is called, or nothing is known of that."""
    titles = [survey.document.title, *[claim.value for claim in survey.claimed("headline")]]
    known = set(words(" ".join(titles)))
    return not known or not known.isdisjoint(word for word in words(text) if len(word) >= _LONG_WORD)


def _only_h1(survey: Survey, places: range) -> Block | None:
    """Give the block of the one visible ``h1`` of the page, where it stands among these and says more than a name."""
    tree, blocks = survey.tree, survey.document.blocks
    if tree.tags.count("h1") != 1:
        return None
    element = tree.tags.index("h1")
    first, last = tree.firsts[element], tree.lasts[element]
    inside = [block for block in blocks[first:last] if not block.is_hidden]
    only = inside[0] if len(inside) == 1 else None
    if only is None or only.index not in places:
        return None
    return only if len(letters(only.text)) >= _MIN_LETTERS else None
