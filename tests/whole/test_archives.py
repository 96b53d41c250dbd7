"""The archives that ship with the project are read as any other's: WARC and WET, record by record."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.usefixtures("programs_uncovered")

ROOT = Path(__file__).parents[2]
ARCHIVES = ROOT / "fixtures" / "archives"


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, object]]:
    out = tmp_path_factory.mktemp("archives") / "out.jsonl"
    command = [sys.executable, "-m", "scrapy", "reextract", str(ARCHIVES), "-O", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    with out.open(encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return {str(record["url"]): record for record in found}


def test_every_page_of_every_archive_becomes_a_record(records: dict[str, dict[str, object]]) -> None:
    assert sorted(records) == [
        "http://elbkurier.example/10418/elbfaehre-bleibt-laenger-im-dock",
        "http://harbourledger.example/sport/rowers-hold-on-by-a-canvas",
        "http://markthallenbote.example/lokales/markthalle-oeffnet-wieder-am-abend",
    ]


def test_a_record_says_where_its_page_lies_and_when_it_was_fetched(records: dict[str, dict[str, object]]) -> None:
    record = records["http://harbourledger.example/sport/rowers-hold-on-by-a-canvas"]
    capture = record["capture"]
    assert isinstance(capture, dict)
    assert capture["file"] == "two-papers.warc.gz"
    assert (ARCHIVES / "two-papers.warc.gz").stat().st_size == capture["offset"] + capture["length"]
    assert record["fetched_at"] == "2025-04-10T12:00:00Z"


def test_a_text_capture_gives_headline_time_and_text(records: dict[str, dict[str, object]]) -> None:
    record = records["http://markthallenbote.example/lokales/markthalle-oeffnet-wieder-am-abend"]
    assert record["headline"] == "Markthalle öffnet wieder am Abend"
    assert record["section"] == "Lokales"
    assert record["published_raw"] == "14.03.2025 18:20"
    assert record["reading_time_minutes"] == 2
    text = record["text"]
    assert isinstance(text, str)
    assert text.startswith("Die Händler der alten Markthalle")
    assert text.endswith("genug Kundschaft kommt.")
