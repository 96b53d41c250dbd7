"""Which part of the domains does a page belong to, and which weights never saw it?"""

from __future__ import annotations

import hashlib
from pathlib import Path

from newsscrape.errors import InputError
from newsscrape.model.weights import Weights
from newsscrape.policy.weights import weights_from

FOLDS = 5
"""Parts the domains are cut into; a page is never judged by weights that saw its domain."""


def fold_of(domain: str | None) -> int:
    """Give the part (0 to FOLDS - 1) a registered domain belongs to."""
    return int(hashlib.sha256((domain or "").encode()).hexdigest(), 16) % FOLDS


def load_folds(folder: Path) -> tuple[Weights, ...]:
    """Read ``0.json`` … of a folder that ``scrapy fit --folds`` wrote; raise `InputError` naming a file missing."""
    weights = []
    for fold in range(FOLDS):
        path = folder / f"{fold}.json"
        try:
            text = path.read_text(encoding="utf-8")
        except OSError as error:
            raise InputError(f"{path}: cannot be read ({error.strerror}); make it with scrapy fit --folds") from error
        weights.append(weights_from(text, str(path)))
    return tuple(weights)
