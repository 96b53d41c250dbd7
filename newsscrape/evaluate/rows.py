"""Files of JSON Lines about pages of a set, each line an object with the page's ``id``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsscrape.errors import InputError


def rows_of(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the number and the object of each line; raises `InputError` naming the first line that is none."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                row = json.loads(line)
            except ValueError as error:
                raise InputError(f"{path}, line {number}: not JSON ({error})") from error
            if not isinstance(row, dict) or not isinstance(row.get("id"), str):
                raise InputError(f"{path}, line {number}: expected an object with an id")
            yield number, row
