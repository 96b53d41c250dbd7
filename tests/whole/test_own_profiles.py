"""Profiles of one's own act in a whole crawl: cookies, pace, what is obeyed, selectors; and in reading its archive."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
HOSTS = ("layer.example", "sheet.example", "pace.example", "wishes.example")
PROFILES = {
    "layer.example": '[cookies]\nzustimmung = "ja"\n',
    "pace.example": "delay_seconds = 0.6\n",
    "wishes.example": 'obey = ["noindex", "noarchive", "tdm-reservation"]\n[selectors]\nheadline = "title"\n',
}
RESERVED = {"index": "noindex", "kopie": "article", "zitat": "article", "rechte": "tdm_reserved"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sites")
    for host, content in PROFILES.items():
        (folder / f"{host}.toml").write_text(content, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def crawled(crawls: Any, polite_site: Any, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - tests/conftest.py
    """One run over all hosts, one of which has no profile."""
    fronts = ",".join(f"http://{host}/" for host in HOSTS)
    environment = polite_site.environment(*HOSTS, "consent.walls.example")
    given = ("-a", f"url={fronts}", "-s", f"NEWSSCRAPE_SITES={folder}")
    return crawls.run(tmp_path_factory.mktemp("profiles"), "news", *given, **environment)


def ends(crawled: Any, host: str) -> dict[str, str]:  # noqa: ANN401 - tests/conftest.py
    return {url.partition(host)[2]: end for url, end in crawled.ends().items() if f"//{host}/" in url}


def test_a_profile_s_cookies_open_its_site_and_go_to_no_other(crawled: Any, polite_site: Any) -> None:  # noqa: ANN401 - tests/conftest.py
    assert ends(crawled, "layer.example") == {
        "/": "no_text",
        "/a-1000000.html": "article",
        "/a-1000001.html": "article",
    }
    assert ends(crawled, "sheet.example") == {"/": "consent_wall"}
    assert {line["cookie"] for line in polite_site.asked("layer.example")} >= {"zustimmung=ja"}
    for host in ("sheet.example", "pace.example", "wishes.example", "consent.walls.example"):
        assert {line["cookie"] for line in polite_site.asked(host)} <= {""}


def test_a_profile_s_pace_is_kept(crawled: Any, polite_site: Any) -> None:  # noqa: ANN401 - tests/conftest.py
    assert list(ends(crawled, "pace.example").values()).count("article") == 6
    times = [line["at"] for line in polite_site.asked("pace.example")]
    assert min(there - here for here, there in pairwise(times)) >= 0.59


def test_what_pages_ask_for_is_obeyed_where_the_profile_says_so(crawled: Any) -> None:  # noqa: ANN401 - tests/conftest.py
    found = {url.split("/")[1]: end for url, end in ends(crawled, "wishes.example").items() if url != "/"}
    assert found == RESERVED
    kept = {line["url"].split("/")[3]: line["capture"] for line in (*crawled.articles, *crawled.rejects)}
    assert kept["kopie"] is None
    assert all(kept[room] for room in ("index", "zitat", "rechte"))
    raw = b"".join(gzip.decompress(path.read_bytes()) for path in (crawled.output / "archive").glob("*.warc.gz"))
    assert b"Wunsch zitat" in raw
    assert b"Wunsch kopie" not in raw


def test_the_archive_is_read_by_the_same_profiles(crawled: Any, crawls: Any, folder: Path) -> None:  # noqa: ANN401 - tests/conftest.py
    again = crawled.output / "again.jsonl"
    command = [sys.executable, "-m", "scrapy", "reextract", str(crawled.output / "archive"), "-O", str(again)]
    environment = crawls.environment(crawled.output, NEWSSCRAPE_SITES=str(folder))
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, timeout=120)
    read = {line["url"]: line for line in map(json.loads, again.read_text(encoding="utf-8").splitlines())}
    assert read == {line["url"]: line for line in crawled.articles if line["capture"]}
    sources = {line["field_sources"]["headline"] for line in read.values() if line["site"] == "wishes.example"}
    assert sources == {"profile"}
