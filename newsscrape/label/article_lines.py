"""Rules about the lines around the article's text: kicker, byline, dates and time to read."""

from __future__ import annotations

import re

from newsscrape.label.groups import GROUP_BIT
from newsscrape.label.paths import REGION_BIT
from newsscrape.label.sight import Role, Sight
from newsscrape.label.signs import CLOCK
from newsscrape.model.block import Block
from newsscrape.model.label import Label
from newsscrape.policy.date_words import date_words

_REACH = 3
_TOP = 12
_READING_WORDS = 10
_DATELINE_WORDS = 10
_DATELINE_CHARS = 24
_SIGNED_WORDS = 6
_SIGNED_STARTS = frozenset("BVPD")
_SIGNED = re.compile(r"(?:By|BY|Von|VON|Par|Por|Di)(?:\s[A-ZÀ-Þ][\w.'-]+){2,5}$")
_DATED_SHARE = 0.18
_DATED_WORDS = 24
_MOSTLY_DIGITS = 0.3
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NAME_WORDS = 2
_MINUTES = re.compile(r"\b\d{1,3}\s*(?:-\s*)?[Mm]in|\d\s*分")
_TO_READ = re.compile(
    r"\b\d{1,3}[\s-]*min\w*[.\s]*(?:read|de lect|di lett|lesezeit|leestijd|lesedauer|okuma|чтени)|"
    r"(?:lesezeit|lesedauer|read(?:ing)? time|temps de lecture|tiempo de lectura|tempo di lettura|leestijd|"
    r"czas czytania|время чтения|okuma süresi)\W{0,4}\d",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:by|von|par|por|di|autor(?:in)?|author|text)\b:?\s", re.IGNORECASE)
_TABLE = REGION_BIT["table"]
_BYLINE_WORDS = 12
_BYLINE = GROUP_BIT["byline"]
_KICKER, _READING = GROUP_BIT["kicker"], GROUP_BIT["reading_time"]


def by_kicker(block: Block, sight: Sight) -> Role | None:
    """Name the line above the headline by its names."""
    headline = sight.facts.headline
    if headline >= 0 and 0 <= headline - block.index <= _REACH and _around(block, sight) & _KICKER:
        return Role(Label.KICKER, "name:kicker")
    return None


def by_reading_time(block: Block, sight: Sight) -> Role | None:
    """Name how long the article takes to read."""
    if sight.facts.measures.words[block.index] > _READING_WORDS or block.index not in sight.article:
        return None
    if not _DIGIT.search(block.text):
        return None
    if _around(block, sight) & _READING and _MINUTES.search(block.text):
        return Role(Label.READING_TIME, "name:reading_time")
    found = _TO_READ.search(block.text)
    if found is None or 2 * (found.end() - found.start()) < len(block.text):  # a line of more than that
        return None
    return Role(Label.READING_TIME, "shape:reading_time")


def by_signature(block: Block, sight: Sight) -> Role | None:
    """Name a line that is a name after the word "by" and nothing else."""
    if block.text[0] not in _SIGNED_STARTS or sight.facts.measures.words[block.index] > _SIGNED_WORDS:
        return None
    return Role(Label.BYLINE, "shape:by") if _SIGNED.match(block.text) else None


def by_dateline(block: Block, sight: Sight) -> Role | None:
    """Name a line of date or author between the headline and the text: of the two, what comes first."""
    if (role := by_signature(block, sight)) is not None:
        return role
    is_near = sight.facts.headline >= 0 and -_REACH <= block.index - sight.facts.headline <= _TOP
    words, text = sight.facts.measures.words[block.index], block.text
    if not is_near or (words > _DATELINE_WORDS and len(text) > _DATELINE_CHARS and not _is_of_dates(text)):
        return None
    if text[-1] in ".!?" and words > _DATELINE_WORDS // 2:
        return None
    if _BY.match(text):
        return Role(Label.BYLINE, "shape:by")
    if (clock := CLOCK.search(text)) is None or _digits(text) < _DATED_SHARE * len(text):
        return None
    return Role(Label.BYLINE, "shape:name") if _has_name(text[: clock.start()]) else Role(Label.TIMESTAMP, "shape:date")


def _is_of_dates(text: str) -> bool:
    """Tell a line that says when something was published and changed, and hardly anything else."""
    return text.count(" ") < _DATED_WORDS and _digits(text) >= _DATED_SHARE * len(text)


def by_byline_name(block: Block, sight: Sight) -> Role | None:
    """Name a short line between headline and text, or at the top of a page without headline, by its names."""
    gap = block.index - max(sight.facts.headline, 0)
    is_near = -_REACH <= gap <= _TOP and sight.facts.measures.words[block.index] <= _BYLINE_WORDS
    if not is_near or not sight.groups[sight.facts.numbers[block.index]].near & _BYLINE:
        return None
    is_phrase = sight.facts.measures.phrases[block.index] is not None
    return None if is_phrase else Role(Label.BYLINE, "name:byline")


def _has_name(before: str) -> bool:
    """Tell whether words before a date are a name: two that begin with capitals and are said of no date."""
    said = date_words()
    names = [word for word in _WORD.findall(before) if word[0].isupper() and word.lower() not in said]
    return len(names) >= _NAME_WORDS


def by_date_alone(block: Block, sight: Sight) -> Role | None:
    """Name what is nothing but a date, in no table."""
    if len(block.text) > _DATELINE_CHARS or sight.facts.is_inside(block.index, _TABLE) or not CLOCK.search(block.text):
        return None
    is_date = _digits(block.text) >= _MOSTLY_DIGITS * len(block.text)
    return Role(Label.TIMESTAMP, "shape:date") if is_date else None


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _around(block: Block, sight: Sight) -> int:
    """Give the groups of names around a block, as bits."""
    return sight.groups[sight.facts.numbers[block.index]].around
