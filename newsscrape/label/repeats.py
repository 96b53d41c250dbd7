"""Words that a page prints twice are text once: versions for other screens, pull quotes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from newsscrape.label.facts import Facts
from newsscrape.label.paths import REGION_BIT
from newsscrape.label.sight import Role
from newsscrape.model.label import IN_TEXT, Label

SECOND_PRINTING = "repeats:text"
"""Reason of a block whose words the text has already."""
PULL_QUOTE = "repeats:quote"
"""Reason of a quote set apart whose words a paragraph has."""

_LONG_WORDS = 8
_QUOTE_WORDS = range(5, 60)
_MOST_QUOTES = 100
"""More are not looked for: a page that sets more apart has no text that they are pulled from."""
_QUOTES = frozenset(("pullquote", "pull", "quote", "zitat", "citation", "citat", "blockquote", "callout", "highlight"))
_QUOTE_REGIONS = REGION_BIT["blockquote"] | REGION_BIT["aside"] | REGION_BIT["figure"]


def drop_repeats(roles: Sequence[Role], facts: Facts) -> list[Role]:
    """Take second printings out of the text.

    In: the roles so far and the facts of the page; out: roles in which a block whose words the text has already, or
    a quote set apart whose words a paragraph has, is no text.
    """
    marked = list(roles)
    texts = [index for index, role in enumerate(roles) if role.label in IN_TEXT]
    for index in _second_printings(texts, facts):
        marked[index] = Role(Label.OTHER, SECOND_PRINTING)
    left = [index for index in texts if marked[index].label in IN_TEXT]
    for index in _pull_quotes(left, facts):
        marked[index] = Role(Label.OTHER, PULL_QUOTE)
    return marked


def _second_printings(texts: Sequence[int], facts: Facts) -> set[int]:
    """Give long blocks that the text has twice, the hidden one or else the later, and short ones next to those."""
    blocks = facts.document.blocks
    first: dict[str, int] = {}
    twice: set[int] = set()
    for index in texts:
        before = first.setdefault(blocks[index].text, index)
        if before == index or facts.measures.words[index] < _LONG_WORDS:
            continue
        if blocks[before].is_hidden and not blocks[index].is_hidden:
            twice.add(before)
            first[blocks[index].text] = index
        else:
            twice.add(index)
    if twice:
        for beside, index in (*pairwise(texts), *pairwise(texts[::-1])):
            if beside in twice and first[blocks[index].text] < index:
                twice.add(index)
    return twice


def _pull_quotes(texts: Sequence[int], facts: Facts) -> set[int]:
    """Give blocks named as quotes set apart whose words stand in another block."""
    named = [
        index
        for index in texts
        if facts.measures.words[index] in _QUOTE_WORDS
        and (not facts.near(index).isdisjoint(_QUOTES) or facts.is_inside(index, _QUOTE_REGIONS))
    ]
    if not named:
        return set()
    apart = set(named)
    others = "\n".join([facts.letters(other) for other in texts if other not in apart])
    return {index for index in named[:_MOST_QUOTES] if facts.letters(index) in others}
