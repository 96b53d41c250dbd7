"""The page map in words: for each block its label, how sure it is, and why."""

from __future__ import annotations

from newsscrape.label.company import FIRST_LOOK
from newsscrape.label.forest import is_open, reasons
from newsscrape.label.sight import NO_RULE, SCORE
from newsscrape.model.article import LabelledText
from newsscrape.model.document import LabelledPage
from newsscrape.model.weights import Weights

_SHOWN = 3


def page_map(page: LabelledPage, weights: Weights) -> tuple[LabelledText, ...]:
    """Give the blocks of a labelled page with their reasons.

    In: the page and the weights it was labelled by; out: a reason that is the name of a rule, or ``score`` followed by
    the three observations that moved the block most, as ``name+points`` in log-odds.
    """
    return tuple(
        LabelledText(
            label=one.label,
            confidence=one.confidence,
            reason=_reason(index, one.reason, page, weights),
            text=one.block.text,
        )
        for index, one in enumerate(page.blocks)
    )


def _reason(index: int, rule: str, page: LabelledPage, weights: Weights) -> str:
    if rule not in (SCORE, NO_RULE) or not page.observed:
        return rule
    trees = weights.first + (weights.second if is_open(page.observed, index, weights) else ())
    found = reasons(page.observed, index, trees)
    found.pop(FIRST_LOOK, None)  # what the first look saw is told itself
    moved = sorted(found.items(), key=lambda item: (-abs(item[1]), item[0]))
    return " ".join((rule, *(f"{name}{points / 1000:+.1f}" for name, points in moved[:_SHOWN])))
