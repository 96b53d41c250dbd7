"""The files a run left in an output folder → its manifest, records and rejects."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsscrape.errors import InputError
from newsscrape.model.end_state import EndKind, EndState
from newsscrape.model.reject import Reason

_MANIFEST = ".manifest.json"
_FAILURES = frozenset(reason.value for reason in Reason if reason.is_failure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A record or a reject, and where it stands."""

    content: Mapping[str, Any]
    """What it holds."""
    end: EndState
    """The same as the end of a page."""
    place: str
    """Path of its file, and its number in it from 1: ``output/articles/news-R.jsonl:3``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRun:
    """A run that has ended."""

    folder: Path
    """Where its files lie."""
    manifest: Mapping[str, Any]
    """Its manifest."""

    @property
    def name(self) -> str:
        """Give its identifier."""
        return str(self.manifest["run"])

    def records(self) -> Iterator[Line]:
        """Give its records, in their order; raises `InputError` where the file cannot be read."""
        return self._lines(self.manifest["files"][0]["name"])

    def rejects(self) -> Iterator[Line]:
        """Give its rejects and failures, in their order; raises `InputError` where the file cannot be read."""
        return self._lines(self.manifest["files"][1]["name"])

    def _lines(self, name: str) -> Iterator[Line]:
        path = self.folder / name
        try:
            with path.open("rb") as file:
                for number, line in enumerate(file, start=1):
                    content = json.loads(line)
                    yield Line(content=content, end=_end(content, line), place=f"{path}:{number}")
        except (OSError, ValueError) as error:
            raise InputError(f"{path}: cannot be read ({error}); is it as the run left it?") from error


def find_run(output: Path, run: str | None) -> KeptRun:
    """Find a run in an output folder, the latest where none is named; raises `InputError` where there is none."""
    folder = output / "articles"
    found = sorted(folder.glob(f"*{_MANIFEST}"), key=lambda path: path.name.rpartition("-")[2])
    named = [path for path in found if run is None or path.name.removesuffix(_MANIFEST).endswith(f"-{run}")]
    if not named:
        known = ", ".join(path.name.removesuffix(_MANIFEST).rpartition("-")[2] for path in found[-3:])
        raise InputError(f"{run or output}: there is no such run; the latest are: {known or 'none'}.")
    try:
        manifest = json.loads(named[-1].read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{named[-1]}: cannot be read ({error}); is it as the run left it?") from error
    return KeptRun(folder=folder, manifest=manifest)


def _end(content: Mapping[str, Any], line: bytes) -> EndState:
    reason = content.get("reason")
    if reason is None:
        return EndState(kind=EndKind.ARTICLE, line=line)
    kind = EndKind.FAILURE if reason in _FAILURES else EndKind.REJECT
    return EndState(kind=kind, reason=reason, line=line)
