"""A folder of labelled pages → gold pages.

A set holds ``html/<id>.html.gz`` and ``truth.jsonl``, one object a page: ``id``, ``url``, ``lang`` and those of
``title``, ``authors``, ``date``, ``text``, ``paragraphs``, ``with``, ``without`` that are known.
"""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsscrape.errors import InputError
from newsscrape.evaluate.datasets import STORED, DatasetKind, kind_of
from newsscrape.evaluate.rows import rows_of
from newsscrape.model.page import Page
from newsscrape.sources.files import read_file

TRUTH_FILE = "truth.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What is known of a page; None means unknown, not absent from the page."""

    title: str | None = None
    """Headline."""
    authors: tuple[str, ...] | None = None
    """Names."""
    date: str | None = None
    """Calendar day, ``YYYY-MM-DD``; a day in any other form is right for no answer."""
    text: str | None = None
    """The whole text, paragraphs on lines of their own."""
    paragraphs: tuple[tuple[str, str], ...] | None = None
    """(kind, text), kind being summary, heading or paragraph."""
    wanted: tuple[str, ...] | None = None
    """Segments that belong to the text."""
    unwanted: tuple[str, ...] | None = None
    """Segments that do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPage:
    """A page with its truth; light enough to be sent to another process, for the bytes are read there."""

    id: str
    """Name within its set."""
    url: str | None
    """Address it was saved from."""
    domain: str | None
    """Registered domain of that address."""
    language: str | None
    """The ``lang`` of its ``html`` tag."""
    path: Path
    """The compressed page."""
    kind: DatasetKind
    """How the set is read."""
    truth: Truth
    """What is known."""

    @property
    def is_german(self) -> bool:
        """Whether the page calls itself German."""
        return (self.language or "").lower().startswith("de")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A set of labelled pages."""

    name: str
    """Folder name."""
    kind: DatasetKind
    """How it is read and measured."""
    pages: tuple[GoldPage, ...]
    """In the order of ``truth.jsonl``."""


def find_datasets(folder: Path) -> list[Path]:
    """Give the folder itself if it is a labelled set, else the sets right below it, by name.

    Raises `InputError` where there is no folder or no set.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder; name a folder with a {TRUTH_FILE} or one that holds such folders")
    if (folder / TRUTH_FILE).is_file():
        return [folder]
    below = sorted(path.parent for path in folder.glob(f"*/{TRUTH_FILE}"))
    if not below:
        raise InputError(f"{folder}: neither it nor a folder right below it holds a {TRUTH_FILE}, so there is no truth")
    return below


def load_dataset(folder: Path) -> Dataset:
    """Read the truth of a set and check that each of its pages is there.

    Raises `InputError` naming file and line for a truth that cannot be read, and the first page that is missing.
    """
    kind = kind_of(folder.name)
    pages = tuple(_gold_page(folder, kind, number, row) for number, row in rows_of(folder / TRUTH_FILE))
    if not pages:
        raise InputError(f"{folder / TRUTH_FILE}: holds no line, expected one JSON object a page")
    return Dataset(name=folder.name, kind=kind, pages=pages)


def load_page(gold: GoldPage) -> Page:
    """Read the bytes of a gold page as the page a tool gets; raises `InputError` if they cannot be unpacked."""
    if gold.kind is STORED:
        return _stored(gold.path)
    try:
        body = gzip.decompress(gold.path.read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{gold.path}: cannot be unpacked ({error}); restore the page") from error
    url = gold.url if gold.kind.gives_url else None
    return Page(body=body, url=url, headers=(("content-type", gold.kind.content_type),))


def _stored(path: Path) -> Page:
    content = next(read_file(path)).content
    if isinstance(content, Page):
        return content
    raise InputError(f"{path}: {content.detail}")


def _gold_page(folder: Path, kind: DatasetKind, number: int, row: dict[str, Any]) -> GoldPage:
    path = folder / "html" / f"{row['id']}.html.gz"
    if not path.is_file():
        raise InputError(f"{path}: missing, although line {number} of {folder / TRUTH_FILE} names it")
    try:
        truth = _truth(row)
    except (TypeError, KeyError, AttributeError) as error:
        raise InputError(
            f"{folder / TRUTH_FILE}, line {number}: a field has an unexpected shape ({error!r})"
        ) from error
    return GoldPage(
        id=row["id"],
        url=row.get("url"),
        domain=row.get("domain"),
        language=row.get("lang"),
        path=path,
        kind=kind,
        truth=truth,
    )


def _truth(row: dict[str, Any]) -> Truth:
    paragraphs = row.get("paragraphs")
    return Truth(
        title=row.get("title"),
        authors=_strings(row, "authors"),
        date=str(row["date"]) if "date" in row else None,
        text=row.get("text"),
        paragraphs=None if paragraphs is None else tuple((part["kind"], part["text"]) for part in paragraphs),
        wanted=_strings(row, "with"),
        unwanted=_strings(row, "without"),
    )


def _strings(row: dict[str, Any], key: str) -> tuple[str, ...] | None:
    return None if key not in row else tuple(row[key])
