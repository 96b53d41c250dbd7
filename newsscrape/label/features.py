"""What speaks for and against a block, as one named column of numbers for each kind of observation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from newsscrape.label.facts import Facts
from newsscrape.label.paths import REGIONS
from newsscrape.label.surroundings import surroundings
from newsscrape.model.label import Label

Column = NDArray[np.float32]
Columns = dict[str, Column]

_LABELS = {label: number for number, label in enumerate(Label, start=1)}
_NONE = 99
_FAR = 30
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_TAGS = ("p", "li", "div")
_SEEN_REGIONS = frozenset(
    "article main footer header form table td figure figcaption section p ul ol li a pre h2 blockquote em i".split()
)
_REACH = {
    "previous2": (-2, ("words", "link_share")),
    "previous1": (-1, ("words", "link_share", "phrase")),
    "next1": (1, ("words", "link_share", "phrase")),
    "next2": (2, ("words", "link_share")),
    "next3": (3, ("link_share",)),
}
"""How far the neighbours looked at are, and what is looked at."""
_MOST_REPEATS = 9
_PROBE = 40
_MIN_SAMPLE = 20
_SAME_START = 30
_MARKS = 3


def features_of(facts: Facts) -> Columns:
    """Observe all blocks: in, the facts of a page of at least one block; out, the columns, one entry a block each."""
    columns: Columns = {}
    for step in _STEPS:
        columns |= {name: np.asarray(values, dtype=np.float32) for name, values in step(facts).items()}
    return columns | _neighbours(columns, facts)


Step = Mapping[str, Sequence[float] | NDArray[np.generic]]


def _text(facts: Facts) -> Step:
    """Look at the words."""
    m = facts.measures
    blocks = facts.document.blocks
    repeats = Counter([block.text for block in blocks])
    return {
        "chars": m.chars,
        "words": m.words,
        "link_share": m.links,
        "bold_share": m.bold,
        "ends": m.ends,
        "sentences": m.sentences,
        "commas": m.commas,
        "has_address": m.has_address,
        "appeal": [0 if label is None else _LABELS[label] for label in m.appeals],
        "has_colon": m.has_colon,
        "has_mark": m.has_mark,
        "pieces": [len(block.pieces) for block in blocks],
        "is_hidden": [block.is_hidden for block in blocks],
        "repeats": [min(repeats[block.text], _MOST_REPEATS) for block in blocks],
    }


def _names(facts: Facts) -> Step:
    """Look at the tags and names of the elements around."""
    tree, names = facts.document.tree, facts.paths
    weights = names.names
    points = {number: names.points_of(number) for number in set(facts.numbers)}
    tags = [tree.tags[block.element] for block in facts.document.blocks]
    inner = [tree.tags[block.innermost] for block in facts.document.blocks]
    regions = np.array([path.regions for path in facts.stands], dtype=np.int64)
    columns: dict[str, Sequence[float] | NDArray[np.generic]] = {
        "names": [
            (weights.bias + points[number] + weights.block.get(tag, 0) + weights.inline.get(inline, 0)) / 1000
            for number, tag, inline in zip(facts.numbers, tags, inner, strict=True)
        ],
        "heading": [_HEADINGS.get(tag, 0) for tag in tags],
    }
    columns |= {f"tag_{name}": [tag == name for tag in tags] for name in _TAGS}
    columns |= {f"in_{tag}": (regions >> place) & 1 for place, tag in enumerate(REGIONS) if tag in _SEEN_REGIONS}
    return columns


def _links(facts: Facts) -> Step:
    """Look at where the first link leads."""
    host = (urlsplit(facts.document.base_url).hostname or "").removeprefix("www.")
    links = [block.href for block in facts.document.blocks]
    return {
        "has_link": [href is not None for href in links],
        "leads_away": [-1 if not href else href.startswith("http") and host not in href for href in links],
        "leads_down": [href is not None and href.startswith("#") for href in links],
        "slug": [len(href.rstrip("/").rpartition("/")[2]) if href else 0 for href in links],
    }


def _claims(facts: Facts) -> Step:
    """Look at what the page says of its article."""
    blocks, m = facts.document.blocks, facts.measures
    headline = facts.headline
    count = len(blocks)
    places = np.arange(count)
    body = facts.body_claim
    prose = sum([size for size, is_prose in zip(m.chars, m.is_prose, strict=True) if is_prose])
    titled = facts.letters(headline) if headline >= 0 else ""
    return {
        "from_headline": np.clip(places - headline, -50, 100) if headline >= 0 else np.full(count, -_NONE),
        "is_headline": [
            bool(titled) and abs(size - m.chars[headline]) <= _MARKS and facts.letters(index) == titled
            for index, size in enumerate(m.chars)
        ],
        "describes": _likeness_to_descriptions(facts),
        "has_description": np.full(count, bool(facts.titles.descriptions)),
        "claimed": [_share_claimed(block.text, body) for block in blocks] if body else np.full(count, -1.0),
        "claim_share": np.full(count, len(body) / max(prose, 1)),
    }


def _likeness_to_descriptions(facts: Facts) -> Sequence[float]:
    descriptions = facts.titles.descriptions
    if not descriptions:
        return [0.0] * len(facts.measures.chars)
    return [
        0.0
        if size < _MIN_SAMPLE
        else max([_likeness(block.text[: len(told) + _MARKS].lower(), told, size) for told in descriptions])
        for block, size in zip(facts.document.blocks, facts.measures.chars, strict=True)
    ]


def _likeness(own: str, told: str, size: int) -> float:
    """Compare the first letters of a block with a description, both in lower case."""
    if own[:_SAME_START] != told[:_SAME_START]:
        return 0.7 if size > _PROBE and own[:_PROBE] in told else 0.0
    return 1.0 if abs(size - len(told)) <= _MARKS else 0.6 if size < len(told) else 0.4


def _share_claimed(text: str, body: str) -> float:
    """Tell whether the claimed text has these words: 1 for all that was looked at, a half for the middle only."""
    lower = text.lower()
    if lower[:_PROBE] in body:
        return 1.0
    middle = lower[_PROBE // 4 : _PROBE // 4 + _PROBE]
    return 0.5 if len(middle) == _PROBE and middle in body else 0.0


def _above(facts: Facts) -> Step:
    """Look at the last heading and the last fixed phrase above."""
    tags = facts.document.tree.tags
    phrase_steps, phrase_labels, heading_steps, heading_words = [], [], [], []
    since_phrase, last_phrase, since_heading, last_words = _NONE, 0, _NONE, 0
    for block, phrase, words in zip(facts.document.blocks, facts.measures.phrases, facts.measures.words, strict=True):
        phrase_steps.append(min(since_phrase, _FAR))
        phrase_labels.append(last_phrase)
        heading_steps.append(min(since_heading, _FAR))
        heading_words.append(last_words)
        since_phrase += 1
        since_heading += 1
        if phrase is not None:
            since_phrase, last_phrase = 1, _LABELS[phrase]
        if tags[block.element] in _HEADINGS:
            since_heading, last_words = 1, words
    return {
        "phrase": [0 if phrase is None else _LABELS[phrase] for phrase in facts.measures.phrases],
        "from_phrase": phrase_steps,
        "phrase_above": phrase_labels,
        "from_heading": heading_steps,
        "heading_words": heading_words,
    }


def _neighbours(columns: Columns, facts: Facts) -> Columns:
    """Look at the blocks before and after."""
    groups = np.array(facts.groups)
    count = len(groups)
    places = np.arange(count)
    found: Columns = {}
    for name, (step, keys) in _REACH.items():
        there = places + step
        is_there = (there >= 0) & (there < count)
        there = there.clip(0, count - 1)
        for key in keys:
            found[f"{name}_{key}"] = np.where(is_there, columns[key][there], np.float32(-1))
        found[f"{name}_alike"] = (is_there & (groups[there] == groups)).astype(np.float32)
    return found


_STEPS = (_text, _names, _links, _claims, _above, surroundings)
