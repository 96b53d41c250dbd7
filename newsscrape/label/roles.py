"""What each block is: a few named rules where one is sure, else its score and what it looks like."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsscrape.label.article_lines import (
    by_byline_name,
    by_date_alone,
    by_dateline,
    by_kicker,
    by_reading_time,
    by_signature,
)
from newsscrape.label.groups import GROUP_BIT
from newsscrape.label.looks import looks_of
from newsscrape.label.paths import HEADINGS, REGION_BIT
from newsscrape.label.sight import LOOKS, PHRASE, SCORE, Role, Sight
from newsscrape.label.signs import Signs
from newsscrape.model.block import Block
from newsscrape.model.label import Label
from newsscrape.model.looks import Looks

_LIKELY = 0.5
_SURE = 0.9
_HEADING_WORDS = 25
_MARKER_WORDS = 5
_CONTROL_WORDS = 17
_TEMPLATE = re.compile(r"\{\*|\*\}|\{\{|\}\}|<%|%>")
_CAPTIONS = REGION_BIT["figcaption"] | REGION_BIT["caption"]
_FIGCAPTION = REGION_BIT["figcaption"]
_FORM, _BUTTON = REGION_BIT["form"], REGION_BIT["button"]
_AD = GROUP_BIT["ad"]
_BESIDE = 4
_CAPTION = GROUP_BIT["caption"]
_COMMENT = GROUP_BIT["comment"]


def first_roles(chances: Sequence[float], signs: Signs, sight: Sight, looks: Looks) -> list[Role]:
    """Name every block by itself.

    In: for each block how likely it is text, and its signs; what the rules look at; what other blocks look like. Out:
    the roles, of those that are likely text lead and headline not told yet.
    """
    blocks = sight.document.blocks
    pictures = signs.pictures.tolist()
    roles: list[Role | None] = [
        role_in_text(block, chance, sight)
        if chance >= _LIKELY
        else rule_outside_text(block, sight) or (_by_picture(block, sight) if pictures[block.index] else None)
        for block, chance in zip(blocks, chances, strict=True)
    ]
    wanted = [index for index, role in enumerate(roles) if role is None]
    phrases = sight.facts.measures.phrases
    for index, label in zip(wanted, looks_of(sight, signs, wanted, looks), strict=True):
        # A standfirst is told by where it stands, which is known once the text is.
        known = label if label is not Label.LEAD else Label.OTHER
        by_name = by_byline_name(blocks[index], sight) if known is Label.OTHER else None
        roles[index] = by_name or Role(known, PHRASE if phrases[index] is label else LOOKS)
    return [role for role in roles if role is not None]


def role_in_text(block: Block, chance: float, sight: Sight) -> Role:
    """Name a block that is likely text: heading or body, unless a rule knows better than the score."""
    role = _known_better(block, sight) or (_by_comments(block, sight) if chance < _SURE else None)
    if role is not None:
        return role
    tag = sight.document.tree.tags[block.element]
    if tag in HEADINGS and sight.facts.measures.words[block.index] <= _HEADING_WORDS:
        return Role(Label.HEADING, f"tag:{tag}")
    return Role(Label.BODY, SCORE)


def rule_outside_text(block: Block, sight: Sight) -> Role | None:
    """Name a block that does not belong to the text where a rule is surer than looks are."""
    if sight.facts.is_inside(block.index, _CAPTIONS):
        return Role(Label.CAPTION, "tag:figcaption")
    measures = sight.facts.measures
    if (
        measures.phrases[block.index] is Label.AD
        and not block.link_chars
        and measures.words[block.index] <= _MARKER_WORDS
    ):
        return Role(Label.AD, PHRASE)
    if block.index not in sight.article:
        return by_signature(block, sight)
    return (
        _by_ad_name(block, sight)
        or by_kicker(block, sight)
        or by_reading_time(block, sight)
        or by_dateline(block, sight)
    )


def _by_ad_name(block: Block, sight: Sight) -> Role | None:
    """Name the words beside the headline that say who paid, by their names."""
    is_beside = abs(block.index - sight.facts.headline) <= _BESIDE and not block.link_chars
    is_named = is_beside and sight.groups[sight.facts.numbers[block.index]].near & _AD
    return Role(Label.AD, "name:ad") if is_named else None


def _by_picture(block: Block, sight: Sight) -> Role | None:
    """Name words right after a picture by their names."""
    is_named = sight.groups[sight.facts.numbers[block.index]].near & _CAPTION
    return Role(Label.CAPTION, "name:caption") if is_named and 2 * block.link_chars < len(block.text) else None


def _known_better(block: Block, sight: Sight) -> Role | None:
    """Name a block that is none of the text whatever its score."""
    phrase = sight.facts.measures.phrases[block.index]
    is_brief = sight.facts.measures.words[block.index] <= _MARKER_WORDS
    if phrase is Label.OTHER or phrase is Label.PAYWALL or (phrase is Label.AD and is_brief):
        return Role(phrase, PHRASE)
    return (
        _by_element(block, sight)
        or _by_template(block)
        or by_kicker(block, sight)
        or by_reading_time(block, sight)
        or by_dateline(block, sight)
        or by_date_alone(block, sight)
    )


def _by_comments(block: Block, sight: Sight) -> Role | None:
    """Name what stands below the headline in a box named for comments."""
    is_named = sight.groups[sight.facts.numbers[block.index]].around & _COMMENT
    is_below = 0 <= sight.facts.headline < block.index
    return Role(Label.COMMENT, "name:comment") if is_named and is_below else None


def _by_element(block: Block, sight: Sight) -> Role | None:
    regions = sight.facts.paths.regions(sight.facts.numbers[block.index])
    if regions & _FIGCAPTION:
        return Role(Label.CAPTION, "tag:figcaption")
    # Old sites wrap whole pages in a form, so only short words in one are a control's.
    is_in_form = regions & _FORM and sight.facts.measures.words[block.index] <= _CONTROL_WORDS
    return Role(Label.NAVIGATION, "tag:control") if is_in_form or regions & _BUTTON else None


def _by_template(block: Block) -> Role | None:
    """Name the marks of a template that a script would have filled."""
    may_be = "{" in block.text or "%" in block.text or "*}" in block.text
    return Role(Label.OTHER, "shape:template") if may_be and _TEMPLATE.search(block.text) else None
