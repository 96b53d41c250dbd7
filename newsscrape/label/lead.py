"""Tell which blocks are the standfirst."""

from __future__ import annotations

from collections.abc import Sequence

from newsscrape.label.roles import Role, Sight
from newsscrape.model.block import Block
from newsscrape.model.label import Label

_MIN_WORDS = 6
_MAX_WORDS = 120
_MOST = 3
_BOLD_SHARE = 0.9
_SENTENCE_WORDS = 9
_NEAR = 3
_SAME_SHARE = 0.6
_BOX_DEPTH = 3
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_UNLIKELY = 0.02
_NOT_LINKED = 0.5
_NEVER = frozenset((Label.HEADLINE, Label.CAPTION, Label.TIMESTAMP, Label.BYLINE, Label.AD))
_KNOWN = frozenset(("repeats:headline", "box:snippet", "phrase", "phrase:consent"))


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
        if found == _MOST or roles[index].label in _NEVER or roles[index].reason in _KNOWN:
            continue
        reason = _reason(blocks[index], probabilities[index], usual, sight)
        if reason is not None and not _is_repeated(index, body, sight):
            marked[index] = Role(Label.LEAD, reason)
            found += 1
        elif roles[index].label is Label.BODY:
            break
    return marked


def _usual_dress(body: Sequence[int], sight: Sight) -> tuple[str, ...] | None:
    """Give the signature most words of the text stand in."""
    words: dict[tuple[str, ...], int] = {}
    for index in body:
        signature = sight.facts.signatures[index]
        words[signature] = words.get(signature, 0) + sight.facts.shapes[index].words
    return max(words, key=words.__getitem__, default=None)


def _reason(block: Block, probability: float, usual: tuple[str, ...] | None, sight: Sight) -> str | None:
    if probability < _UNLIKELY or not _could_be_lead(block, sight):
        return None
    own_names = (
        sight.facts.tokens[block.element] | sight.facts.tokens[max(sight.document.tree.parents[block.element], 0)]
    )
    if own_names & sight.tokens["lead"]:
        return "name:lead"
    if sight.document.tree.tags[block.element] in _HEADINGS:
        is_sentence = sight.facts.shapes[block.index].words >= _SENTENCE_WORDS and block.text[-1] in ".!?…"
        return (
            "heading:sentence_under_headline" if is_sentence and block.index - sight.facts.headline <= _NEAR else None
        )
    return _reason_in_dress(block, probability, usual, sight)


def _could_be_lead(block: Block, sight: Sight) -> bool:
    """Tell whether a block has the length of a standfirst and is no link, fixed phrase or repeated headline."""
    shape, headline = sight.facts.shapes[block.index], sight.facts.headline
    if not _MIN_WORDS <= shape.words <= _MAX_WORDS or shape.link_share > _NOT_LINKED or block.is_hidden:
        return False
    repeats = headline >= 0 and shape.letters == sight.facts.shapes[headline].letters
    return shape.phrase is None and not repeats


def _reason_in_dress(block: Block, probability: float, usual: tuple[str, ...] | None, sight: Sight) -> str | None:
    """Give what sets a block apart by its looks: other names than the text's, or bold type."""
    shape = sight.facts.shapes[block.index]
    in_other_dress = sight.facts.signatures[block.index] != usual
    if in_other_dress and any(_is_same(shape.letters, claimed) for claimed in sight.facts.descriptions):
        return "claimed:description"
    if in_other_dress and _is_under_headline(block, sight):
        return "place:under_headline"
    if in_other_dress and probability >= 0.5:  # noqa: PLR2004 - more likely text than not
        return "dress:between_headline_and_text"
    if block.bold_chars >= _BOLD_SHARE * len(block.text) and probability >= 0.5:  # noqa: PLR2004 - the same
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
    is_prose = sight.facts.shapes[block.index].words >= _SENTENCE_WORDS and not block.link_chars
    return is_prose and any(box in boxes for box in list(tree.ancestors(block.element))[1:_BOX_DEPTH])


def _is_repeated(index: int, body: Sequence[int], sight: Sight) -> bool:
    """Tell a standfirst that the text itself repeats word for word."""
    letters = sight.facts.shapes[index].letters
    return any(sight.facts.shapes[other].letters == letters for other in body if other != index)
