"""What can be counted in the words of each block, as one sequence for all blocks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from newsscrape.model.block import Block
from newsscrape.model.label import Label
from newsscrape.policy.appeals import appeal_in
from newsscrape.policy.phrases import Phrases
from newsscrape.text import count_words, has_unspaced, signs_of

PROSE_WORDS: Final = 10
"""A block of at least so many words, not mostly link, counts as prose; headlines and menu items are shorter."""
PROSE_LINK_SHARE: Final = 0.5
_PHRASE_WORDS: Final = 40
_PHRASE_CHARS: Final = 120
_LEAST_APPEAL: Final = 4
_LINKS: Final = 0.8
_APPEAL_WORDS: Final = 120
_ENDS: Final = frozenset(".!?…。！？؟")
_CLOSING: Final = frozenset("\"'”“»«’)]")


class Measures(NamedTuple):
    """The measures, each a sequence with one entry a block."""

    chars: list[int]
    words: list[int]
    """In scripts without spaces every character is a word."""
    links: list[float]
    """Share of the characters that stand in links, 0-1."""
    bold: list[float]
    """Share of the characters in bold type, 0-1."""
    is_prose: list[bool]
    """Ten words or more, not mostly link, not hidden."""
    phrases: list[Label | None]
    """What the fixed phrase is that the block consists of or starts with."""
    appeals: list[Label | None]
    """What it is by words inside it, where it is an appeal or a notice."""
    has_address: list[bool]
    """Names an address of the web or of electronic mail."""
    ends: list[bool]
    """Whether the last sentence is ended."""
    sentences: list[int]
    """Ends of sentences inside the block."""
    commas: list[int]
    has_colon: list[bool]
    """Ends with a colon."""
    has_mark: list[bool]
    """Has an exclamation mark."""


def measure(blocks: Sequence[Block], phrases: Phrases) -> Measures:
    """Measure all blocks of a page."""
    found = Measures([], [], [], [], [], [], [], [], [], [], [], [], [])
    is_spaced = not has_unspaced((_signs_of(blocks),))
    for block in blocks:
        text = block.text
        size = len(text)
        words = text.count(" ") + 1 if is_spaced else count_words(text)
        link_share = block.link_chars / size
        found.chars.append(size)
        found.words.append(words)
        found.links.append(link_share)
        found.bold.append(block.bold_chars / size)
        found.is_prose.append(words >= PROSE_WORDS and link_share < PROSE_LINK_SHARE and not block.is_hidden)
        found.phrases.append(phrases.label_of(text[:_PHRASE_CHARS]) if words <= _PHRASE_WORDS else None)
        is_appealing = _LEAST_APPEAL <= words <= _APPEAL_WORDS and link_share < _LINKS
        found.appeals.append(appeal_in(text, is_spaced=is_spaced) if is_appealing else None)
        found.has_address.append("www." in text or "http" in text or "@" in text)
        found.ends.append(text[-1] in _ENDS or (text[-1] in _CLOSING and text[-2:-1] in _ENDS))
        found.sentences.append(_sentences_in(text) if size > 2 * PROSE_WORDS else 0)
        found.commas.append(text.count(","))
        found.has_colon.append(text[-1] == ":")
        found.has_mark.append("!" in text)
    return found


def _signs_of(blocks: Sequence[Block]) -> str:
    """Give the different characters beyond ASCII of a page."""
    return "".join(signs_of("".join([block.text for block in blocks if not block.text.isascii()])))


def _sentences_in(text: str) -> int:
    """Count the sentences that end before another begins."""
    return text.count(". ") + text.count("? ") + text.count("! ") + text.count("。")
