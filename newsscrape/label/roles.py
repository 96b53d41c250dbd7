"""Named rules: what a block is, given how likely it is part of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsscrape.label.article_lines import (
    by_byline,
    by_date_alone,
    by_dateline,
    by_kicker,
    by_reading_time,
    by_time_tag,
)
from newsscrape.label.paths import HEADINGS, REGION_BIT
from newsscrape.label.sight import NO_RULE, SCORE, Role, Rule, Sight
from newsscrape.model.block import Block
from newsscrape.model.label import Label

_HEADING_WORDS = 25
_MARKER_WORDS = 5
_CONTROL_WORDS = 17
_SURE = 0.97
_MENU_WORDS = 3
_TEMPLATE = re.compile(r"\{\*|\*\}|\{\{|\}\}|<%|%>")
_MOSTLY_LINK = 0.8
_PLACES = frozenset((Label.AD, Label.RELATED, Label.TEASER, Label.NEWSLETTER, Label.PAYWALL, Label.COMMENT))
_CAPTIONS = REGION_BIT["figcaption"] | REGION_BIT["caption"]
_FIGCAPTION = REGION_BIT["figcaption"]
_NAV, _FOOTER, _ARTICLE = REGION_BIT["nav"], REGION_BIT["footer"], REGION_BIT["article"]
_FORM, _BUTTON = REGION_BIT["form"], REGION_BIT["button"]
_CONTROLS = _BUTTON | _FORM | REGION_BIT["option"]


def role_in_text(block: Block, chance: float, sight: Sight) -> Role:
    """Name a block that is likely text: heading or body, unless a rule knows better than the score."""
    names = sight.facts.near(block.index)
    for veto in _VETOES if chance >= _SURE else (*_VETOES, *_VETOES_IN_DOUBT):
        if (role := veto(block, names, sight)) is not None:
            return role
    tag = sight.document.tree.tags[block.element]
    if tag in HEADINGS and sight.facts.measures.words[block.index] <= _HEADING_WORDS:
        return Role(Label.HEADING, f"tag:{tag}")
    return Role(Label.BODY, SCORE)


def role_outside_text(block: Block, sight: Sight) -> Role:
    """Name a block that does not belong to the text: the first rule that answers decides."""
    names = sight.facts.near(block.index)
    for rule in _OUTSIDE:
        if (role := rule(block, names, sight)) is not None:
            return role
    return Role(Label.OTHER, NO_RULE)


def _by_phrase(block: Block, _names: frozenset[str], sight: Sight) -> Role | None:
    """Name a block that is or starts with a fixed phrase; a brief link of that name only leads there."""
    measures, label = sight.facts.measures, sight.facts.measures.phrases[block.index]
    if label is None:
        return None
    is_link = measures.words[block.index] <= _MENU_WORDS and measures.links[block.index] > _MOSTLY_LINK
    is_menu = sight.facts.is_inside(block.index, _NAV) or (is_link and label is not Label.AD)
    return Role(Label.NAVIGATION, "phrase:menu") if is_menu and label in _PLACES else Role(label, "phrase")


def _by_caption(block: Block, names: frozenset[str], sight: Sight) -> Role | None:
    if sight.facts.is_inside(block.index, _CAPTIONS):
        return Role(Label.CAPTION, "tag:figcaption")
    if block.link_chars * 2 < len(block.text) and not names.isdisjoint(sight.tokens["caption"]):
        return Role(Label.CAPTION, "name:caption")
    return None


def _by_region(block: Block, _names: frozenset[str], sight: Sight) -> Role | None:
    if sight.facts.is_inside(block.index, _NAV):
        return Role(Label.NAVIGATION, "tag:nav")
    if sight.facts.is_inside(block.index, _CONTROLS):
        return Role(Label.NAVIGATION, "tag:control")
    if sight.facts.is_inside(block.index, _FOOTER) and not sight.facts.is_inside(block.index, _ARTICLE):
        return Role(Label.NAVIGATION, "tag:footer")
    return None


def _by_name(group: str, label: Label) -> Rule:
    def rule(_block: Block, names: frozenset[str], sight: Sight) -> Role | None:
        return Role(label, f"name:{group}") if not names.isdisjoint(sight.tokens[group]) else None

    return rule


def _by_teaser(block: Block, names: frozenset[str], sight: Sight) -> Role | None:
    """Name a link of a headline's length that leads elsewhere, or words beside one in a box named for it."""
    measures = sight.facts.measures
    if not names.isdisjoint(sight.tokens["related"]):
        return Role(Label.RELATED, "name:related")
    is_menu = measures.words[block.index] <= _MENU_WORDS and measures.links[block.index] > _MOSTLY_LINK
    if not is_menu and not names.isdisjoint(sight.tokens["teaser"]):
        return Role(Label.TEASER, "name:teaser")
    if block.href is not None and measures.words[block.index] >= 4 and measures.links[block.index] > 0.5:  # noqa: PLR2004
        return Role(Label.TEASER, "link:headline")
    return None


def _by_link(block: Block, _names: frozenset[str], _sight: Sight) -> Role | None:
    return Role(Label.NAVIGATION, "link:short") if block.link_chars * 2 > len(block.text) else None


def _veto_ad_marker(block: Block, _names: frozenset[str], sight: Sight) -> Role | None:
    measures = sight.facts.measures
    is_marker = measures.phrases[block.index] is Label.AD and measures.words[block.index] <= _MARKER_WORDS
    return Role(Label.AD, "phrase") if is_marker else None


def _veto_consent(block: Block, _names: frozenset[str], sight: Sight) -> Role | None:
    return Role(Label.OTHER, "phrase:consent") if sight.facts.measures.phrases[block.index] is Label.OTHER else None


def _veto_template(block: Block, _names: frozenset[str], _sight: Sight) -> Role | None:
    """Name the marks of a template that a script would have filled."""
    return Role(Label.OTHER, "shape:template") if _TEMPLATE.search(block.text) else None


def _veto_paywall(block: Block, _names: frozenset[str], sight: Sight) -> Role | None:
    """Name a request to pay."""
    return Role(Label.PAYWALL, "phrase") if sight.facts.measures.phrases[block.index] is Label.PAYWALL else None


def _veto_caption(block: Block, _names: frozenset[str], sight: Sight) -> Role | None:
    return Role(Label.CAPTION, "tag:figcaption") if sight.facts.is_inside(block.index, _FIGCAPTION) else None


def _veto_control(block: Block, _names: frozenset[str], sight: Sight) -> Role | None:
    """Words on a button; short ones in a form, since old sites wrap whole pages in one."""
    in_form = sight.facts.measures.words[block.index] <= _CONTROL_WORDS and sight.facts.is_inside(block.index, _FORM)
    return Role(Label.NAVIGATION, "tag:control") if in_form or sight.facts.is_inside(block.index, _BUTTON) else None


def _veto_comment(block: Block, names: frozenset[str], sight: Sight) -> Role | None:
    """Words under the article in an element named for comments."""
    is_below = sight.facts.headline >= 0 and block.index > sight.facts.headline
    named = not names.isdisjoint(sight.tokens["comment"])
    return Role(Label.COMMENT, "name:comment") if named and is_below else None


_VETOES: Sequence[Rule] = (
    _veto_ad_marker,
    _veto_consent,
    _veto_template,
    _veto_paywall,
    _veto_caption,
    _veto_control,
    _veto_comment,
    by_kicker,
    by_reading_time,
    by_dateline,
    by_date_alone,
)

_VETOES_IN_DOUBT: Sequence[Rule] = (_by_name("newsletter_box", Label.NEWSLETTER),)

_OUTSIDE: Sequence[Rule] = (
    _by_phrase,
    by_kicker,
    by_reading_time,
    by_dateline,
    by_time_tag,
    _by_caption,
    _by_region,
    by_byline,
    _by_name("comment", Label.COMMENT),
    _by_name("newsletter", Label.NEWSLETTER),
    _by_name("paywall", Label.PAYWALL),
    _by_name("ad", Label.AD),
    _by_teaser,
    _by_name("navigation", Label.NAVIGATION),
    _by_link,
)
