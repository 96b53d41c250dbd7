"""Tell which part of the domains a page belongs to, and which weights never saw it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from newsscrape.errors import InputError

FOLDS = 5
"""Parts the domains are cut into; a page is never judged by weights that saw its domain."""


def fold_of(domain: str | None) -> int:
    """Give the part (0 to FOLDS - 1) a registered domain belongs to."""
    return int(hashlib.sha256((domain or "").encode()).hexdigest(), 16) % FOLDS


def fold_files(folder: Path) -> tuple[Path, ...]:
    """Give the files ``0.json`` … that ``scrapy fit --folds`` wrote; raise `InputError` naming one that is missing."""
    paths = tuple(folder / f"{fold}.json" for fold in range(FOLDS))
    for path in paths:
        if not path.is_file():
            raise InputError(f"{path}: there is no such file; make the folder with scrapy fit --folds")
    return paths
