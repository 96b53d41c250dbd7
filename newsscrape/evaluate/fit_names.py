"""Samples → what the names of elements say, by logistic regression."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from newsscrape.errors import InputError
from newsscrape.evaluate.folds import FOLDS
from newsscrape.evaluate.samples import Sample, importance, truths

KINDS = ("near", "within", "in", "block", "inline")
"""Kinds of names, as in ``data/weights.json``."""

Points = dict[str, dict[str, int]]
"""Thousandths of log-odds by kind and word; the bias under the kind and word ''."""

_MIN_DOMAINS = 8
_SOFTNESS = 0.1
_SMALLEST = 20


def fit_names(samples: Sequence[Sample]) -> Points:
    """Fit what each name says of a block; raise `InputError` when the samples are too few."""
    vocabulary = _vocabulary(samples)
    indices: list[int] = []
    starts = [0]
    for one in samples:
        for index in one.known:
            indices += sorted({vocabulary[name] for name in one.observed[index] if name in vocabulary})
            starts.append(len(indices))
    known = truths(samples)
    if not vocabulary or len(np.unique(known)) < 2:  # noqa: PLR2004 - text and other blocks
        raise too_few(samples)
    matrix = sparse.csr_matrix(
        (np.ones(len(indices), dtype=np.float32), indices, starts), (len(known), len(vocabulary))
    )
    model = LogisticRegression(C=_SOFTNESS, solver="liblinear", max_iter=300, random_state=0)
    model.fit(matrix, known, sample_weight=importance(samples))
    points: Points = {kind: {} for kind in KINDS} | {"": {"": round(1000 * float(model.intercept_[0]))}}
    for name, place in vocabulary.items():
        value = round(1000 * float(model.coef_[0][place]))
        if abs(value) >= _SMALLEST:
            kind, _, word = name.partition(":")
            points[kind][word] = value
    return points


def said(one: Sample, points: Points) -> NDArray[np.float32]:
    """Give the column ``names`` as `newsscrape.label.features` would."""
    bias = points[""][""]
    totals = [
        bias + sum(points[kind].get(word, 0) for kind, _, word in (name.partition(":") for name in names))
        for names in one.observed
    ]
    return np.array(totals, dtype=np.float32) / np.float32(1000)


def too_few(samples: Sequence[Sample]) -> InputError:
    """Give the error that says how many pages it takes."""
    return InputError(
        f"the {len(samples)} pages are too few to fit: name sets whose pages are of {_MIN_DOMAINS} domains or "
        f"more, any {FOLDS}th of them left out, and have both text and other blocks"
    )


def _vocabulary(samples: Sequence[Sample]) -> Mapping[str, int]:
    """Give a number to each of the names seen on enough domains to say something of a new one."""
    domains: defaultdict[str, set[str | None]] = defaultdict(set)
    for one in samples:
        for name in {name for names in one.observed for name in names}:
            domains[name].add(one.gold.domain)
    return {name: i for i, name in enumerate(sorted(n for n, seen in domains.items() if len(seen) >= _MIN_DOMAINS))}
