"""Crawls of a site whose articles are written by scripts, with a real browser."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp
from threading import Event
from typing import Any
from urllib.request import ProxyHandler, build_opener

import pytest

ROOT = Path(__file__).parents[2]
SITE = "http://steg.example"
PATIENT = ("schreibt", "greift", "geht", "leer", "waechst")
IMPATIENT = ("fragt", "wartet", "dreht")


class ScriptSite:
    """The site of ``tests/script_site.py``, and what it was asked for."""

    def __init__(self, port: int, inner: int) -> None:
        self.inner = inner
        self.seen: list[str] = []
        self._port = port
        proxy = f"127.0.0.1:{port}"
        self.environment = {"http_proxy": f"http://{proxy}", "NEWSSCRAPE_ALLOW_HOSTS": f"steg.example,{proxy}"}

    def visits(self) -> list[str]:
        with build_opener(ProxyHandler({})).open(f"http://127.0.0.1:{self._port}/visits", timeout=10) as answer:
            return list(json.load(answer))


@pytest.fixture(scope="module")
def site(uncovered: dict[str, str]) -> Iterator[ScriptSite]:
    command = [sys.executable, str(ROOT / "tests/script_site.py")]
    with subprocess.Popen(command, env=uncovered, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        yield ScriptSite(*map(int, running.stdout.readline().split()))
        running.terminate()


def crawl(crawls: Any, site: ScriptSite, output: Path, names: tuple[str, ...], **ours: str) -> Any:  # noqa: ANN401 - tests/conftest.py
    urls = ",".join(f"{SITE}/{name}-1000001.html" for name in names)
    settings = [part for setting in ours.items() for part in ("-s", "=".join(setting))]
    return crawls.run(output, "news", "-a", f"url={urls}", *settings, **site.environment)


def ends(crawled: Any) -> dict[str, str]:  # noqa: ANN401 - tests/conftest.py
    return {url.removeprefix(f"{SITE}/").partition("-")[0]: end for url, end in crawled.ends().items()}


@pytest.fixture(scope="module")
def rendered(crawls: Any, site: ScriptSite, browser: str, tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - tests/conftest.py
    output = tmp_path_factory.mktemp("rendered")
    more = {"NEWSSCRAPE_BROWSER": browser, "NEWSSCRAPE_CONTACT": "desk@example.org"}
    crawled = crawl(crawls, site, output, PATIENT, NEWSSCRAPE_JAVASCRIPT="all", **more)
    site.seen = site.visits()
    return crawled


def test_off_it_is_a_page_without_text(crawls: Any, site: ScriptSite, tmp_path: Path) -> None:  # noqa: ANN401 - tests/conftest.py
    assert ends(crawl(crawls, site, tmp_path, ("schreibt",))) == {"schreibt": "no_text"}


def test_on_it_is_the_article_that_the_script_writes(rendered: Any) -> None:  # noqa: ANN401 - tests/conftest.py
    assert rendered.code == 0
    assert "Traceback" not in rendered.said
    (article,) = [line for line in rendered.articles if "schreibt" in line["url"]]
    assert article["headline"] == "Der neue Steg ist offen"
    assert len(article["paragraphs"]) == 6
    assert "rendered" in article["warnings"]
    assert rendered.said.count(f"{SITE}/schreibt-1000001.html is rendered in the browser: no_text") == 1


def test_every_page_has_one_end_state(rendered: Any) -> None:  # noqa: ANN401 - tests/conftest.py
    assert ends(rendered) == {
        "schreibt": "article",
        "greift": "article",
        "geht": "article",
        "leer": "no_text",
        "waechst": "too_large",
    }
    assert all(line["capture"] for line in rendered.rejects)


def test_it_reaches_what_the_crawl_may_ask_and_nothing_else(rendered: Any, site: ScriptSite) -> None:  # noqa: ANN401, ARG001 - the crawl has been
    (agent,) = {visit.split(" ", 2)[2] for visit in site.seen if "geschichte.json" in visit}
    assert agent.startswith("newsscrape/")
    assert agent.endswith("(+desk@example.org)")
    assert any("/umleitung.json" in visit for visit in site.seen)
    assert not [visit for visit in site.seen if visit.startswith("reached")]
    assert not [visit for visit in site.seen if "bild.png" in visit or visit.startswith("POST")]


def test_the_listener_behind_the_guard_would_have_told(site: ScriptSite) -> None:
    before = site.visits()
    with pytest.raises(OSError, match=r".*"):
        build_opener(ProxyHandler({})).open(f"http://127.0.0.1:{site.inner}/", timeout=10)
    assert len(site.visits()) == len(before) + 1


def test_the_archive_gives_the_same_lines_again(
    rendered: Any,  # noqa: ANN401 - tests/conftest.py
    root: Path,
    uncovered: dict[str, str],
    tmp_path: Path,
) -> None:
    out = tmp_path / "again.jsonl"
    command = [sys.executable, "-m", "scrapy", "reextract", str(rendered.output / "archive"), "-O", str(out)]
    subprocess.run(command, cwd=root, env=uncovered, check=True, capture_output=True, timeout=120)
    again = {line["url"]: line for line in map(json.loads, out.read_text(encoding="utf-8").splitlines())}
    assert again == {line["url"]: line for line in rendered.articles}


def test_pages_that_do_not_come_to_rest_end_within_the_limit(
    crawls: Any,  # noqa: ANN401 - tests/conftest.py
    site: ScriptSite,
    browser: str,
    tmp_path: Path,
) -> None:
    more = {"NEWSSCRAPE_BROWSER": browser, "NEWSSCRAPE_BROWSER_SECONDS": "2"}
    crawled = crawl(crawls, site, tmp_path, IMPATIENT, NEWSSCRAPE_JAVASCRIPT="all", **more)
    ended = ends(crawled)
    assert ended.pop("dreht") == "timed_out"
    assert set(ended) == {"fragt", "wartet"}
    assert set(ended.values()) <= {"article", "no_text"}  # as far as it came in this time
    assert "Traceback" not in crawled.said


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="needs a list of processes")
def test_a_signal_ends_run_and_browser(crawls: Any, site: ScriptSite, browser: str, tmp_path: Path) -> None:  # noqa: ANN401 - tests/conftest.py
    short = Path(mkdtemp())  # the browser puts a socket there, whose path may not be long
    ours = site.environment | {"TMPDIR": str(short), "NEWSSCRAPE_JAVASCRIPT": "all", "NEWSSCRAPE_BROWSER": browser}
    command = crawls.command("news", "-a", f"url={SITE}/fragt-1000002.html")
    before, between = len(site.visits()), Event()
    with subprocess.Popen(command, cwd=ROOT, env=crawls.environment(tmp_path / "output", **ours)) as running:
        while not any("/geschichte.json" in visit for visit in site.visits()[before:]):
            assert running.poll() is None
            between.wait(0.1)
        assert processes(short)
        running.send_signal(signal.SIGTERM)
        assert running.wait(timeout=60) == 6
    assert not processes(short)
    assert crawls.result(tmp_path / "output", 6, "").ends() == {}  # the next run asks for it


def processes(folder: Path) -> list[bytes]:
    """Give the command lines of browsers whose profile lies in a folder."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            line = path.read_bytes()
            found += [line] if b"--user-data-dir=" + bytes(folder) in line else []
    return found


def test_what_cannot_be_used_is_an_error_in_use(crawls: Any, site: ScriptSite, tmp_path: Path) -> None:  # noqa: ANN401 - tests/conftest.py
    crawled = crawl(crawls, site, tmp_path, ("leer",), NEWSSCRAPE_JAVASCRIPT="yes")
    assert crawled.code == 1
    assert "expected one of 0, 1, all" in crawled.said
