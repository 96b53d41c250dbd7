"""Times of publication read from pages by hand, and how many of the answers have the very minute.

A folder holds a file ``<set>.jsonl`` for each set, an object a line: ``id`` of a page of the set and ``published_at``,
the time to the minute with its distance from UTC (``2021-05-03T10:30+02:00``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from newsscrape.errors import InputError
from newsscrape.evaluate.figures import Figures
from newsscrape.evaluate.gold import Dataset
from newsscrape.evaluate.language_figures import UNTOLD
from newsscrape.evaluate.measure import Measurement
from newsscrape.policy.languages import primary

Times: TypeAlias = Mapping[Path, datetime]
"""Instant of publication in whole minutes, UTC, by the path of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeScore:
    """How many times of some pages are right."""

    pages: int
    """Pages whose time is known."""
    given: int
    """Those that were given a time."""
    right: int
    """Those that were given the very minute."""

    @property
    def share(self) -> float:
        """The share of all pages that were given the very minute."""
        return self.right / self.pages if self.pages else 0.0


def load_times(folder: Path, datasets: Sequence[Dataset]) -> Times:
    """Read the times of the pages of these sets; those of other sets are passed over.

    Raises `InputError` naming the folder that has none, or file and line of the first fault.
    """
    if not any(folder.glob("*.jsonl")):
        raise InputError(f"{folder}: holds no times; name a folder with <set>.jsonl")
    times: dict[Path, datetime] = {}
    for dataset in datasets:
        path = folder / f"{dataset.name}.jsonl"
        if path.is_file():
            times |= _times_of(path, {page.id: page.path for page in dataset.pages})
    return times


def score_times(times: Times, measurements: Iterable[Measurement]) -> Mapping[str, TimeScore]:
    """Give the score of the pages in each language, those with most pages first.

    In: the times, the measurements of pages with a time or without.
    """
    counts: dict[str, list[tuple[bool, bool]]] = {}
    for one in measurements:
        if (true := times.get(one.gold.path)) is not None:
            given = one.answer.published_at
            language = primary(one.gold.language) or UNTOLD
            counts.setdefault(language, []).append((given is not None, given is not None and _minute(given) == true))
    scores = {
        language: TimeScore(
            pages=len(found), given=sum(given for given, _ in found), right=sum(right for _, right in found)
        )
        for language, found in counts.items()
    }
    return dict(sorted(scores.items(), key=lambda item: (-item[1].pages, item[0])))


def total_of(scores: Iterable[TimeScore]) -> TimeScore:
    """Add up scores."""
    found = list(scores)
    return TimeScore(
        pages=sum(one.pages for one in found),
        given=sum(one.given for one in found),
        right=sum(one.right for one in found),
    )


def time_figures(total: TimeScore) -> Figures:
    """Give what floors can hold: ``right``, the share of pages given the very minute, and ``precision``."""
    return {"right": total.share, "precision": total.right / total.given if total.given else 0.0}


def _times_of(path: Path, pages: Mapping[str, Path]) -> dict[Path, datetime]:
    times = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            row = json.loads(line)
            page, instant = pages[row["id"]], _minute(row["published_at"])
        except KeyError as error:
            raise InputError(
                f"{path}, line {number}: {error} is missing, in the line or as a page of the set"
            ) from error
        except (ValueError, TypeError, AttributeError) as error:
            raise InputError(f"{path}, line {number}: expected id and published_at with its zone ({error})") from error
        times[page] = instant
    return times


def _minute(written: str) -> datetime:
    instant = datetime.fromisoformat(written)
    if instant.tzinfo is None:
        raise ValueError(f"{written!r} has no distance from UTC")
    return instant.astimezone(UTC).replace(second=0, microsecond=0)
