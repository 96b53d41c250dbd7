"""What a new version of the extraction changes → a page, and lines."""

from __future__ import annotations

from collections.abc import Iterator

from newsscrape.report.frame import framed
from newsscrape.report.record_diff import Kind, RecordDiff

_WORDS = {
    Kind.CHANGED: "articles with other fields",
    Kind.LOST: "articles that are none any more",
    Kind.GAINED: "rejects that are articles now",
    Kind.OTHER_REASON: "rejects with another reason",
    Kind.ONLY_OLD: "pages that only the old records have",
    Kind.ONLY_NEW: "pages that only the new records have",
    Kind.ABOUT_ONLY: "articles of which only confidence, sources, boilerplate or warnings differ",
    Kind.SAME: "pages without any difference",
}


def diff_page(diff: RecordDiff, old: str, new: str, limit: float | None) -> str:
    """Give the page; in: what differs, the two files, and the share of pages that may change, where there is one."""
    return framed(
        "diff",
        "What the new records change",
        {
            "diff": diff,
            "old": old,
            "new": new,
            "limit": limit,
            "kinds": [(words, diff.kinds[kind], diff.ends.get(kind, ())) for kind, words in _WORDS.items()],
        },
    )


def diff_lines(diff: RecordDiff) -> Iterator[str]:
    """Say it in short."""
    yield f"{diff.changed} of {diff.pages} pages changed ({diff.share:.2%})."
    for kind, words in _WORDS.items():
        if diff.kinds[kind]:
            yield f"  {diff.kinds[kind]} {words}"
    for name, counts in diff.most():
        yield f"  {name}: {counts.changed} changed, {counts.came} came, {counts.went} went"
