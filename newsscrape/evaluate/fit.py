"""Labelled pages → weights, reproducibly.

First what names say, then trees that look at each block by itself, then trees that look at the company it keeps, then
what the doubt left says of a page's being right. Each step learns from what the one before says to somebody who has
not seen the page's own domain, as it will be on new sites.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from math import exp
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsscrape.evaluate.fit_names import KINDS, Points, fit_names, said, too_few
from newsscrape.evaluate.fit_trees import Growth, Lesson, Limits, Table, ask, grow, written
from newsscrape.evaluate.fit_trust import fit_trust
from newsscrape.evaluate.folds import fold_of
from newsscrape.evaluate.samples import Sample, importance, truths
from newsscrape.label.company import company
from newsscrape.label.forest import FIRST_TREES, HOPELESS, HOPELESS_POINTS
from newsscrape.model.weights import Trust

FIRST = Growth(trees=64, rate=0.18, limits=Limits.BEST)
SECOND = Growth(trees=120, rate=0.1, limits=Limits.RANDOM)

Odds = list[NDArray[np.float64]]
"""For each sample, the log-odds of its blocks, in thousandths."""


class _Seen(NamedTuple):
    """All samples as a look sees them."""

    columns: list[str]
    tables: list[Table]
    """For each sample, one row a block."""


def fit(samples: Sequence[Sample]) -> str:
    """Fit on all samples and give the weights as JSON; raise `InputError` when they are too few."""
    folds = [fold_of(one.gold.domain) for one in samples]
    names = fit_names(samples)
    first = _first_sight(samples, folds)
    trees = _written(samples, first, None, FIRST)
    if not trees:
        raise too_few(samples)
    odds = _asked_apart(samples, folds, first)
    second = _second_sight(samples, first, odds)
    more = _written(samples, second, odds, SECOND)
    trust = fit_trust(samples, _chances_apart(samples, folds, second, odds))
    return _dumps(_corpus(samples), names, trees, more, trust)


def _first_sight(samples: Sequence[Sample], folds: Sequence[int]) -> _Seen:
    """Give all features; what names say comes from samples of other folds."""
    apart = {fold: fit_names([samples[index] for index in _outside(fold, folds)]) for fold in sorted(set(folds))}
    columns = sorted(samples[0].columns)
    tables = []
    for one, fold in zip(samples, folds, strict=True):
        names = said(one, apart[fold])
        tables.append(np.stack([names if key == "names" else one.columns[key] for key in columns], axis=1))
    return _Seen(columns, tables)


def _second_sight(samples: Sequence[Sample], first: _Seen, odds: Odds) -> _Seen:
    """Give the features and the company of all blocks."""
    columns: list[str] = []
    tables = []
    for one, table, own in zip(samples, first.tables, odds, strict=True):
        kept = company(one.facts, [_chance(points) for points in own])
        columns = list(kept)
        beside = np.stack([np.array(kept[name], dtype=np.float32) for name in columns], axis=1)
        tables.append(np.concatenate([table, beside], axis=1))
    return _Seen(first.columns + columns, tables)


def _asked_apart(samples: Sequence[Sample], folds: Sequence[int], first: _Seen) -> Odds:
    """Give the log-odds of the first look, each page's from trees that never saw its fold."""
    odds: Odds = [np.zeros(0)] * len(samples)
    for fold in sorted(set(folds)):
        model = grow(_lesson(samples, first, None, _outside(fold, folds)), first.columns, FIRST)
        for index in _inside(fold, folds):
            odds[index] = _first_odds(ask(model, first.tables[index]), ask(model, first.tables[index], FIRST_TREES))
    return odds


def _chances_apart(samples: Sequence[Sample], folds: Sequence[int], second: _Seen, odds: Odds) -> list[list[float]]:
    """Give the chances after the second look, each page's from trees that never saw its fold."""
    chances: list[list[float]] = [[]] * len(samples)
    for fold in sorted(set(folds)):
        model = grow(_lesson(samples, second, odds, _outside(fold, folds)), second.columns, SECOND)
        for index in _inside(fold, folds):
            known = 1000 * ask(model, second.tables[index])
            points = np.where(odds[index] > HOPELESS_POINTS, known, HOPELESS_POINTS)
            chances[index] = [_chance(own) for own in points]
    return chances


def _first_odds(points: NDArray[np.float64], first_trees: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give log-odds as `newsscrape.label.forest` would, in thousandths."""
    return np.where(1000 * first_trees > HOPELESS, 1000 * points, HOPELESS_POINTS)


def _written(samples: Sequence[Sample], seen: _Seen, odds: Odds | None, growth: Growth) -> list[object]:
    lesson = _lesson(samples, seen, odds, list(range(len(samples))))
    return written(grow(lesson, seen.columns, growth), seen.columns)


def _lesson(samples: Sequence[Sample], seen: _Seen, odds: Odds | None, chosen: Sequence[int]) -> Lesson:
    """Give the known blocks of the chosen samples; those found hopeless are left out of a second look."""
    some = [samples[index] for index in chosen]
    table = np.concatenate([seen.tables[index][samples[index].known] for index in chosen])
    lesson = Lesson(table, truths(some), importance(some))
    if odds is None:
        return lesson
    is_open = np.concatenate([odds[index][samples[index].known] for index in chosen]) > HOPELESS_POINTS
    return Lesson(table[is_open], lesson.truths[is_open], lesson.weights[is_open])


def _chance(points: float) -> float:
    return 1 / (1 + exp(-points / 1000))


def _inside(fold: int, folds: Sequence[int]) -> list[int]:
    return [index for index, own in enumerate(folds) if own == fold]


def _outside(fold: int, folds: Sequence[int]) -> list[int]:
    return [index for index, own in enumerate(folds) if own != fold]


def _corpus(samples: Sequence[Sample]) -> str:
    digest = hashlib.sha256()
    for one in sorted(samples, key=lambda one: (one.gold.path.parent.parent.name, one.gold.id)):
        digest.update(one.gold.id.encode())
        digest.update(one.sha256)
    return digest.hexdigest()


def _dumps(corpus: str, names: Points, first: Sequence[object], second: Sequence[object], trust: Trust) -> str:
    """Give the weights as JSON, keys sorted; one line a word, one line a tree."""
    words = [
        f"{json.dumps(kind)}: {json.dumps(dict(sorted(names[kind].items())), ensure_ascii=False, indent=0)}"
        for kind in KINDS
    ]
    head = f'{{"corpus": {json.dumps(corpus)},\n"names": {{"bias": {names[""][""]},\n{_lines(words)}}},\n'
    looks = [
        f'"{key}": [\n{_lines(map(json.dumps, trees))}\n]' for key, trees in (("first", first), ("second", second))
    ]
    return f'{head}{_lines(looks)},\n"trust": {{"at": {trust.at}, "by": {trust.by}}}}}\n'


def _lines(parts: Iterable[str]) -> str:
    return ",\n".join(parts)
