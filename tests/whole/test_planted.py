"""What pages, servers and addresses hide in their words reaches no terminal, no log and no line of JSON."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Ferry\x1b]0;owned\x07 \u202estops\u202c \x9b31m today\x7f and more"
SENTENCE = "The council said\x1b[2J on Monday that the ferry\u202e over the river will not run before the year {}. "
ACTED_UPON = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal acts upon; line breaks end lines."""
NODE = {"@type": "NewsArticle", "headline": f"{TITLE}\ud800", "author": {"name": "Ann\u0000 \u202eLee\r\nRoot"}}


def page(number: int) -> bytes:
    node = json.dumps(
        NODE | {"datePublished": "2025-04-08\x1b[0m", "articleSection": "Lo\u202ecal", "keywords": "a\x1b,b"}
    )
    prose = "".join(f"<p>{SENTENCE.format(2030 + count) * 3}</p>" for count in range(8))
    link = '<p><a href="/news/a\x1b]0;x\x07-long-headline-{0}\u202e">More\x1b[1m</a><a href="/gone-{0}\r\nX">x</a>'
    html = f'<html lang="en"><head><title>{TITLE}</title><script type="application/ld+json">{node}</script></head>'
    return f"{html}<body><h1>{TITLE}</h1>{prose}{link.format(number)}<h2>{number}</h2></body></html>".encode()


class Answer(BaseHTTPRequestHandler):
    """Answers with planted pages, and with planted words where there is none."""

    def do_GET(self) -> None:
        if "gone" in self.path or "robots" in self.path:
            self.send_response(404, "Gone\x1b]0;owned\x07")
        else:
            self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8\x1b[31m")
        self.send_header("X-Robots-Tag", "all\x1b[31m\x9b")
        self.end_headers()
        self.wfile.write(page(len(self.path)))

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def planted_site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def check_files(folder: Path) -> None:
    names = [path for path in folder.rglob("*") if path.is_file()]
    assert all(re.fullmatch(r"[\w.-]+", path.name, re.ASCII) for path in names)
    for path in names:
        if path.suffix in {".jsonl", ".json"}:
            text = path.read_text(encoding="utf-8")
            assert not ACTED_UPON.search(text), path
            assert all(json.loads(line) for line in text.split("\n") if line) if path.suffix == ".jsonl" else True


def test_a_crawl(crawls: Any, planted_site: str, tmp_path: Path) -> None:  # noqa: ANN401 - tests/conftest.py
    first, gone = f"http://{planted_site}/news/ferry-stops-today-4711", f"http://{planted_site}/gone-1"
    level = ("-L", "DEBUG", "-s", "NEWSSCRAPE_PAGE_SECONDS=30")
    crawled = crawls.run(
        tmp_path, "news", "-a", f"url={first},{gone}", "-a", "limit=3", *level, NEWSSCRAPE_ALLOW_HOSTS=planted_site
    )
    assert crawled.code in {0, 2}
    assert crawled.articles
    assert crawled.articles[0]["headline"].startswith("Ferry\ufffd]0;owned\ufffd \u202estops")
    for said in (crawled.said, crawled.told):
        assert not ACTED_UPON.search(said), ascii(ACTED_UPON.findall(said))
    check_files(tmp_path / "articles")


def test_the_same_pages_again(tmp_path: Path) -> None:
    line = {"id": "\x1b\ud800", "url": "https://a.example/\x1b\u202e\ud800", "html": page(7).decode()}
    lines = [line, line | {"html": ""}, line | {"html": 7}, line | {"fetched_at": "\x1b]0;x\u202e"}, "\x1b"]
    source = tmp_path / "in" / "pages\x1b]0;x\u202e.jsonl"
    source.parent.mkdir()
    source.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    for target in (("-O", str(tmp_path / "out" / "articles.jsonl")), ()):
        (tmp_path / "out").mkdir(exist_ok=True)
        command = [sys.executable, "-m", "scrapy", "reextract", str(source), "--jobs", "1", *target]
        ran = subprocess.run(command, capture_output=True, check=False, timeout=120)
        assert not ACTED_UPON.search(ran.stderr.decode()), ran.stderr
        assert not ACTED_UPON.search(ran.stdout.decode())
    check_files(tmp_path / "out")
    assert len((tmp_path / "out" / "articles.rejects.jsonl").read_bytes().splitlines()) == 4
