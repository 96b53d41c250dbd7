"""Links outside the text, with the words they bear, and how many of their kind bear a headline's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsscrape.compose.runs import Run
from newsscrape.compose.survey import Survey
from newsscrape.compose.zoning import Zoning
from newsscrape.model.block import Block, LabelledBlock
from newsscrape.model.label import Label
from newsscrape.policy.phrases import all_phrases
from newsscrape.text import count_words, fold, has_unspaced

OUTSIDE_TEXT = frozenset((Label.TEASER, Label.RELATED, Label.AD, Label.OTHER, Label.CAPTION, Label.TIMESTAMP))
"""Labels of the blocks that boxes are looked for in."""
_ASIDE = frozenset((Label.NAVIGATION, Label.COMMENT, Label.NEWSLETTER, Label.PAYWALL))
_HEADLINE_WORDS = 3
_HEADLINE_SIGNS = 6
_INTRO_WORDS = 4
_AFTER_WORDS = 3


class Mention(NamedTuple):
    """A link outside the text and its words."""

    run: Run
    """Its words and the index of its ``a``."""
    block: Block
    """The block they stand in."""
    is_long: bool
    """Whether it has words enough for a headline."""
    label: Label
    """What the block is."""

    @property
    def is_aside(self) -> bool:
        """Whether the block is something that promotes nothing, by its label."""
        return self.label in _ASIDE


def mentions_of(survey: Survey, zoning: Zoning) -> list[Mention]:
    """Give the links of the blocks outside text and controls, in reading order, without those inside sentences."""
    found: list[Mention] = []
    for labelled in _linked_blocks(survey, zoning):
        block = labelled.block
        runs = survey.runs.of(block)
        for place, run in enumerate(runs):
            if run.link >= 0 and not _is_inside_words(runs, place, block):
                found.append(Mention(run, block, is_long(run.text), labelled.label))
    return found


def is_long(text: str) -> bool:
    """Tell whether a text has words enough for a headline; where words are not spaced, signs."""
    words = count_words(text)
    return words >= _HEADLINE_SIGNS or (words >= _HEADLINE_WORDS and not has_unspaced((text,)))


def _linked_blocks(survey: Survey, zoning: Zoning) -> list[LabelledBlock]:
    """Give the blocks with links outside text and controls; of those that promote nothing, what looks like another."""
    paths = survey.tree.paths
    blocks = [
        one
        for label in OUTSIDE_TEXT
        for one in survey.of(label)
        if one.block.href is not None and not one.block.is_hidden and not zoning.is_control(one.block.element)
    ]
    ways = {paths[one.block.element] for one in blocks}
    blocks += [
        one
        for label in _ASIDE
        for one in survey.of(label)
        if one.block.href is not None and not one.block.is_hidden and paths[one.block.element] in ways
    ]
    return sorted(blocks, key=_place)


def _place(labelled: LabelledBlock) -> int:
    return labelled.block.index


def _is_inside_words(runs: Sequence[Run], place: int, block: Block) -> bool:
    """Tell a link inside a sentence from one after a few words that lead on to it ("Read also:")."""
    if len(runs) == 1 or 2 * block.link_chars >= len(block.text):
        return False
    if all_phrases().label_of(fold(block.text)) is Label.RELATED:
        return False
    before = sum([count_words(run.text) for run in runs[:place] if run.link < 0])
    behind = sum([count_words(run.text) for run in runs[place + 1 :] if run.link < 0])
    return before > _INTRO_WORDS or (before > 0 and behind >= _AFTER_WORDS)
