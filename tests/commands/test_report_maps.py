"""Page maps beside a report, of pages that lie in an archive."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from scrapy.settings import Settings

from newsscrape.archive.writer import Archive, ArchiveWriter
from newsscrape.commands import report_maps
from newsscrape.commands.report_maps import write_maps
from newsscrape.extract import read_page
from newsscrape.model.end_state import EndKind, EndState
from newsscrape.model.page import Page
from newsscrape.model.reject import Reason, Reject
from newsscrape.sinks.run import RunFiles
from newsscrape.sources.found import Found
from newsscrape.sources.runs import Line, find_run

TEXT = "Am Montag lag das Boot mit der Nummer sieben noch am alten Anleger fest. " * 4
BODY = f"<html><head><title>Strom</title></head><body><article><h1>Strom</h1><p>{TEXT}</p></article></body></html>"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        {
            "NEWSSCRAPE_OUTPUT": str(tmp_path),
            "NEWSSCRAPE_WORKERS": 1,
            "NEWSSCRAPE_PAGE_SECONDS": 10.0,
            "NEWSSCRAPE_PAGE_MEMORY": 2**30,
        }
    )


def test_a_page_in_the_archive_has_a_map_and_another_has_none(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "archive").mkdir()
    writer = ArchiveWriter(Archive(tmp_path / "archive", "news", "R", 10**9))
    kept = writer.write(Page(body=BODY.encode(), url="https://kurier.com/a", http_status=200))
    writer.close()
    files = RunFiles(tmp_path, "news", "R", "2026-11-02T10:00:00Z")
    for page in (kept, replace(kept, capture=None)):
        files.write(read_page(page))
    files.close("2026-11-02T10:05:00Z", 0)
    lines = [*find_run(tmp_path, None).records()]
    maps = write_maps(lines, tmp_path / "reports" / "Run 1", settings)
    assert maps == {lines[0].place: "Run%201/001.html"}
    assert "Am Montag lag das Boot" in (tmp_path / "reports/Run 1/001.html").read_text(encoding="utf-8")
    assert write_maps(lines[1:], tmp_path / "none", settings) == {}
    assert not (tmp_path / "none").exists()


def test_a_page_that_cannot_be_read_any_more_has_none(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = Reject.of(Page(body=b""), Reason.UNREADABLE, "x.")
    monkeypatch.setattr(report_maps, "read_recorded", lambda *_: Found(content=broken, place="x"))
    line = Line(content={}, end=EndState(kind=EndKind.REJECT), place="R.jsonl:1")
    assert write_maps([line], tmp_path, settings) == {}
