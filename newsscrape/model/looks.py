"""How much each sign speaks for each label of a block that is no text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newsscrape.model.label import Label


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Looks:
    """All that was learned from labels given by hand."""

    corpus: str
    """SHA-256 over the identifiers and bytes of the pages fitted on, hexadecimal."""
    labels: tuple[Label, ...]
    """The labels told apart, at least one; of equals the first."""
    points: Mapping[str, tuple[int, ...]]
    """By sign, as ``kind:value``, the points for each of the labels, in thousandths of log-odds."""


NO_LOOKS = Looks(corpus="", labels=(Label.OTHER,), points={})
"""Nothing learned: whatever no rule names is something else."""
