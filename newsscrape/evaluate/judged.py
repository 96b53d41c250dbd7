"""Verdicts of a person on fields the sets know nothing of → checked truth, and how the records do against it.

A file ``<set>.jsonl`` holds one object a page: ``id`` and, of the fields of `JudgedField`, those that were judged: the
right value, null where the page tells none. Sections stand there as keys (`newsscrape.text.key_of`), for
the page's words are not stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from newsscrape.errors import InputError
from newsscrape.evaluate.figures import Figures
from newsscrape.evaluate.judged_fields import JudgedField
from newsscrape.evaluate.rows import rows_of
from newsscrape.text import key_of

Verdict: TypeAlias = bool | float | str | None


Verdicts: TypeAlias = Mapping[JudgedField, Verdict]
Judged: TypeAlias = Mapping[str, Mapping[str, Verdicts]]
"""By set, then by page."""


class Said(NamedTuple):
    """What a record says of a field beside what is right."""

    right: Verdict
    said: Verdict


class FieldScore(NamedTuple):
    """How right one field is."""

    pages: int
    """Pages judged."""
    known: int
    """Of these, pages that tell a value."""
    said: int
    """Pages the records give a value for."""
    right: int
    """Values that are right."""

    @property
    def precision(self) -> float:
        """Of the values given, the share that is right; 1 where none is given."""
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        """Of the values the pages tell, the share that is given and right; 1 where they tell none."""
        return self.right / self.known if self.known else 1.0


def load_judged(folder: Path) -> Judged:
    """Read all files of verdicts in a folder; raise `InputError` naming the folder that has none, or file and line."""
    paths = sorted(folder.glob("*.jsonl"))
    if not paths:
        raise InputError(f"{folder}: holds no verdicts; name a folder with <set>.jsonl")
    return {path.stem: dict(_verdicts(path)) for path in paths}


def said_of(field: JudgedField, value: object) -> Verdict:
    """Give a record's value in the form verdicts have."""
    if field is JudgedField.SECTION:
        return key_of(value) if isinstance(value, str) else None
    return value if isinstance(value, (bool, int, float)) else None


def score_of(pairs: Sequence[Said]) -> FieldScore:
    """Count over the pages of one field."""
    return FieldScore(
        pages=len(pairs),
        known=sum(_tells(pair.right) for pair in pairs),
        said=sum(_tells(pair.said) for pair in pairs),
        right=sum(_tells(pair.said) and pair.said == pair.right for pair in pairs),
    )


def judged_figures(scores: Mapping[JudgedField, FieldScore]) -> Figures:
    """Give the figures that floors can hold: precision and recall of each field."""
    return {
        f"{field}_{name}": value
        for field, score in scores.items()
        for name, value in (("precision", score.precision), ("recall", score.recall))
    }


def judged_object(scores: Mapping[JudgedField, FieldScore]) -> dict[str, object]:
    """Give the scores as a JSON object."""
    return {
        str(field): {**score._asdict(), "precision": round(score.precision, 6), "recall": round(score.recall, 6)}
        for field, score in scores.items()
    }


def _tells(verdict: Verdict) -> bool:
    return verdict is not None


def _verdicts(path: Path) -> Iterable[tuple[str, Verdicts]]:
    for number, row in rows_of(path):
        yield row.pop("id"), {_field(path, number, name): _verdict(path, number, row[name]) for name in row}


def _field(path: Path, number: int, name: str) -> JudgedField:
    try:
        return JudgedField(name)
    except ValueError:
        known = ", ".join(JudgedField)
        raise InputError(f"{path}, line {number}: {name} is no field that is judged; known are {known}") from None


def _verdict(path: Path, number: int, value: object) -> Verdict:
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    raise InputError(f"{path}, line {number}: a verdict is {value!r}, expected true, false, a number, a key or null")
