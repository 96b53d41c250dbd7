"""What a block that is no text is told by: one column of small whole numbers for each kind of sign."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import product
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from newsscrape.label.facts import Facts
from newsscrape.label.marked import HEADED, heads_of, held_of
from newsscrape.model.document import Observed
from newsscrape.model.label import Label
from newsscrape.policy.credits import credit_words

Codes: TypeAlias = NDArray[np.intp]
Columns: TypeAlias = Mapping[str, NDArray[np.float32]]

_LOOKED_AT = (
    "words", "link_share", "phrase", "appeal", "slug", "leads_away", "leads_down", "has_link", "group_blocks",
    "group_words", "group_link_share", "phrase_above", "from_phrase", "has_address", "has_colon", "is_hidden",
    "from_headline",
)  # fmt: skip

CLOCK = re.compile(
    r"\d{4}[年년]|\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}|\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b|\b\d+\s*(?:min|h|d)\b"
)
"""Digits as days and times have them."""

CLOCKS = ("", "clock", "time")
"""Whether a short block has digits as days and times have them, and whether in an element made for them."""

ZONES = ("top", "above", "head", "amid", "below", "end")
"""Where on the page: before the headline, right above it, from there to the text, in it, right below it, after that."""
_ABOVE = 4
_BELOW = 8
_LIKELY = 0.5

_WORDS = np.array((1, 2, 3, 5, 8, 12, 20, 40))
_LINKED = np.array((0.0, 0.3, 0.6, 0.9))
_FEW_WORDS = np.array((2, 4, 12))
_PARTLY = np.array((0.3, 0.8))
_DIGITS = np.array((0.0, 0.1, 0.2, 0.35, 0.6))
_SLUGS = np.array((0, 8, 16, 30, 50))
_ALIKE = np.array((1, 2, 4, 8, 20))
_ALIKE_WORDS = np.array((2, 4, 8, 20))
_STEPS = np.array((1, 2, 4, 8, 16))
_LINE = np.array((4, 12))
_REACH = range(-6, 14)
# By number of words, the place between the limits above; more words than the last are as many.
_MOST_WORDS = 41
_SIZE, _FEW, _ON_LINE = (np.searchsorted(limits, np.arange(_MOST_WORDS + 1)) for limits in (_WORDS, _FEW_WORDS, _LINE))
_PROBE = 60
_CLOCK_WORDS = 14
_CREDIT = 20
_LINKS = ("none", "down", "away")
_LABELS = ("none", *Label)
_BESIDE = {"before2": -2, "before1": -1, "after1": 1, "after2": 2}


def _upto(limits: NDArray[np.generic]) -> tuple[str, ...]:
    """Name the values between limits."""
    return (*[f"<={limit:g}" for limit in limits.tolist()], f">{limits[-1]:g}")


def _names(*parts: Sequence[str]) -> tuple[str, ...]:
    """Name all combinations, the last part running fastest."""
    return tuple(",".join(chosen) for chosen in product(*parts))


KINDS: Mapping[str, tuple[str, ...]] = {
    "size": _names(_upto(_WORDS), _upto(_LINKED), ZONES),
    "digits": _names(_upto(_DIGITS), CLOCKS, ZONES),
    "link": _names((*_LINKS, *_upto(_SLUGS)), _upto(_WORDS)),
    "alike": _names(_upto(_ALIKE), _upto(_ALIKE_WORDS), _upto(_PARTLY)),
    "phrase": _LABELS,
    "appeal": _LABELS,
    "phrase_above": _names(_LABELS, _upto(_STEPS)),
    "picture": _names(("", "first", "second"), ZONES),
    "flags": _names(("", "credit"), ("", "address"), ("", "colon"), ("", "hidden")),
    "from_headline": _names([f"{step:+d}" for step in _REACH], _upto(_LINE)),
    "headed": HEADED,
    **dict.fromkeys(_BESIDE, ("none", *_names(_upto(_FEW_WORDS), _upto(_PARTLY)))),
}
"""The kinds of signs a block has exactly one of, each with the names of its values; a column holds their places."""


class Signs(NamedTuple):
    """The signs of all blocks of a page."""

    zones: Codes
    """For each block, the place of its zone in `ZONES`."""
    codes: Mapping[str, Codes]
    """For each of `KINDS`, the value of each block."""
    clocks: Codes
    """For each block, the place in `CLOCKS` of the day or time it has."""
    pictures: Codes
    """1 and 2 for the first and second block after a picture, 0 for all others."""
    held: Codes
    """For each block, what is in its box, bits by the order of `HELD`."""


_NONE = np.zeros(0, dtype=np.intp)
NO_SIGNS = Signs(_NONE, {}, _NONE, _NONE, _NONE)
"""Those of a page without blocks."""


def signs_of(facts: Facts, observed: Observed, chances: Sequence[float]) -> Signs:
    """Look at all blocks: in, the facts of a page, what was observed of its blocks, and how likely each is text."""
    columns = {name: np.asarray(observed[name], dtype=np.float32) for name in _LOOKED_AT}
    zones = zones_of(facts.headline, chances)
    words, links = np.minimum(columns["words"], _MOST_WORDS).astype(np.intp), columns["link_share"]
    sizes = _SIZE.take(words)
    digits, clocks = _digits(facts)
    pictures = _after_pictures(facts)
    phrases = columns["phrase"].astype(np.intp)
    beside = _FEW.take(words) * (len(_PARTLY) + 1) + np.searchsorted(_PARTLY, links) + 1
    codes = {
        "size": (sizes * (len(_LINKED) + 1) + np.searchsorted(_LINKED, links)) * len(ZONES) + zones,
        "digits": (np.searchsorted(_DIGITS, digits) * len(CLOCKS) + clocks) * len(ZONES) + zones,
        "picture": pictures * len(ZONES) + zones,
        "link": _link_kinds(columns) * (len(_WORDS) + 1) + sizes,
        "alike": _alike(columns),
        "phrase": phrases,
        "appeal": columns["appeal"].astype(np.intp),
        "phrase_above": _phrases_above(columns),
        "flags": _flags(facts, columns),
        "from_headline": _from_headline(columns, words),
        "headed": heads_of(facts.document, phrases.tolist()),
    }
    for name, step in _BESIDE.items():
        codes[name] = _shifted(beside, step)
    return Signs(zones, codes, clocks, pictures, held_of(facts))


def zones_of(headline: int, chances: Sequence[float]) -> Codes:
    """Give the zone of each block, as its place in `ZONES`."""
    text = np.flatnonzero(np.asarray(chances) >= _LIKELY)
    below = text[text > headline]
    first = int(below[0]) if below.size else headline + 1
    last = int(below[-1]) if below.size else first
    limits = (headline - _ABOVE, headline, first, last + 1, last + 1 + _BELOW)
    return np.searchsorted(np.maximum(np.array(limits), 0), np.arange(len(chances)), side="right")


def _digits(facts: Facts) -> tuple[NDArray[np.float64], Codes]:
    """Give the share of digits in the first characters of each block, and which short ones have a day or a time."""
    blocks, tags = facts.document.blocks, facts.document.tree.tags
    starts = [block.text[:_PROBE] for block in blocks]
    # One byte a character, whatever it is: only the ASCII digits matter.
    signs = np.frombuffer("\n".join(starts).encode("latin-1", "replace"), dtype=np.uint8)
    sizes = np.array([len(start) for start in starts])
    counts = np.add.reduceat(signs - np.uint8(48) < 10, np.cumsum(sizes + 1) - sizes - 1, dtype=np.intp)  # noqa: PLR2004 - digits
    clocks = np.zeros(len(starts), dtype=np.intp)
    for index in np.flatnonzero((counts > 0) & (np.array(facts.measures.words) <= _CLOCK_WORDS)).tolist():
        block = blocks[index]
        if CLOCK.search(block.text):
            clocks[index] = 2 if any(tags[element] == "time" for element, _ in block.pieces) else 1
    return counts / sizes, clocks


def _after_pictures(facts: Facts) -> Codes:
    """Tell the first and the second block after a picture."""
    found = np.zeros(len(facts.document.blocks) + 2, dtype=np.intp)
    places = np.array([picture.before_block for picture in facts.document.pictures], dtype=np.intp)
    found[places + 1] = 2
    found[places] = 1
    return found[:-2]


def _link_kinds(columns: Columns) -> Codes:
    """Tell where the first link leads: nowhere, down the page, to another site, or how long its last part is."""
    slugs = np.searchsorted(_SLUGS, columns["slug"]) + len(_LINKS)
    kinds = np.where(columns["leads_away"] > 0, 2, slugs)
    kinds[columns["leads_down"] > 0] = 1
    kinds[columns["has_link"] == 0] = 0
    return kinds


def _alike(columns: Columns) -> Codes:
    """Tell how many blocks are dressed alike, and how they read."""
    number = np.searchsorted(_ALIKE, columns["group_blocks"]) * (len(_ALIKE_WORDS) + 1)
    words = np.searchsorted(_ALIKE_WORDS, columns["group_words"])
    return (number + words) * (len(_PARTLY) + 1) + np.searchsorted(_PARTLY, columns["group_link_share"])


def _phrases_above(columns: Columns) -> Codes:
    above = columns["phrase_above"].astype(np.intp) * (len(_STEPS) + 1)
    return above + np.searchsorted(_STEPS, columns["from_phrase"])


def _flags(facts: Facts, columns: Columns) -> Codes:
    """Tell what is short to say: after a word for a picture's credit, an address, a colon at the end, hidden."""
    bits = 4 * columns["has_address"] + 2 * columns["has_colon"] + columns["is_hidden"]
    words = credit_words()
    after_words = [
        ":" in block.text[:_CREDIT] and block.text.partition(":")[0].lower() in words for block in facts.document.blocks
    ]
    codes: Codes = bits.astype(np.intp) + 8 * np.array(after_words)
    return codes


def _from_headline(columns: Columns, words: Codes) -> Codes:
    steps = np.clip(columns["from_headline"], _REACH[0], _REACH[-1]).astype(np.intp) - _REACH[0]
    return steps * (len(_LINE) + 1) + _ON_LINE.take(words)


def _shifted(codes: Codes, step: int) -> Codes:
    """Give each block the code of the one so many steps after it, 0 where there is none."""
    found = np.zeros_like(codes)
    if step > 0:
        found[:-step] = codes[step:]
    else:
        found[-step:] = codes[:step]
    return found
