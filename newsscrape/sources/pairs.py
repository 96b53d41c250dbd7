"""Two files of records of the same pages → their lines, the two of each page together."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from newsscrape.errors import InputError

_ENDING = ".jsonl"


class Pair(NamedTuple):
    """What two runs made of a page."""

    old: Mapping[str, Any] | None
    """The record or reject of the earlier; None where it had none."""
    new: Mapping[str, Any] | None
    """That of the later."""


class _Place(NamedTuple):
    file: Path
    offset: int


def rejects_beside(records: Path) -> Path:
    """Give where the rejects lie that belong to a file of records."""
    return records.with_name(f"{records.name.removesuffix(_ENDING)}.rejects{_ENDING}")


def paired(old: Path, new: Path) -> Iterator[Pair]:
    """Yield each page with its two lines.

    In: the files of records of two runs; the rejects beside them are read too, where there are any. Out: the pages of
    the new one in its order, then those that only the old one has. A page is told by the digest of its bytes and the
    address it was asked for. Only places are held in memory. Raises `InputError` where a file cannot be read.
    """
    known: defaultdict[int, deque[_Place]] = defaultdict(deque)
    for place, content in _lines(old):
        known[_key(content)].append(place)
    for _, content in _lines(new):
        places = known.get(_key(content))
        yield Pair(_at(places.popleft()) if places else None, content)
    for place in sorted(place for places in known.values() for place in places):
        yield Pair(_at(place), None)


def _lines(records: Path) -> Iterator[tuple[_Place, Mapping[str, Any]]]:
    rejects = rejects_beside(records)
    for path in (records, rejects) if rejects.is_file() else (records,):
        offset = 0
        try:
            with path.open("rb") as file:
                for line in file:
                    yield _Place(path, offset), _object(line)
                    offset += len(line)
        except (OSError, ValueError, RecursionError) as error:
            raise InputError(
                f"{path}: cannot be read ({error}); expected records as newsscrape writes them."
            ) from error


def _at(place: _Place) -> Mapping[str, Any]:
    with place.file.open("rb") as file:
        file.seek(place.offset)
        return _object(file.readline())


def _object(line: bytes) -> Mapping[str, Any]:
    content = json.loads(line)
    if not isinstance(content, dict):
        raise ValueError("a line that is no object")  # noqa: TRY004 - as any other line that is none of ours
    return content


def _key(content: Mapping[str, Any]) -> int:
    return hash((content.get("content_sha256"), content.get("requested_url") or content.get("url")))
