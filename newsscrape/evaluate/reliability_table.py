"""Reliability → a table for people, and what the kinds of confidence are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from rich.box import SIMPLE_HEAD
from rich.table import Table

from newsscrape.evaluate.reliability import RIGHT_PAGE, Reliability, Subject


class SubjectWords(NamedTuple):
    """What one kind of confidence is called."""

    says: str
    """What is judged."""
    confidence: str
    """What its confidence says."""
    right: str
    """What the share of right ones counts."""


SUBJECTS: Mapping[Subject, SubjectWords] = MappingProxyType(
    {
        Subject.PAGES: SubjectWords("records", "confidence", f"share whose text scores {RIGHT_PAGE} or more"),
        Subject.BLOCKS: SubjectWords("blocks, by the sets' texts", "chance of being text", "share that is text"),
        Subject.BLOCKS_BY_HAND: SubjectWords("blocks, labelled by hand", "chance of being text", "share that is text"),
    }
)


def reliability_table(found: Sequence[Reliability], floors: Mapping[str, float]) -> Table:
    """Give a row for each kind of confidence: judgements, mean confidence, share right, calibration error, floor."""
    table = Table(title="reliability of confidence", title_justify="left", box=SIMPLE_HEAD)
    table.add_column("(↓: less is better)", no_wrap=True)
    for head in ("number", "confidence", "right", "calibration error ↓", *(["floor"] if floors else [])):
        table.add_column(head, justify="right")
    for one in found:
        floor = floors.get(one.subject.value)
        cells = [*_means(one), f"{one.error:.4f}", *([f"{floor:.4f}" if floor is not None else ""] if floors else [])]
        table.add_row(SUBJECTS[one.subject].says, f"{one.number:,}", *cells)
    return table


def _means(one: Reliability) -> tuple[str, str]:
    number = max(one.number, 1)
    confidence = sum(each.number * each.confidence for each in one.bins) / number
    right = sum(each.number * each.right for each in one.bins) / number
    return (f"{confidence:.4f}", f"{right:.4f}")
