"""A corrected page → the folder that the golden tests, ``scrapy sites check`` and ``scrapy fit`` read.

``<host>/<slug>/`` with ``page.html``, ``page.toml`` (where the page came from, and which fields are known to be given
wrongly), ``labels.json`` and the record or reject that it must give.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import tomlkit

from newsscrape.errors import StorageError, UsageError
from newsscrape.model.case import Case
from newsscrape.model.instant import written

CASES = "pages"
"""The set that labels in such folders name as theirs."""
PAGE, SIDECAR, LABELS = "page.html", "page.toml", "labels.json"
_NO_HOST = "unknown"
_LONGEST_SLUG = 60


class CaseFolder:
    """A folder on its way to its name."""

    def __init__(self, case: Case, root: Path) -> None:
        """In: the case, and the folder of all cases; raises `UsageError` where this page's folder is there already."""
        self._case = case
        parts = urlsplit(case.page.url or "")
        self.host = parts.hostname or _NO_HOST
        slug = parts.path.strip("/").replace("/", "-")[-_LONGEST_SLUG:].strip("-.")
        self.name = f"{self.host}/{slug or hashlib.sha256(case.page.body).hexdigest()[:12]}"
        self.path = root / self.name
        self.part = self.path.with_name(f"{self.path.name}.part")
        if self.path.exists():
            raise UsageError(f"{self.path}: there is a case of this page already; remove it first.")

    def begin(self) -> Path:
        """Write the page and where it came from, and give the page's path; raises `StorageError`."""
        page = self._case.page
        try:
            shutil.rmtree(self.part, ignore_errors=True)
            self.part.mkdir(parents=True)
            (self.part / PAGE).write_bytes(page.body)
        except OSError as error:
            raise self._refused(error) from error
        self._tell(())
        return self.part / PAGE

    def label(self, domain: str | None) -> None:
        """Write the labels; in: the page's registered domain."""
        case = self._case
        head = {
            "dataset": CASES,
            "id": self.name,
            "content_sha256": hashlib.sha256(case.page.body).hexdigest(),
            "language": case.language,
            "domain": domain or _NO_HOST,
        }
        blocks = ",\n".join(json.dumps([place, *block]) for place, block in enumerate(case.blocks))
        self._write(LABELS, f'{json.dumps(head, ensure_ascii=False)[:-1]}, "blocks": [\n{blocks}\n]}}\n')

    def expect(self, name: str, expected: bytes, wrong: Sequence[str]) -> None:
        """Write what the page must give, and the fields that it does not give so yet."""
        self._write(name, expected.decode("utf-8"))
        self._tell(wrong)

    def publish(self) -> None:
        """Give the folder its name."""
        try:
            self.part.replace(self.path)
        except OSError as error:
            raise self._refused(error) from error

    def _tell(self, wrong: Sequence[str]) -> None:
        """Write where the page came from, and which fields of its record are known to be given wrongly."""
        page = self._case.page
        table = {
            "url": page.url,
            "fetched_at": written(page.fetched_at) if page.fetched_at else None,
            "http_status": page.http_status,
            "known_wrong": list(wrong) or None,
            "known_wrong_reason": "Labels that a person corrected are not given yet." if wrong else None,
            "headers": dict(page.headers) or None,
        }
        self._write(SIDECAR, tomlkit.dumps({key: value for key, value in table.items() if value is not None}))

    def _write(self, name: str, text: str) -> None:
        try:
            (self.part / name).write_text(text, encoding="utf-8")
        except OSError as error:
            raise self._refused(error) from error

    def _refused(self, error: OSError) -> StorageError:
        return StorageError(f"{self.path}: cannot be written ({error.strerror or error}).")
