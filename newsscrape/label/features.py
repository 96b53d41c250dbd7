"""What speaks for and against a block, as one named column of numbers for each kind of observation."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from librt.vecs import vec
from mypy_extensions import i64

from newsscrape.label.columns import Column, Columns, blank, of_answers, of_numbers
from newsscrape.label.facts import Facts
from newsscrape.label.heard import heard
from newsscrape.label.named import named
from newsscrape.label.paths import REGION_BIT
from newsscrape.label.standing import standing
from newsscrape.label.surroundings import surroundings
from newsscrape.model.label import Label

_LABELS: Final = {label: number for number, label in enumerate(Label, start=1)}
_NONE: Final = 99
_FAR: Final = 30
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_SEEN_REGIONS: Final = frozenset(
    "article main footer header form table td figure figcaption section p ul ol li a pre h2 blockquote em i".split()
)
_REACH: Final = (
    ("previous2", -2, ("words", "link_share")),
    ("previous1", -1, ("words", "link_share", "phrase")),
    ("next1", 1, ("words", "link_share", "phrase")),
    ("next2", 2, ("words", "link_share")),
    ("next3", 3, ("link_share",)),
)
"""How far the neighbours looked at are, and what is looked at."""
_MOST_REPEATS: Final = 9
_QUOTES: Final = "\"'“„«»‚\N{LEFT SINGLE QUOTATION MARK}"
_BULLETS: Final = "•-–—*·►▶>›"
_BRACKETS: Final = "(©["


def features_of(facts: Facts) -> Columns:
    """Observe all blocks: in, the facts of a page of at least one block; out, the columns, one entry a block each."""
    columns = _text(facts)
    for step in (_names, named, _links, heard, _above, surroundings, standing):
        columns |= step(facts)
    return columns | _neighbours(columns, facts)


def _text(facts: Facts) -> Columns:
    """Look at the words."""
    m = facts.measures
    blocks = list(facts.document.blocks)
    count: i64 = len(blocks)
    printed: dict[str, int] = {}
    for block in blocks:
        printed[block.text] = printed.get(block.text, 0) + 1
    pieces, hidden, repeats, links, bold = blank(count), blank(count), blank(count), blank(count), blank(count)
    first, lines = blank(count), blank(count)
    for index in range(count):
        block = blocks[index]
        pieces[index] = float(len(block.pieces))
        hidden[index] = 1.0 if block.is_hidden else 0.0
        repeats[index] = float(min(printed[block.text], _MOST_REPEATS))
        links[index] = m.links[index]
        bold[index] = m.bold[index]
        first[index] = _first_sign(block.text[0])
        lines[index] = float(block.text.count("\n"))
    return {
        "chars": of_numbers(m.chars),
        "words": of_numbers(m.words),
        "link_share": links,
        "bold_share": bold,
        "ends": of_answers(m.ends),
        "sentences": of_numbers(m.sentences),
        "commas": of_numbers(m.commas),
        "has_address": of_answers(m.has_address),
        "appeal": _of_labels(m.appeals),
        "has_colon": of_answers(m.has_colon),
        "has_mark": of_answers(m.has_mark),
        "pieces": pieces,
        "is_hidden": hidden,
        "repeats": repeats,
        "first_sign": first,
        "line_breaks": lines,
    }


def _first_sign(sign: str) -> float:
    """Give the kind of sign a text begins with."""
    if sign.islower():
        return 0.0
    if sign.isupper():
        return 1.0
    if sign.isdigit():
        return 2.0
    return 3.0 if sign in _QUOTES else 4.0 if sign in _BULLETS else 5.0 if sign in _BRACKETS else 6.0


def _of_labels(labels: list[Label | None]) -> Column:
    count: i64 = len(labels)
    column = blank(count)
    for index in range(count):
        label = labels[index]
        if label is not None:
            column[index] = float(_LABELS[label])
    return column


def _names(facts: Facts) -> Columns:
    """Look at the tags and names of the elements around."""
    tags, paths = list(facts.document.tree.tags), facts.paths
    weights = paths.names
    blocks = list(facts.document.blocks)
    count: i64 = len(blocks)
    names, heading, paragraph, item, division = blank(count), blank(count), blank(count), blank(count), blank(count)
    said: dict[int, int] = {}
    for index in range(count):
        block = blocks[index]
        number = facts.numbers[index]
        points = said.get(number)
        if points is None:
            points = said[number] = weights.bias + paths.points_of(number)
        tag = tags[block.element]
        points += weights.block.get(tag, 0) + weights.inline.get(tags[block.innermost], 0)
        names[index] = points / 1000
        if tag == "p":
            paragraph[index] = 1.0
        elif tag == "li":
            item[index] = 1.0
        elif tag == "div":
            division[index] = 1.0
        else:
            heading[index] = float(_HEADINGS.get(tag, 0))
    columns = {"names": names, "heading": heading, "tag_p": paragraph, "tag_li": item, "tag_div": division}
    regions = vec[i64]([paths.regions(number) for number in facts.numbers])
    for tag, bit in REGION_BIT.items():
        if tag in _SEEN_REGIONS:
            columns[f"in_{tag}"] = _inside(regions, bit)
    return columns


def _inside(regions: vec[i64], region: i64) -> Column:
    count: i64 = len(regions)
    column = blank(count)
    for index in range(count):
        if regions[index] & region:
            column[index] = 1.0
    return column


def _links(facts: Facts) -> Columns:
    """Look at where the first link leads."""
    host = (urlsplit(facts.document.base_url).hostname or "").removeprefix("www.")
    blocks = list(facts.document.blocks)
    count: i64 = len(blocks)
    has_link, leads_away, leads_down, slug = blank(count), blank(count), blank(count), blank(count)
    for index in range(count):
        href = blocks[index].href
        leads_away[index] = -1.0
        if href is None:
            continue
        has_link[index] = 1.0
        if href:
            leads_away[index] = 1.0 if href.startswith("http") and host not in href else 0.0
            leads_down[index] = 1.0 if href.startswith("#") else 0.0
            last = href.rstrip("/")
            slug[index] = float(len(last) - last.rfind("/") - 1)
    return {"has_link": has_link, "leads_away": leads_away, "leads_down": leads_down, "slug": slug}


def _above(facts: Facts) -> Columns:
    """Look at the last heading and the last fixed phrase above."""
    tags, blocks, m = list(facts.document.tree.tags), list(facts.document.blocks), facts.measures
    phrases = _of_labels(m.phrases)
    count: i64 = len(blocks)
    phrase_steps, phrase_labels, heading_steps, heading_words = blank(count), blank(count), blank(count), blank(count)
    since_phrase: i64 = _NONE
    since_heading: i64 = _NONE
    last_phrase = last_words = 0.0
    for index in range(count):
        phrase_steps[index] = float(min(since_phrase, _FAR))
        phrase_labels[index] = last_phrase
        heading_steps[index] = float(min(since_heading, _FAR))
        heading_words[index] = last_words
        since_phrase += 1
        since_heading += 1
        if phrases[index]:
            since_phrase, last_phrase = 1, phrases[index]
        if tags[blocks[index].element] in _HEADINGS:
            since_heading, last_words = 1, float(m.words[index])
    return {
        "phrase": phrases,
        "from_phrase": phrase_steps,
        "phrase_above": phrase_labels,
        "from_heading": heading_steps,
        "heading_words": heading_words,
    }


def _neighbours(columns: Columns, facts: Facts) -> Columns:
    """Look at the blocks before and after."""
    found: Columns = {}
    for name, step, keys in _REACH:
        for key in keys:
            found[f"{name}_{key}"] = _shifted(columns[key], step)
        found[f"{name}_alike"] = _alike(facts.groups, step)
    return found


def _shifted(column: Column, step: i64) -> Column:
    count: i64 = len(column)
    there = blank(count)
    for index in range(count):
        other = index + step
        there[index] = column[other] if 0 <= other < count else -1.0
    return there


def _alike(groups: list[int], step: i64) -> Column:
    count: i64 = len(groups)
    alike = blank(count)
    for index in range(count):
        other = index + step
        if 0 <= other < count and groups[other] == groups[index]:
            alike[index] = 1.0
    return alike
