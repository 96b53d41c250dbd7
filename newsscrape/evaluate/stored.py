"""Stored pages: a page, where it came from, and the record or reject it must give, in a folder of its own."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsscrape.errors import InputError
from newsscrape.model.page import Page
from newsscrape.sources.files import read_file
from newsscrape.sources.sidecar import PAGE_TOML

PAGE = "page.html"
RECORD, REJECT = "article.json", "reject.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPage:
    """What lies in ``<host>/<slug>/``."""

    folder: Path
    """Where it lies."""
    page: Page
    """The page."""
    is_article: bool
    """Whether ``article.json`` lies beside it, and not ``reject.json``."""
    expected: Mapping[str, Any]
    """The record or reject it must give."""
    known_wrong: frozenset[str]
    """Fields known not to be given as they should."""


def stored_pages(folder: Path) -> tuple[StoredPage, ...]:
    """Give the stored pages under a folder, sorted; raise `InputError` for one that cannot be read."""
    return tuple(_stored(path.parent) for path in sorted(folder.glob(f"*/*/{PAGE}")))


def _stored(folder: Path) -> StoredPage:
    page = next(read_file(folder / PAGE)).content
    if not isinstance(page, Page):
        raise InputError(f"{folder / PAGE}: {page.detail}")
    is_article = (folder / RECORD).is_file()
    return StoredPage(
        folder=folder,
        page=page,
        is_article=is_article,
        expected=_expected(folder / (RECORD if is_article else REJECT)),
        known_wrong=_known_wrong(folder / PAGE_TOML),
    )


def _expected(path: Path) -> Mapping[str, Any]:
    try:
        expected = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(
            f"{path}: expected the page's record or reject as JSON ({error}); store the page anew."
        ) from None
    if not isinstance(expected, dict):
        raise InputError(f"{path}: expected one JSON object; store the page anew.")
    return expected


def _known_wrong(sidecar: Path) -> frozenset[str]:
    """Read the one key of ``page.toml`` that tells nothing of the page; its form was checked with the page."""
    return (
        frozenset(tomllib.loads(sidecar.read_text(encoding="utf-8")).get("known_wrong", ()))
        if sidecar.is_file()
        else frozenset()
    )
