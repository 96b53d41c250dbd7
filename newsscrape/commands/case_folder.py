"""``scrapy explain --case``: the folder of a page whose labels a person corrected."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

from newsscrape.errors import InputError
from newsscrape.extract import map_page, read_corrected
from newsscrape.isolate import Extractors, Reader
from newsscrape.model.article import Article
from newsscrape.model.case import Case
from newsscrape.model.extraction import Extraction
from newsscrape.model.page import Page
from newsscrape.policy.domains import registered_domain
from newsscrape.sinks.case import CaseFolder
from newsscrape.sinks.jsonl import encode_indented
from newsscrape.sources.files import read_file
from newsscrape.text import key_of

EXTRACTOR = "extractor"
"""The field that changes with every release, and is not compared."""


def make_case(case: Case, root: Path, seconds: float, memory: int) -> Path:
    """Write the folder of a case below a folder of cases, and give it.

    In: limits of time and memory for reading the page. What the page must give is what it gives by the corrected
    labels; fields that differ from what it gives today are noted as known to be wrong. Raises `InputError` where the
    page is read in other blocks than when the case was saved, `UsageError` and `StorageError` as `CaseFolder` does.
    """
    folder = CaseFolder(case, root)
    page = next(read_file(folder.begin())).content
    if not isinstance(page, Page):
        raise InputError(f"{folder.path}: {page.detail}")
    labels = tuple(block.label for block in case.blocks)
    today = _read(page, map_page, seconds, memory)
    if [key_of(block.text) for block in today.blocks] != [block.key for block in case.blocks]:
        raise InputError(
            f"{folder.path}: this version reads the page in other blocks than the one the case was saved with; "
            "explain the page anew and correct it again."
        )
    wanted = _read(page, partial(read_corrected, labels=labels), seconds, memory).outcome
    now, then = _object(today.outcome), _object(wanted)
    is_article = isinstance(wanted, Article) and isinstance(today.outcome, Article)
    wrong = [name for name in then if then[name] != now.get(name)] if is_article else []
    folder.label(registered_domain(folder.host))
    folder.expect(
        "article.json" if isinstance(today.outcome, Article) else "reject.json",
        encode_indented(wanted if is_article else today.outcome),
        wrong,
    )
    folder.publish()
    return folder.path


def _read(page: Page, read: Reader, seconds: float, memory: int) -> Extraction:
    with Extractors(1, seconds, memory, read) as extractors:
        return extractors.submit(page).result()


def _object(outcome: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(encode_indented(outcome))
    found.pop(EXTRACTOR, None)
    return found
