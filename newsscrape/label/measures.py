"""What can be counted in the words of each block, as one sequence for all blocks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsscrape.model.block import Block
from newsscrape.model.label import Label
from newsscrape.policy.appeals import appeal_in
from newsscrape.policy.phrases import Phrases
from newsscrape.policy.spelling import plain
from newsscrape.text import count_words, fold, has_unspaced

PROSE_WORDS = 10
"""A block of at least so many words, not mostly link, counts as prose; headlines and menu items are shorter."""
PROSE_LINK_SHARE = 0.5
_PHRASE_WORDS = 40
_PHRASE_CHARS = 120
_LEAST_APPEAL = 4
_LINKS = 0.8
_APPEAL_WORDS = 120
_ENDS = frozenset(".!?…。！？؟")
_CLOSING = frozenset("\"'”“»«’)]")


class Measures(NamedTuple):
    """The measures, each a sequence with one entry a block."""

    chars: Sequence[int]
    words: Sequence[int]
    """In scripts without spaces every character is a word."""
    links: Sequence[float]
    """Share of the characters that stand in links, 0-1."""
    bold: Sequence[float]
    """Share of the characters in bold type, 0-1."""
    is_prose: Sequence[bool]
    """Ten words or more, not mostly link, not hidden."""
    phrases: Sequence[Label | None]
    """What the fixed phrase is that the block consists of or starts with."""
    appeals: Sequence[Label | None]
    """What it is by words inside it, where it is an appeal or a notice."""
    has_address: Sequence[bool]
    """Names an address of the web or of electronic mail."""
    ends: Sequence[bool]
    """Whether the last sentence is ended."""
    sentences: Sequence[int]
    """Ends of sentences inside the block."""
    commas: Sequence[int]
    has_colon: Sequence[bool]
    """Ends with a colon."""
    has_mark: Sequence[bool]
    """Has an exclamation mark."""


def measure(blocks: Sequence[Block], phrases: Phrases) -> Measures:
    """Measure all blocks of a page."""
    texts = [block.text for block in blocks]
    chars = [len(text) for text in texts]
    words = [count_words(text) for text in texts] if has_unspaced(texts) else [text.count(" ") + 1 for text in texts]
    links = [block.link_chars / size for block, size in zip(blocks, chars, strict=True)]
    return Measures(
        chars=chars,
        words=words,
        links=links,
        bold=[block.bold_chars / size for block, size in zip(blocks, chars, strict=True)],
        is_prose=[
            count >= PROSE_WORDS and share < PROSE_LINK_SHARE and not block.is_hidden
            for block, count, share in zip(blocks, words, links, strict=True)
        ],
        phrases=[
            phrases.label_of(plain(fold(text[:_PHRASE_CHARS]))) if count <= _PHRASE_WORDS else None
            for text, count in zip(texts, words, strict=True)
        ],
        appeals=[
            appeal_in(fold(text)) if _LEAST_APPEAL <= count <= _APPEAL_WORDS and share < _LINKS else None
            for text, count, share in zip(texts, words, links, strict=True)
        ],
        has_address=["www." in text or "http" in text or "@" in text for text in texts],
        ends=[text[-1] in _ENDS or (text[-1] in _CLOSING and text[-2:-1] in _ENDS) for text in texts],
        sentences=[
            text.count(". ") + text.count("? ") + text.count("! ") + text.count("。") if size > 2 * PROSE_WORDS else 0
            for text, size in zip(texts, chars, strict=True)
        ],
        commas=[text.count(",") for text in texts],
        has_colon=[text[-1] == ":" for text in texts],
        has_mark=["!" in text for text in texts],
    )
