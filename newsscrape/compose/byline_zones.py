"""Where on a page its authors may be named beside the places right at headline and text."""

from __future__ import annotations

from itertools import islice

from newsscrape.compose.printed_headline import printed_headline
from newsscrape.compose.survey import Survey
from newsscrape.model.block import LabelledBlock
from newsscrape.model.label import Label

_COMMENT_LEVELS = 4
_MOST_BETWEEN = 30
_MOST_BEHIND = 14
_NEVER = frozenset({Label.COMMENT, Label.AD})


def between(survey: Survey) -> tuple[LabelledBlock, ...]:
    """Give the blocks between headline and text whatever they are labelled: a byline may look like a teaser."""
    headline = survey.places.headline
    if headline is None or not survey.text:
        return ()
    first = next((one.block.index for one in survey.text if one.block.index > headline), headline)
    between = survey.page.blocks[headline + 1 : min(first, headline + _MOST_BETWEEN)]
    return tuple([one for one in between if not _is_comment(survey, one)])


def behind(survey: Survey) -> tuple[LabelledBlock, ...]:
    """Give the blocks behind the text whatever they are labelled, comments left out."""
    last = survey.places.last
    if last is None:
        return ()
    return tuple([one for one in survey.page.blocks[last + 1 : last + _MOST_BEHIND] if not _is_comment(survey, one)])


def far_bylines(survey: Survey) -> tuple[LabelledBlock, ...]:
    """Give the bylines further below that are not a comment's."""
    headline = printed_headline(survey)
    starts = [one.block.index for one in survey.text[:1]] + ([headline.index] if headline else [])
    first = min(starts, default=-1)
    return tuple([one for one in survey.of(Label.BYLINE) if one.block.index > first and not _is_comment(survey, one)])


def _is_comment(survey: Survey, labelled: LabelledBlock) -> bool:
    tree = survey.tree
    around = islice(tree.ancestors(labelled.block.element), _COMMENT_LEVELS)
    return labelled.label in _NEVER or any("comment" in tree.get(element, "class") for element in around)
