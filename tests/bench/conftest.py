"""A labelled set of two small pages."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from newsscrape.bench.article_pages import article_page
from newsscrape.bench.sample import sample
from newsscrape.evaluate.gold import GoldPage


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    folder = tmp_path / "wcxb"
    (folder / "html").mkdir(parents=True)
    lines = []
    for name, body in (("article", article_page(6_000).body), ("blank", b"<html><body></body></html>")):
        (folder / "html" / f"{name}.html.gz").write_bytes(gzip.compress(body))
        lines.append(json.dumps({"id": name, "url": f"https://{name}.example/2026/ferry.html"}))
    (folder / "truth.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


@pytest.fixture
def golds(labelled: Path) -> tuple[GoldPage, ...]:
    return sample([labelled], 2)
