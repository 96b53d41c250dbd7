"""Tell which blocks are the standfirst."""

from __future__ import annotations

from collections.abc import Sequence

from newsscrape.label.groups import GROUP_BIT
from newsscrape.label.paths import HEADINGS
from newsscrape.label.sight import LOOKS, Role, Sight
from newsscrape.model.block import Block
from newsscrape.model.label import Label

_MIN_WORDS = 6
_MAX_WORDS = 120
_MOST = 3
_BOLD_SHARE = 0.9
_SENTENCE_WORDS = 9
_HEADING_WORDS = 8
_NEAR = 3
_SAME_SHARE = 0.6
_BOX_DEPTH = 3
_UNLIKELY = 0.02
_PLACED = "place:under_headline"
_NOT_LINKED = 0.5
_LEAD = GROUP_BIT["lead"]
_NEVER = frozenset((Label.HEADLINE, Label.CAPTION, Label.TIMESTAMP, Label.BYLINE, Label.AD))
_KNOWN = frozenset(("repeats:headline", "box:snippet", "phrase", "phrase:consent", "words:appeal"))


def mark_lead(roles: list[Role], probabilities: Sequence[float], sight: Sight) -> list[Role]:
    """Name the standfirst: up to three blocks between headline and text that are set apart as one.

    In: the roles so far and each block's probability of being text; out: the roles with `Label.LEAD` where a block
    stands before the second paragraph and is named, dressed or claimed as a standfirst.
    """
    blocks = sight.document.blocks
    start = sight.facts.headline
    body = [i for i, role in enumerate(roles) if role.label is Label.BODY and i > start]
    if not body:
        return roles
    usual = _usual_dress(body, sight)
    marked = list(roles)
    found = 0
    for index in range(max(start + 1, body[0] - 12), body[min(1, len(body) - 1)]):
        is_named = roles[index].label in _NEVER and roles[index].reason != LOOKS
        if found == _MOST or is_named or roles[index].reason in _KNOWN:
            continue
        reason = _reason(blocks[index], probabilities[index], usual, sight)
        if found and reason == _PLACED:
            break
        if reason is not None and not _is_repeated(index, body, sight):
            marked[index] = Role(Label.LEAD, reason)
            found += 1
        elif roles[index].label is Label.BODY:
            break
    return marked


def _usual_dress(body: Sequence[int], sight: Sight) -> int | None:
    """Give the signature most words of the text stand in."""
    words: dict[int, int] = {}
    for index in body:
        signature = sight.facts.groups[index]
        words[signature] = words.get(signature, 0) + sight.facts.measures.words[index]
    return max(words, key=words.__getitem__, default=None)


def _reason(block: Block, probability: float, usual: int | None, sight: Sight) -> str | None:
    if probability < _UNLIKELY or not _could_be_lead(block, sight):
        return None
    if sight.groups[sight.document.tree.paths[block.element]].close & _LEAD:
        return "name:lead"
    if sight.document.tree.tags[block.element] in HEADINGS:
        is_long = sight.facts.measures.words[block.index] >= _HEADING_WORDS
        return "heading:under_headline" if is_long and block.index - sight.facts.headline <= _NEAR else None
    return _reason_in_dress(block, probability, usual, sight)


def _could_be_lead(block: Block, sight: Sight) -> bool:
    """Tell whether a block has the length of a standfirst and is no link, fixed phrase or repeated headline."""
    facts, index = sight.facts, block.index
    is_short_or_long = not _MIN_WORDS <= facts.measures.words[index] <= _MAX_WORDS
    if is_short_or_long or facts.measures.links[index] > _NOT_LINKED or block.is_hidden:
        return False
    repeats = facts.headline >= 0 and facts.letters(index) == facts.letters(facts.headline)
    return facts.measures.phrases[index] is None and not repeats


def _reason_in_dress(block: Block, probability: float, usual: int | None, sight: Sight) -> str | None:
    """Give what sets a block apart by its looks: other names than the text's, or bold type."""
    in_other_dress = sight.facts.groups[block.index] != usual
    if in_other_dress and any(_is_same(block.text.lower(), claimed) for claimed in sight.facts.titles.descriptions):
        return "claimed:description"
    if in_other_dress and _is_under_headline(block, sight):
        return _PLACED
    if block.bold_chars >= _BOLD_SHARE * len(block.text) and probability >= 0.5:  # noqa: PLR2004 - likely text
        return "bold:first_paragraph"
    return None


def _is_same(own: str, claimed: str) -> bool:
    """Tell a claim that the block repeats: the whole claim and hardly more, or a part of it."""
    return own in claimed or (claimed in own and len(claimed) >= _SAME_SHARE * len(own))


def _is_under_headline(block: Block, sight: Sight) -> bool:
    """Tell a sentence that stands in the headline's own box, right below it."""
    tree, headline = sight.document.tree, sight.facts.headline
    if not 0 < block.index - headline <= _NEAR or block.text[-1] not in ".!?…":
        return False
    boxes = list(tree.ancestors(sight.document.blocks[headline].element))[1:_BOX_DEPTH]
    is_prose = sight.facts.measures.words[block.index] >= _SENTENCE_WORDS and not block.link_chars
    return is_prose and any(box in boxes for box in list(tree.ancestors(block.element))[1:_BOX_DEPTH])


def _is_repeated(index: int, body: Sequence[int], sight: Sight) -> bool:
    """Tell a standfirst that the text itself repeats word for word."""
    letters = sight.facts.letters(index)
    return any(sight.facts.letters(other) == letters for other in body if other != index)
