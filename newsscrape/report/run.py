"""A run, or the history of an article, as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from newsscrape.ledger.versions import Version
from newsscrape.report.changes import changes_between

_COUNTS = ("pages", "articles", "unchanged", "rejects", "failures")


def run_lines(manifest: Mapping[str, Any], changed: Sequence[tuple[Version, Version]]) -> Iterator[str]:
    """Say what a run did.

    In: its manifest, and each article that changed as its version before and the new one.
    """
    counts = ", ".join(f"{manifest[name]} {name}" for name in _COUNTS)
    span = f"{manifest['started_at']} to {manifest['finished_at']}"
    yield f"Run {manifest['run']} of {manifest['spider']}, {span}: {counts}."
    for alarm in manifest.get("alarms", ()):
        yield f"  Drift: {alarm['sentence']}"
    for reason, number in sorted(manifest["rejects_by_reason"].items(), key=lambda entry: (-entry[1], entry[0])):
        yield f"  {number} {reason}"
    for old, new in changed:
        yield ""
        yield from version_lines(old, new)


def history_lines(versions: Sequence[Version]) -> Iterator[str]:
    """Say how an article changed from version to version; in: its versions, the first first."""
    first = versions[0]
    yield f"{first.key}: {len(versions)} version{'s' * (len(versions) > 1)}, first seen by run {first.run}."
    for old, new in pairwise(versions):
        yield ""
        yield from version_lines(old, new)


def version_lines(old: Version, new: Version) -> Iterator[str]:
    """Say what a version changed."""
    yield f"{new.key}, version {new.number} by run {new.run}: {', '.join(new.changes)}"
    for change in changes_between(old.record, new.record, new.changes):
        yield f"  {change.field}: {' '.join(change.marked.split())}"
