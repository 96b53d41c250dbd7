"""Rules about the lines around the article's text: kicker, byline, dates and time to read."""

from __future__ import annotations

import re

from newsscrape.label.paths import REGION_BIT
from newsscrape.label.sight import Role, Sight
from newsscrape.model.block import Block
from newsscrape.model.label import Label

_REACH = 3
_TIMESTAMP_WORDS = 14
_BYLINE_WORDS = 25
_CLOCK = re.compile(
    r"\d{4}[年년]|\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}|\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b|\b\d+\s*(?:min|h|d)\b"
)
_TOP = 12
_READING_WORDS = 10
_DATELINE_WORDS = 10
_DATELINE_CHARS = 24
_SIGNED_WORDS = 6
_SIGNED = re.compile(r"(?:By|BY|Von|VON|Par|Por|Di)(?:\s[A-ZÀ-Þ][\w.'-]+){2,5}$")
_DIGIT_SHARE = 0.2
_MOSTLY_DIGITS = 0.3
_MINUTES = re.compile(r"\b\d{1,3}\s*(?:-\s*)?[Mm]in|\d\s*分")
_TO_READ = re.compile(
    r"\b\d{1,3}[\s-]*min\w*[.\s]*(?:read|de lect|di lett|lesezeit|leestijd|lesedauer|okuma|чтени)|"
    r"(?:lesezeit|lesedauer|read(?:ing)? time|temps de lecture|tiempo de lectura|tempo di lettura|leestijd|"
    r"czas czytania|время чтения|okuma süresi)\W{0,4}\d",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:by|von|par|por|di|autor(?:in)?|author|text)\b:?\s", re.IGNORECASE)
_TABLE = REGION_BIT["table"]


def by_kicker(block: Block, names: frozenset[str], sight: Sight) -> Role | None:
    """Name the line above the headline by its names."""
    headline = sight.facts.headline
    if headline >= 0 and 0 <= headline - block.index <= _REACH and not names.isdisjoint(sight.tokens["kicker"]):
        return Role(Label.KICKER, "name:kicker")
    return None


def by_reading_time(block: Block, names: frozenset[str], sight: Sight) -> Role | None:
    """Name how long the article takes to read."""
    is_short = sight.facts.measures.words[block.index] <= _READING_WORDS and block.index in sight.article
    if is_short and _MINUTES.search(block.text) and not names.isdisjoint(sight.tokens["reading_time"]):
        return Role(Label.READING_TIME, "name:reading_time")
    return Role(Label.READING_TIME, "shape:reading_time") if is_short and _TO_READ.search(block.text) else None


def by_dateline(block: Block, _names: frozenset[str], sight: Sight) -> Role | None:
    """Name a line of date or author between the headline and the text."""
    words, gap = sight.facts.measures.words[block.index], block.index - sight.facts.headline
    if words <= _SIGNED_WORDS and _SIGNED.match(block.text):
        return Role(Label.BYLINE, "shape:by")
    is_long = words > _DATELINE_WORDS and len(block.text) > _DATELINE_CHARS
    if sight.facts.headline < 0 or not -_REACH <= gap <= _TOP or is_long:
        return None
    if block.text[-1] in ".!?" and words > _DATELINE_WORDS // 2:
        return None
    digits = sum(map(str.isdigit, block.text))
    if _CLOCK.search(block.text) and digits >= _DIGIT_SHARE * len(block.text):
        return Role(Label.TIMESTAMP, "shape:date")
    return Role(Label.BYLINE, "shape:by") if _BY.match(block.text) else None


def by_date_alone(block: Block, _names: frozenset[str], sight: Sight) -> Role | None:
    """Name what is nothing but a date, in no table."""
    if len(block.text) > _DATELINE_CHARS or sight.facts.is_inside(block.index, _TABLE) or not _CLOCK.search(block.text):
        return None
    digits = sum(map(str.isdigit, block.text))
    return Role(Label.TIMESTAMP, "shape:date") if digits >= _MOSTLY_DIGITS * len(block.text) else None


def by_time_tag(block: Block, names: frozenset[str], sight: Sight) -> Role | None:
    """Name a date of the article by its element or its names."""
    is_long = sight.facts.measures.words[block.index] > _TIMESTAMP_WORDS
    if is_long or block.index not in sight.article or not _CLOCK.search(block.text):
        return None
    tree = sight.document.tree
    in_time = any(tree.tags[element] == "time" for element, _ in block.pieces)
    if in_time or not names.isdisjoint(sight.tokens["timestamp"]):
        return Role(Label.TIMESTAMP, "tag:time" if in_time else "name:timestamp")
    return None


def by_byline(block: Block, names: frozenset[str], sight: Sight) -> Role | None:
    """Name a line about the author by its names."""
    is_short = sight.facts.measures.words[block.index] <= _BYLINE_WORDS
    if is_short and block.index in sight.article and not names.isdisjoint(sight.tokens["byline"]):
        return Role(Label.BYLINE, "name:byline")
    return None
