"""The page map in words: for each block its label, how sure it is, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newsscrape.label.company import FIRST_LOOK
from newsscrape.label.facts import facts_of
from newsscrape.label.forest import is_open, reasons
from newsscrape.label.groups import PathGroups
from newsscrape.label.looks import block_signs, place_signs
from newsscrape.label.sight import LOOKS, SCORE
from newsscrape.label.signs import ZONES, signs_of
from newsscrape.model.article import LabelledText
from newsscrape.model.document import CHANCE, LabelledPage
from newsscrape.model.weights import Weights

_SHOWN = 3


def page_map(page: LabelledPage, weights: Weights) -> tuple[LabelledText, ...]:
    """Give the blocks of a labelled page with their reasons.

    In: the page and the weights it was labelled by; out: a reason that is the name of a rule, or ``score`` or ``looks``
    followed by the three observations that moved the block most, as ``name+points`` in log-odds.
    """
    return tuple(
        LabelledText(label=one.label, confidence=one.confidence, reason=reason, text=one.block.text)
        for one, reason in zip(page.blocks, _reasons(page, weights), strict=True)
    )


def _reasons(page: LabelledPage, weights: Weights) -> Iterator[str]:
    signs = _signs(page, weights) if page.observed and weights.looks.points else None
    for index, one in enumerate(page.blocks):
        if one.reason == SCORE and page.observed:
            yield _told(SCORE, _score(index, page, weights))
        elif one.reason == LOOKS and signs is not None:
            place = weights.looks.labels.index(one.label)
            rows = {sign: row for sign in signs[index] if (row := weights.looks.points.get(sign)) is not None}
            yield _told(LOOKS, {sign: row[place] - sum(row) // len(row) for sign, row in rows.items()})
        else:
            yield one.reason


def _score(index: int, page: LabelledPage, weights: Weights) -> Mapping[str, int]:
    trees = weights.first + (weights.second if is_open(page.observed, index, weights) else ())
    found = reasons(page.observed, index, trees)
    found.pop(FIRST_LOOK, None)  # what the first look saw is told itself
    return found


def _signs(page: LabelledPage, weights: Weights) -> Sequence[Sequence[str]]:
    """Look at the page again: its signs are named for explanations only."""
    facts = facts_of(page.document, weights.names)
    signs = signs_of(facts, page.observed, list(page.observed[CHANCE]))
    groups = PathGroups(facts.paths, len(page.document.tree.ways))
    return [
        [
            *[sign.replace("{}", ZONES[signs.zones[index]]) for sign in place_signs(facts, number, groups)],
            *block_signs(signs, index),
        ]
        for index, number in enumerate(facts.numbers)
    ]


def _told(rule: str, points: Mapping[str, int]) -> str:
    moved = sorted(points.items(), key=lambda item: (-abs(item[1]), item[0]))
    return " ".join((rule, *(f"{name}{value / 1000:+.1f}" for name, value in moved[:_SHOWN])))
