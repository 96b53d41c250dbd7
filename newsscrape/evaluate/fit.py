"""Labelled pages → weights, reproducibly: logistic regression over named features, twice."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from newsscrape.errors import InputError, NotAnArticle
from newsscrape.evaluate.align import Verdict, align
from newsscrape.evaluate.folds import fold_of
from newsscrape.evaluate.gold import GoldPage, load_page
from newsscrape.label.context import context_features
from newsscrape.label.facts import Facts, facts_of
from newsscrape.label.features import features_of
from newsscrape.label.score import probabilities
from newsscrape.model.document import Document
from newsscrape.model.weights import Layer, Weights
from newsscrape.policy.phrases import all_phrases
from newsscrape.read.document import read

_MIN_DOMAINS = 8
_SOFTNESS = 0.1
_DIGITS = 3
_SMALLEST = 0.02
_PAGE_WEIGHT = 60.0
_SEGMENT_PAGE_WEIGHT = 8.0
_MAX_WORDS = 100
# The second look needs the shape and place of a block, not the names around it: the first look has weighed those.
_SHAPES = frozenset(
    "words link words+end words+link text tag in gap steps headline page group group_words place phrase".split()
)


class Sample(NamedTuple):
    """One labelled page, measured."""

    gold: GoldPage
    document: Document
    facts: Facts
    features: list[list[str]]
    verdicts: list[Verdict]


def sample(gold: GoldPage) -> Sample | None:
    """Measure one labelled page; None for one that cannot be read as a page."""
    try:
        document = read(load_page(gold))
    except NotAnArticle:
        return None
    facts = facts_of(document, all_phrases())
    verdicts = align([block.text for block in document.blocks], gold.truth)
    return Sample(gold, document, facts, features_of(document, facts), verdicts)


def fit(samples: Sequence[Sample]) -> Weights:
    """Fit both looks on all samples; raise `InputError` when they are too few.

    The second look learns from first looks made without the page's own domain, as it will meet them on new sites.
    """
    first = _fit_layer([(one, one.features) for one in samples], lambda _name: True)
    crossed = _crossed(samples)
    both = [
        (one, [own + context for own, context in zip(one.features, around, strict=True)])
        for one, around in zip(samples, crossed, strict=True)
    ]
    contexts = {name for around in crossed for names in around for name in names}
    second = _fit_layer(both, lambda name: name in contexts or name.partition(":")[0] in _SHAPES)
    return Weights(corpus=_corpus(samples), first=first, second=second)


def dumps(weights: Weights) -> str:
    """Give the weights as JSON, keys sorted, one line each."""
    content = {
        "corpus": weights.corpus,
        "first": {"bias": weights.first.bias, "points": dict(sorted(weights.first.points.items()))},
        "second": {"bias": weights.second.bias, "points": dict(sorted(weights.second.points.items()))},
    }
    return json.dumps(content, ensure_ascii=False, indent=0) + "\n"


def _crossed(samples: Sequence[Sample]) -> list[list[list[str]]]:
    """Context features of each sample from a first look fitted on the other folds."""
    layers = {
        fold: _fit_layer([(one, one.features) for one in samples if fold_of(one.gold.domain) != fold], lambda _n: True)
        for fold in sorted({fold_of(one.gold.domain) for one in samples})
    }
    return [
        context_features(one.document, one.facts, probabilities(one.features, layers[fold_of(one.gold.domain)]))
        for one in samples
    ]


def _fit_layer(pages: Sequence[tuple[Sample, list[list[str]]]], is_used: Callable[[str], bool]) -> Layer:
    vocabulary = _vocabulary(pages, is_used)
    indices: list[int] = []
    starts = [0]
    truths: list[int] = []
    importance: list[float] = []
    for one, features in pages:
        known = [i for i, verdict in enumerate(one.verdicts) if verdict is not Verdict.UNKNOWN]
        sizes = [1 + min(one.facts.shapes[i].words, _MAX_WORDS) ** 0.5 for i in known]
        scale = (_PAGE_WEIGHT if one.gold.truth.text is not None else _SEGMENT_PAGE_WEIGHT) / max(sum(sizes), 1.0)
        for i, size in zip(known, sizes, strict=True):
            indices += sorted({vocabulary[name] for name in features[i] if name in vocabulary})
            starts.append(len(indices))
            truths.append(one.verdicts[i].value)
            importance.append(size * scale)
    if not vocabulary or len(set(truths)) < 2:  # noqa: PLR2004 - text and other blocks
        raise InputError(
            f"the {len(pages)} pages are too few to fit: name sets whose pages are of {_MIN_DOMAINS} domains or more, "
            "any fifth of them left out, and have both text and other blocks"
        )
    ones = np.ones(len(indices), dtype=np.float32)
    matrix = sparse.csr_matrix((ones, indices, starts), (len(truths), len(vocabulary)))
    model = LogisticRegression(C=_SOFTNESS, solver="liblinear", max_iter=300, random_state=0)
    model.fit(matrix, np.array(truths), sample_weight=np.array(importance))
    points = {name: round(float(model.coef_[0][i]), _DIGITS) for name, i in vocabulary.items()}
    return Layer(
        bias=round(float(model.intercept_[0]), _DIGITS),
        points={name: value for name, value in points.items() if abs(value) >= _SMALLEST},
    )


def _vocabulary(pages: Iterable[tuple[Sample, list[list[str]]]], is_used: Callable[[str], bool]) -> Mapping[str, int]:
    """Give a number to each of the features seen on enough domains to say something of a new one."""
    domains: defaultdict[str, set[str | None]] = defaultdict(set)
    for one, features in pages:
        for name in {name for names in features for name in names}:
            domains[name].add(one.gold.domain)
    kept = sorted(name for name, seen in domains.items() if len(seen) >= _MIN_DOMAINS and is_used(name))
    return {name: index for index, name in enumerate(kept)}


def _corpus(samples: Sequence[Sample]) -> str:
    digest = hashlib.sha256()
    for one in sorted(samples, key=lambda one: (one.gold.path.parent.parent.name, one.gold.id)):
        digest.update(one.gold.id.encode())
        digest.update(hashlib.sha256(one.document.page.body).digest())
    return digest.hexdigest()


def balance(samples: Sequence[Sample]) -> Counter[Verdict]:
    """Count the verdicts of all blocks, for the person who fits."""
    return Counter(verdict for one in samples for verdict in one.verdicts)
