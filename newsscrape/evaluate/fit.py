"""Labelled pages → weights, reproducibly: first what names say, then boosted trees over all features."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import lightgbm
import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from newsscrape.errors import InputError, NotAnArticle
from newsscrape.evaluate.align import Verdict, align
from newsscrape.evaluate.folds import FOLDS, fold_of
from newsscrape.evaluate.gold import GoldPage, load_page
from newsscrape.label.facts import Facts, facts_of
from newsscrape.label.features import features_of
from newsscrape.model.weights import Names
from newsscrape.read.document import read

NO_NAMES = Names(bias=0, near={}, within={}, inside={}, block={}, inline={}, nearer={})
"""What is known of names before any is learned."""

_MIN_DOMAINS = 8
_SOFTNESS = 0.1
_SMALLEST = 20
_PAGE_WEIGHT = 60.0
_SEGMENT_PAGE_WEIGHT = 16.0
_MAX_WORDS = 100
_TREES = 120
_DIGITS = 6
_TREE_RULES: Mapping[str, object] = {
    "objective": "binary",
    "num_leaves": 31,
    "learning_rate": 0.1,
    "min_data_in_leaf": 80,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 63,
    "use_missing": False,
    "seed": 1,
    # One thread and one way of counting, so that the same pages give the same trees to the last bit.
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}
_KINDS = ("near", "within", "in", "block", "inline")


class Sample(NamedTuple):
    """One labelled page, measured."""

    gold: GoldPage
    sha256: bytes
    """Digest of the page's bytes."""
    words: Sequence[int]
    """For each block, its words."""
    verdicts: Sequence[Verdict]
    """For each block, what the truth says of it."""
    observed: Sequence[tuple[str, ...]]
    """For each block, what names there are around it, as ``kind:word``."""
    columns: Mapping[str, NDArray[np.float32]]
    """All other features, one entry a block each."""


def sample(gold: GoldPage) -> Sample | None:
    """Measure one labelled page; None for one that cannot be read as a page or has no words."""
    try:
        document = read(load_page(gold))
    except NotAnArticle:
        return None
    if not document.blocks:
        return None
    facts = facts_of(document, NO_NAMES)
    return Sample(
        gold,
        hashlib.sha256(document.page.body).digest(),
        facts.measures.words,
        align([block.text for block in document.blocks], gold.truth),
        [_observed(facts, index) for index in range(len(document.blocks))],
        {name: np.array(column, dtype=np.float32) for name, column in features_of(facts).items()},
    )


def fit(samples: Sequence[Sample]) -> str:
    """Fit on all samples and give the weights as JSON; raise `InputError` when they are too few.

    The trees learn from what names say to one who has not seen the page's own domain, as they will meet it on new
    sites.
    """
    names = _fit_names(samples)
    apart = {
        fold: _fit_names([one for one in samples if fold_of(one.gold.domain) != fold])
        for fold in sorted({fold_of(one.gold.domain) for one in samples})
    }
    said = [_said(one, apart[fold_of(one.gold.domain)]) for one in samples]
    trees = _fit_trees(samples, said)
    if not trees:
        raise _too_few(samples)
    return _dumps(_corpus(samples), names, trees)


def balance(samples: Sequence[Sample]) -> Counter[Verdict]:
    """Count the verdicts of all blocks, for the person who fits."""
    return Counter(verdict for one in samples for verdict in one.verdicts)


def _observed(facts: Facts, index: int) -> tuple[str, ...]:
    tree, block = facts.document.tree, facts.document.blocks[index]
    around = facts.paths.observed(facts.numbers[index])
    return (*around, f"block:{tree.tags[block.element]}", f"inline:{tree.tags[block.innermost]}")


Points = dict[str, dict[str, int]]
"""Thousandths of log-odds by kind and word; the bias under the kind and word ''."""


def _fit_names(samples: Sequence[Sample]) -> Points:
    vocabulary = _vocabulary(samples)
    indices: list[int] = []
    starts = [0]
    for one in samples:
        for index in _known(one):
            indices += sorted({vocabulary[name] for name in one.observed[index] if name in vocabulary})
            starts.append(len(indices))
    truths = _truths(samples)
    if not vocabulary or len(np.unique(truths)) < 2:  # noqa: PLR2004 - text and other blocks
        raise _too_few(samples)
    matrix = sparse.csr_matrix(
        (np.ones(len(indices), dtype=np.float32), indices, starts), (len(truths), len(vocabulary))
    )
    model = LogisticRegression(C=_SOFTNESS, solver="liblinear", max_iter=300, random_state=0)
    model.fit(matrix, truths, sample_weight=_importance(samples))
    points: Points = {kind: {} for kind in _KINDS} | {"": {"": round(1000 * float(model.intercept_[0]))}}
    for name, place in vocabulary.items():
        value = round(1000 * float(model.coef_[0][place]))
        if abs(value) >= _SMALLEST:
            kind, _, word = name.partition(":")
            points[kind][word] = value
    return points


def _too_few(samples: Sequence[Sample]) -> InputError:
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


def _said(one: Sample, points: Points) -> NDArray[np.float32]:
    """Give the column ``names`` as `newsscrape.label.features` would."""
    bias = points[""][""]
    totals = [
        bias + sum(points[kind].get(word, 0) for kind, _, word in (name.partition(":") for name in names))
        for names in one.observed
    ]
    return np.array(totals, dtype=np.float32) / np.float32(1000)


def _fit_trees(samples: Sequence[Sample], said: Sequence[NDArray[np.float32]]) -> list[object]:
    columns = sorted(samples[0].columns)
    rows = [
        np.stack([names if key == "names" else one.columns[key] for key in columns], axis=1)[_known(one)]
        for one, names in zip(samples, said, strict=True)
    ]
    data = lightgbm.Dataset(np.concatenate(rows), _truths(samples), weight=_importance(samples), feature_name=columns)
    model = lightgbm.train(dict(_TREE_RULES), data, _TREES)
    trees = [_nested(tree["tree_structure"], columns) for tree in model.dump_model()["tree_info"]]
    return [tree for tree in trees if isinstance(tree, list)]


def _nested(node: Mapping[str, Any], columns: Sequence[str]) -> object:
    if "leaf_value" in node:
        return round(1000 * node["leaf_value"])
    return [
        columns[node["split_feature"]],
        float(f"{node['threshold']:.{_DIGITS}g}"),
        round(1000 * node["internal_value"]),
        _nested(node["left_child"], columns),
        _nested(node["right_child"], columns),
    ]


def _known(one: Sample) -> list[int]:
    return [index for index, verdict in enumerate(one.verdicts) if verdict is not Verdict.UNKNOWN]


def _truths(samples: Sequence[Sample]) -> NDArray[np.int64]:
    return np.array([one.verdicts[index].value for one in samples for index in _known(one)])


def _importance(samples: Sequence[Sample]) -> NDArray[np.float64]:
    """Every page counts the same, one of which only segments are known less; its blocks by the root of their words."""
    found: list[float] = []
    for one in samples:
        sizes = [1 + min(one.words[index], _MAX_WORDS) ** 0.5 for index in _known(one)]
        whole = _PAGE_WEIGHT if one.gold.truth.text is not None else _SEGMENT_PAGE_WEIGHT
        found += [size * whole / max(sum(sizes), 1.0) for size in sizes]
    return np.array(found)


def _corpus(samples: Sequence[Sample]) -> str:
    digest = hashlib.sha256()
    for one in sorted(samples, key=lambda one: (one.gold.path.parent.parent.name, one.gold.id)):
        digest.update(one.gold.id.encode())
        digest.update(one.sha256)
    return digest.hexdigest()


def _dumps(corpus: str, names: Points, trees: Sequence[object]) -> str:
    """Give the weights as JSON, keys sorted; one line a word, one line a tree."""
    words = [
        f"{json.dumps(kind)}: {json.dumps(dict(sorted(names[kind].items())), ensure_ascii=False, indent=0)}"
        for kind in _KINDS
    ]
    lines = ",\n".join(json.dumps(tree) for tree in trees)
    parts = ",\n".join(words)
    head = f'{{"corpus": {json.dumps(corpus)},\n"names": {{"bias": {names[""][""]},\n{parts}}},\n'
    return f'{head}"trees": [\n{lines}\n]}}\n'
