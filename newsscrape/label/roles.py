"""Named rules: what a block is, given how likely it is part of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsscrape.label.facts import Facts
from newsscrape.model.block import Block
from newsscrape.model.document import Document
from newsscrape.model.label import Label

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_REACH = 3
_TIMESTAMP_WORDS = 14
_BYLINE_WORDS = 25
_CLOCK = re.compile(
    r"\d{4}[年년]|\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}|\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b|\b\d+\s*(?:min|h|d)\b"
)
_HEADING_WORDS = 25
_MARKER_WORDS = 5
_CONTROL_WORDS = 17
_TOP = 12
_DATELINE_WORDS = 10
_DATELINE_CHARS = 24
_SIGNED_WORDS = 6
_SIGNED = re.compile(r"(?:By|BY|Von|VON|Par|Por|Di)(?:\s[A-ZÀ-Þ][\w.'-]+){2,5}$")
_DIGIT_SHARE = 0.2
_TEMPLATE = re.compile(r"\{\*|\*\}|\{\{|\}\}|<%|%>")
_PAYWALL_BOX_WORDS = 80
_BY = re.compile(r"(?:by|von|par|por|di|autor(?:in)?|author|text)\b:?\s", re.IGNORECASE)


SCORE = "score"
"""Reason of a block that no rule named: its features decided."""


class Role(NamedTuple):
    """A label and the rule that gave it."""

    label: Label
    reason: str


@dataclass(frozen=True, slots=True)
class Sight:
    """What the rules look at."""

    document: Document
    facts: Facts
    tokens: Mapping[str, frozenset[str]]
    """Words of class and id names by group."""
    paywall_boxes: frozenset[int]
    """Small elements that hold a request to pay."""

    def near(self, block: Block) -> frozenset[str]:
        """Give the names of the block's elements: inline, block-level and two more around."""
        names: frozenset[str] = frozenset()
        for step, ancestor in enumerate(self.document.tree.ancestors(block.innermost)):
            if step > _REACH or ancestor == 0:
                break
            names |= self.facts.tokens[ancestor]
        return names

    def is_inside(self, block: Block, *tags: str) -> bool:
        """Tell whether an element of one of these tags is around the block."""
        tree = self.document.tree
        return any(tree.tags[ancestor] in tags for ancestor in tree.ancestors(block.element))


def sight_of(document: Document, facts: Facts, tokens: Mapping[str, frozenset[str]]) -> Sight:
    """Give what the rules look at: in, a page, its facts and the words of class names by group."""
    words: dict[int, int] = {}
    asking: set[int] = set()
    for block, shape in zip(document.blocks, facts.shapes, strict=True):
        box = max(document.tree.parents[block.element], 0)
        words[box] = words.get(box, 0) + shape.words
        if shape.phrase is Label.PAYWALL:
            asking.add(box)
    return Sight(document, facts, tokens, frozenset(box for box in asking if words[box] <= _PAYWALL_BOX_WORDS))


def role_in_text(block: Block, sight: Sight) -> Role:
    """Name a block that is likely text: heading or body, unless a rule knows better than the score."""
    names = sight.near(block)
    for veto in _VETOES:
        if (role := veto(block, names, sight)) is not None:
            return role
    tag = sight.document.tree.tags[block.element]
    if tag in _HEADINGS and sight.facts.shapes[block.index].words <= _HEADING_WORDS:
        return Role(Label.HEADING, f"tag:{tag}")
    return Role(Label.BODY, SCORE)


def role_outside_text(block: Block, sight: Sight) -> Role:
    """Name a block that does not belong to the text: the first rule that answers decides."""
    names = sight.near(block)
    for rule in _OUTSIDE:
        if (role := rule(block, names, sight)) is not None:
            return role
    return Role(Label.OTHER, "no_rule")


Rule = Callable[[Block, frozenset[str], Sight], Role | None]


def _by_phrase(block: Block, _names: frozenset[str], sight: Sight) -> Role | None:
    """Name a block that is a fixed phrase of its language, or starts with one."""
    label = sight.facts.shapes[block.index].phrase
    return Role(label, "phrase") if label is not None else None


def _by_time_tag(block: Block, names: frozenset[str], sight: Sight) -> Role | None:
    if sight.facts.shapes[block.index].words > _TIMESTAMP_WORDS or not _CLOCK.search(block.text):
        return None
    tree = sight.document.tree
    in_time = any(tree.tags[piece.element] == "time" for piece in block.pieces)
    if in_time or names & sight.tokens["timestamp"]:
        return Role(Label.TIMESTAMP, "tag:time" if in_time else "name:timestamp")
    return None


def _by_caption(block: Block, names: frozenset[str], sight: Sight) -> Role | None:
    if sight.is_inside(block, "figcaption", "caption"):
        return Role(Label.CAPTION, "tag:figcaption")
    if block.link_chars * 2 < len(block.text) and names & sight.tokens["caption"]:
        return Role(Label.CAPTION, "name:caption")
    return None


def _by_byline(block: Block, names: frozenset[str], sight: Sight) -> Role | None:
    if sight.facts.shapes[block.index].words <= _BYLINE_WORDS and names & sight.tokens["byline"]:
        return Role(Label.BYLINE, "name:byline")
    return None


def _by_region(block: Block, _names: frozenset[str], sight: Sight) -> Role | None:
    if sight.is_inside(block, "nav"):
        return Role(Label.NAVIGATION, "tag:nav")
    if sight.is_inside(block, "button", "form", "option"):
        return Role(Label.NAVIGATION, "tag:control")
    if sight.is_inside(block, "footer") and not sight.is_inside(block, "article"):
        return Role(Label.NAVIGATION, "tag:footer")
    return None


def _by_kicker(block: Block, names: frozenset[str], sight: Sight) -> Role | None:
    headline = sight.facts.headline
    if headline >= 0 and 0 <= headline - block.index <= _REACH and names & sight.tokens["kicker"]:
        return Role(Label.KICKER, "name:kicker")
    return None


def _by_name(group: str, label: Label) -> Rule:
    def rule(_block: Block, names: frozenset[str], sight: Sight) -> Role | None:
        return Role(label, f"name:{group}") if names & sight.tokens[group] else None

    return rule


def _by_teaser(block: Block, names: frozenset[str], sight: Sight) -> Role | None:
    """Name a link of a headline's length that leads elsewhere, or words beside one in a box named for it."""
    shape = sight.facts.shapes[block.index]
    if names & sight.tokens["related"]:
        return Role(Label.RELATED, "name:related")
    if names & sight.tokens["teaser"]:
        return Role(Label.TEASER, "name:teaser")
    if block.href is not None and shape.words >= 4 and shape.link_share > 0.5:  # noqa: PLR2004
        return Role(Label.TEASER, "link:headline")
    return None


def _by_link(block: Block, _names: frozenset[str], _sight: Sight) -> Role | None:
    return Role(Label.NAVIGATION, "link:short") if block.link_chars * 2 > len(block.text) else None


def _veto_ad_marker(block: Block, _names: frozenset[str], sight: Sight) -> Role | None:
    shape = sight.facts.shapes[block.index]
    is_marker = shape.phrase is Label.AD and shape.words <= _MARKER_WORDS
    return Role(Label.AD, "phrase") if is_marker else None


def _veto_consent(block: Block, _names: frozenset[str], sight: Sight) -> Role | None:
    return Role(Label.OTHER, "phrase:consent") if sight.facts.shapes[block.index].phrase is Label.OTHER else None


def _veto_template(block: Block, _names: frozenset[str], _sight: Sight) -> Role | None:
    """Name the marks of a template that a script would have filled."""
    return Role(Label.OTHER, "shape:template") if _TEMPLATE.search(block.text) else None


def _veto_paywall(block: Block, _names: frozenset[str], sight: Sight) -> Role | None:
    """Name a request to pay, and what shares its small box."""
    box = max(sight.document.tree.parents[block.element], 0)
    is_asked = sight.facts.shapes[block.index].phrase is Label.PAYWALL or box in sight.paywall_boxes
    return Role(Label.PAYWALL, "phrase") if is_asked else None


def _veto_newsletter(block: Block, names: frozenset[str], sight: Sight) -> Role | None:
    """Words in an element named for a newsletter."""
    is_headed = 0 <= sight.facts.headline < block.index
    return Role(Label.NEWSLETTER, "name:newsletter") if is_headed and names & sight.tokens["newsletter_box"] else None


def _veto_caption(block: Block, _names: frozenset[str], sight: Sight) -> Role | None:
    return Role(Label.CAPTION, "tag:figcaption") if sight.is_inside(block, "figcaption") else None


def _veto_control(block: Block, _names: frozenset[str], sight: Sight) -> Role | None:
    """Words on a button; short ones in a form, since old sites wrap whole pages in one."""
    in_form = sight.facts.shapes[block.index].words <= _CONTROL_WORDS and sight.is_inside(block, "form")
    return Role(Label.NAVIGATION, "tag:control") if in_form or sight.is_inside(block, "button") else None


def _veto_comment(block: Block, names: frozenset[str], sight: Sight) -> Role | None:
    """Words under the article in an element named for comments."""
    is_below = sight.facts.headline >= 0 and block.index > sight.facts.headline
    named = names & sight.tokens["comment"]
    return Role(Label.COMMENT, "name:comment") if named and is_below else None


def _by_dateline(block: Block, _names: frozenset[str], sight: Sight) -> Role | None:
    """Name a line of date or author between the headline and the text."""
    shape, gap = sight.facts.shapes[block.index], block.index - sight.facts.headline
    if _SIGNED.match(block.text) and shape.words <= _SIGNED_WORDS:
        return Role(Label.BYLINE, "shape:by")
    is_long = shape.words > _DATELINE_WORDS and len(block.text) > _DATELINE_CHARS
    if sight.facts.headline < 0 or not -_REACH <= gap <= _TOP or is_long:
        return None
    if block.text[-1] in ".!?" and shape.words > _DATELINE_WORDS // 2:
        return None
    digits = sum(map(str.isdigit, block.text))
    if _CLOCK.search(block.text) and digits >= _DIGIT_SHARE * len(block.text):
        return Role(Label.TIMESTAMP, "shape:date")
    return Role(Label.BYLINE, "shape:by") if _BY.match(block.text) else None


_VETOES: Sequence[Rule] = (
    _veto_ad_marker,
    _veto_consent,
    _veto_template,
    _veto_paywall,
    _veto_newsletter,
    _veto_caption,
    _veto_control,
    _veto_comment,
    _by_dateline,
)

_OUTSIDE: Sequence[Rule] = (
    _by_phrase,
    _by_kicker,
    _by_dateline,
    _by_time_tag,
    _by_caption,
    _by_region,
    _by_byline,
    _by_name("comment", Label.COMMENT),
    _by_name("newsletter", Label.NEWSLETTER),
    _by_name("paywall", Label.PAYWALL),
    _by_name("ad", Label.AD),
    _by_teaser,
    _by_name("navigation", Label.NAVIGATION),
    _by_link,
)
