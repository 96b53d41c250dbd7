"""Truths that the page itself contradicts, so that nobody tunes to them: ``fixtures/disputed.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from newsscrape.errors import InputError
from newsscrape.evaluate.datasets import TextMetric
from newsscrape.evaluate.figures import Figures, ScoredPage, figures_of
from newsscrape.evaluate.measure import Measurement

_KEYS = frozenset(("set", "id", "field", "truth", "evidence"))


class DisputedField(StrEnum):
    """Fields of a truth."""

    TITLE = "title"
    AUTHORS = "authors"
    DATE = "date"
    TEXT = "text"


_SCORES = {
    DisputedField.TITLE: ("title_exact", "title_words"),
    DisputedField.AUTHORS: ("authors",),
    DisputedField.DATE: ("day",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A truth that is wrong."""

    dataset: str
    """Name of the set."""
    id: str
    """The page's name within it."""
    field: DisputedField
    """What of its truth is wrong."""
    truth: str
    """What the truth says, in a few words."""
    evidence: str
    """What the page says, in a few words."""


def load_disputes(path: Path) -> tuple[Dispute, ...]:
    """Read the list; raise `InputError` naming the file, and the first entry that is not as it must be."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read as TOML ({error})") from error
    return tuple(_dispute(path, number, row) for number, row in enumerate(raw.get("disputed", ()), start=1))


def undisputed_figures(metric: TextMetric, measurements: Iterable[Measurement], disputes: Sequence[Dispute]) -> Figures:
    """Give the figures of a set as they are where disputed truths do not count; a disputed text leaves its page out."""
    fields: dict[str, set[DisputedField]] = {}
    for dispute in disputes:
        fields.setdefault(dispute.id, set()).add(dispute.field)
    scored = []
    for one in measurements:
        wrong = fields.get(one.gold.id, set())
        if DisputedField.TEXT not in wrong:
            left_out = {name for field in wrong for name in _SCORES[field]}
            score = {name: value for name, value in one.score.items() if name not in left_out}
            scored.append(ScoredPage(is_german=one.gold.is_german, score=score))
    return figures_of(metric, scored)


def _dispute(path: Path, number: int, row: object) -> Dispute:
    if not isinstance(row, dict) or set(row) != _KEYS or not all(isinstance(value, str) for value in row.values()):
        raise InputError(f"{path}: entry {number} must have the strings {', '.join(sorted(_KEYS))} and nothing else")
    if row["field"] not in set(DisputedField):
        raise InputError(f"{path}: entry {number}: field is {row['field']!r}, expected {', '.join(DisputedField)}")
    return Dispute(
        dataset=row["set"],
        id=row["id"],
        field=DisputedField(row["field"]),
        truth=row["truth"],
        evidence=row["evidence"],
    )
