"""Tell which blocks are the standfirst."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

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
    if not _could_be_lead(block, sight):
        return None
    if probability < _UNLIKELY:
        return _PLACED if sight.facts.groups[block.index] != usual and _is_under_headline(block, sight) else None
    if sight.groups[sight.document.tree.paths[block.element]].close & _LEAD:
        return "name:lead"
    if sight.document.tree.tags[block.element] in HEADINGS:
        return "heading:under_headline" if _is_told_by_heading(block, probability, sight) else None
    return _reason_in_dress(block, probability, usual, sight)


def _is_told_by_heading(block: Block, probability: float, sight: Sight) -> bool:
    """Tell a long heading right below the headline: likely text or a sentence, and no other form of the headline."""
    facts, index = sight.facts, block.index
    if facts.measures.words[index] < _HEADING_WORDS or index - facts.headline > _NEAR:
        return False
    own = facts.letters(index)
    is_title = any(own in title or title in own for title in facts.titles.titles)
    return not is_title and (probability >= 0.5 or block.text[-1] in ".!…")  # noqa: PLR2004 - more likely text than not


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
    """Tell a sentence right below the headline, or a heading below it, that stands in the same box."""
    tree, blocks, headline = sight.document.tree, sight.document.blocks, sight.facts.headline
    if not 0 < block.index - headline <= _NEAR or block.text[-1] not in ".!?…":
        return False
    measures = sight.facts.measures
    if measures.words[block.index] < _SENTENCE_WORDS or block.link_chars or measures.appeals[block.index] is not None:
        return False
    own = {box for box in islice(tree.ancestors(block.element), 1, _BOX_DEPTH) if box}  # all is in the body, number 0
    return any(
        not own.isdisjoint(islice(tree.ancestors(blocks[above].element), 1, _BOX_DEPTH + 1))
        for above in range(headline, block.index)
        if above == headline or tree.tags[blocks[above].element] in HEADINGS
    )


def _is_repeated(index: int, body: Sequence[int], sight: Sight) -> bool:
    """Tell a standfirst that the text itself repeats word for word."""
    letters = sight.facts.letters(index)
    return any(sight.facts.letters(other) == letters for other in body if other != index)
