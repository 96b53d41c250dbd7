"""Pages labelled by hand → what blocks that are no text look like, reproducibly."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from newsscrape.errors import InputError
from newsscrape.evaluate.gold import load_page
from newsscrape.evaluate.labels import HandLabels, LabelledGold, match
from newsscrape.label.facts import facts_of
from newsscrape.label.groups import PathGroups
from newsscrape.label.judge import judge
from newsscrape.label.looks import ALL, block_signs, place_signs
from newsscrape.label.signs import ZONES, signs_of
from newsscrape.label.tables import with_table_heads
from newsscrape.model.label import Label
from newsscrape.model.weights import Weights
from newsscrape.read.document import read
from newsscrape.text import key_of

_MIN_DOMAINS = 3
_SOFTNESS = 0.1
_ROUNDS = 400
_SMALLEST = 20
_RARITY = 0.3
_LEAST = 3
_NOT_LEARNED = frozenset((Label.BODY, Label.HEADING, Label.HEADLINE))
"""What is told otherwise: text by its score, the headline by the page's claims."""


class Shown(NamedTuple):
    """One page labelled by hand, looked at."""

    hand: HandLabels
    """What a person said of it."""
    blocks: Sequence[tuple[Label, tuple[str, ...]]]
    """The blocks that are no text: the label and the signs of each."""


def show(labelled: LabelledGold, weights: Weights) -> Shown:
    """Look at one labelled page; the weights say where about the text is."""
    document = read(load_page(labelled.gold))
    facts = facts_of(document, weights.names)
    judged = judge(facts, weights)
    signs = signs_of(facts, judged.columns, with_table_heads(facts, judged.chances))
    groups = PathGroups(facts.paths, len(document.tree.ways))
    blocks = []
    for place, index in match(labelled.hand, [key_of(block.text) for block in document.blocks]):
        label = labelled.hand.blocks[place].label
        if label not in _NOT_LEARNED:
            zone = ZONES[signs.zones[index]]
            of_place = [sign.replace("{}", zone) for sign in place_signs(facts, facts.numbers[index], groups)]
            blocks.append((label, (*of_place, *block_signs(signs, index))))
    return Shown(labelled.hand, blocks)


def fit_looks(pages: Sequence[Shown]) -> str:
    """Fit on all pages and give what was learned as JSON; raise `InputError` when they are too few."""
    vocabulary = _vocabulary(pages)
    labels = sorted({label for page in pages for label, _ in page.blocks})
    if not vocabulary or len(labels) < _LEAST:
        raise InputError(f"the {len(pages)} labelled pages are too few: name sets that more of them are of")
    columns: list[int] = []
    starts = [0]
    for page in pages:
        for _, signs in page.blocks:
            columns += [vocabulary[sign] for sign in signs if sign in vocabulary]
            starts.append(len(columns))
    matrix = sparse.csr_matrix(
        (np.ones(len(columns), dtype=np.float64), columns, starts), (len(starts) - 1, len(vocabulary))
    )
    model = LogisticRegression(C=_SOFTNESS, max_iter=_ROUNDS)
    model.fit(matrix, [str(label) for page in pages for label, _ in page.blocks], sample_weight=_importance(pages))
    coefficients = np.rint(1000 * model.coef_.T).astype(int).tolist()
    points = {sign: coefficients[place] for sign, place in vocabulary.items()}
    kept = {sign: row for sign, row in points.items() if max(map(abs, row)) >= _SMALLEST}
    kept[ALL] = np.rint(1000 * model.intercept_).astype(int).tolist()
    return _dumps(_corpus(pages), [str(label) for label in model.classes_], kept)


def _vocabulary(pages: Sequence[Shown]) -> Mapping[str, int]:
    """Give a number to each of the signs seen on enough domains to say something of a new one."""
    domains: defaultdict[str, set[str]] = defaultdict(set)
    for page in pages:
        for sign in {sign for _, signs in page.blocks for sign in signs}:
            domains[sign].add(page.hand.domain)
    return {sign: i for i, sign in enumerate(sorted(s for s, seen in domains.items() if len(seen) >= _MIN_DOMAINS))}


def _importance(pages: Sequence[Shown]) -> NDArray[np.float64]:
    """Weigh each block: a page counts by the root of its blocks, a label more the rarer it is, so that none rules."""
    counts = Counter(label for page in pages for label, _ in page.blocks)
    found = np.array(
        [len(page.blocks) ** -0.5 * counts[label] ** -_RARITY for page in pages for label, _ in page.blocks]
    )
    weighed: NDArray[np.float64] = found * (len(found) / found.sum())
    return weighed


def _corpus(pages: Sequence[Shown]) -> str:
    digest = hashlib.sha256()
    for page in sorted(pages, key=lambda one: (one.hand.dataset, one.hand.id)):
        digest.update(page.hand.id.encode())
        digest.update(bytes.fromhex(page.hand.content_sha256))
    return digest.hexdigest()


def _dumps(corpus: str, labels: Sequence[str], points: Mapping[str, Sequence[int]]) -> str:
    """Give it as JSON, one line a sign, sorted."""
    rows = ",\n".join(
        f"{json.dumps(sign, ensure_ascii=False)}: {json.dumps(row)}" for sign, row in sorted(points.items())
    )
    return f'{{"corpus": {json.dumps(corpus)},\n"labels": {json.dumps(labels)},\n"points": {{\n{rows}\n}}}}\n'
