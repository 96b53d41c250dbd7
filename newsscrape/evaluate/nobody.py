"""The pages that name nobody as their author, judged by hand: the sets leave unknown authors out of their truth.

A file holds one JSON object: for each set by name, the ids of its pages on which neither print nor claims name a
person, an agency or the publication as author.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from newsscrape.errors import InputError
from newsscrape.evaluate.figures import Figures
from newsscrape.evaluate.measure import Measurement

Nobody: TypeAlias = Mapping[str, frozenset[str]]
"""Name of a set → ids of its pages that name nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """How often authors were given on pages of a set that name nobody."""

    dataset: str
    """The set's name."""
    pages: int
    """Its pages that name nobody."""
    given: tuple[str, ...]
    """The ids of those for which authors were given."""


def load_nobody(path: Path) -> Nobody:
    """Read such a file; raises `InputError` for one that cannot be read or has another shape."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read ({error}); expected lists of page ids by name of the set") from error
    if not isinstance(content, dict) or not all(map(_is_ids, content.values())):
        raise InputError(f"{path}: expected one JSON object with a list of page ids for each set")
    return {name: frozenset(ids) for name, ids in content.items()}


def invented_in(dataset: str, measurements: Iterable[Measurement], nobody: Nobody) -> Invented:
    """Count the authors given on the pages of a set that name nobody, and note where."""
    asked = [one for one in measurements if one.gold.id in nobody.get(dataset, ())]
    return Invented(dataset=dataset, pages=len(asked), given=tuple(one.gold.id for one in asked if one.answer.authors))


def invented_figures(found: Iterable[Invented]) -> Figures:
    """Give the share over all sets, for the floors; none where no page of them is known to name nobody."""
    known = list(found)
    pages = sum(one.pages for one in known)
    return {"authors_invented": sum(len(one.given) for one in known) / pages} if pages else {}


def invented_object(found: Iterable[Invented]) -> list[dict[str, object]]:
    """Give the counts as JSON objects, one a set."""
    return [{"dataset": one.dataset, "pages": one.pages, "given": list(one.given)} for one in found]


def _is_ids(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
