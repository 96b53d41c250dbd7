"""Labelled sets small enough to count by hand."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

MakeSet = Callable[..., Path]


@pytest.fixture
def make_set(tmp_path: Path) -> MakeSet:
    """Give a function that writes a set: its name, then for each page its truth and its markup."""

    def make(name: str, *pages: tuple[Mapping[str, object], str | bytes]) -> Path:
        folder = tmp_path / name
        (folder / "html").mkdir(parents=True)
        lines = []
        for number, (truth, markup) in enumerate(pages, start=1):
            page_id = f"page-{number}"
            body = markup.encode() if isinstance(markup, str) else markup
            (folder / "html" / f"{page_id}.html.gz").write_bytes(gzip.compress(body))
            lines.append(json.dumps({"id": page_id, "url": f"https://news.example/{number}", **truth}))
        (folder / "truth.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return folder

    return make


@pytest.fixture(scope="session")
def askers() -> Iterator[ModuleType]:
    """The functions beside this file, importable in children too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parent))
        yield import_module("askers")
