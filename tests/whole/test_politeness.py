"""What hosts see of a crawl: pauses, pace, cookies, the name it goes by."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("programs_uncovered")

ROOT = Path(__file__).parents[2]
HOSTS = (
    "busy.example",
    "calm.example",
    "cookie.example",
    "gone.example",
    "reserved.example",
    "slow.example",
    "walls.example",
)
FRONTS = ",".join(f"http://{host}/" for host in HOSTS)


@pytest.fixture(scope="module")
def crawled(
    crawls: Any,  # noqa: ANN401 - tests/conftest.py
    polite_site: Any,  # noqa: ANN401 - conftest.py
    covered: dict[str, str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Any:  # noqa: ANN401 - tests/conftest.py
    """One run over all hosts; two requests at a time, so that a host that takes places from others would show."""
    given = ("-a", f"url={FRONTS}", "-s", "CONCURRENT_REQUESTS=2", "-s", "NEWSSCRAPE_CONTACT=desk@kurier.example")
    environment = polite_site.environment(*HOSTS, "consent.walls.example") | covered
    return crawls.run(tmp_path_factory.mktemp("polite"), "news", *given, **environment)


@pytest.fixture(scope="module")
def asked(crawled: Any, polite_site: Any) -> dict[str, list[dict[str, Any]]]:  # noqa: ANN401 - tests/conftest.py
    assert crawled.manifest
    return {host: polite_site.asked(host) for host in HOSTS}


def ends(crawled: Any, host: str) -> dict[str, str]:  # noqa: ANN401 - tests/conftest.py
    found = {url: end for url, end in crawled.ends().items() if f"//{host}/" in url}
    return {url.removeprefix(f"http://{host}"): end for url, end in found.items() if not url.endswith("example/")}


def test_a_pause_is_kept_and_its_pages_come_after_it(crawled: Any, asked: dict[str, list[dict[str, Any]]]) -> None:  # noqa: ANN401 - tests/conftest.py
    assert Counter(ends(crawled, "busy.example").values()) == {"article": 3}
    times: dict[str, list[float]] = {}
    for line in asked["busy.example"]:
        times.setdefault(line["path"], []).append(line["at"])
    assert [len(at) for path, at in times.items() if path.startswith("/a-")] == [2, 2, 2]
    assert all(at[1] - at[0] >= 1.0 for path, at in times.items() if path.startswith("/a-"))
    assert "busy.example answered with status 429 and is left alone for 1 s." in crawled.said


def test_nobody_else_waits(crawled: Any, asked: dict[str, list[dict[str, Any]]]) -> None:  # noqa: ANN401 - tests/conftest.py
    busy = [line["at"] for line in asked["busy.example"] if line["path"].startswith("/a-")]
    assert any(busy[0] < line["at"] < busy[-1] for line in asked["calm.example"])
    assert Counter(ends(crawled, "calm.example").values()) == {"article": 6}


def test_a_host_that_asks_for_too_much_gets_no_further_request(crawled: Any, asked: dict[str, Any]) -> None:  # noqa: ANN401 - tests/conftest.py
    assert Counter(ends(crawled, "gone.example").values()) == {"host_paused": 1}
    assert crawled.manifest["left_out"] == [{"host": "gone.example", "budget": "pauses", "addresses": 4}]
    assert crawled.manifest["waiting"] == 4
    assert len([line for line in asked["gone.example"] if line["path"].startswith("/a-")]) == 1
    assert crawled.said.count("gone.example asks for a longer pause than this run waits") == 1


def test_a_crawl_delay_is_kept_and_one_connection_a_host(asked: dict[str, list[dict[str, Any]]]) -> None:
    after_rules = [line["at"] for line in asked["slow.example"][1:]]
    assert len(after_rules) == 6
    assert min(there - here for here, there in pairwise(after_rules)) >= 0.39
    assert {line["at_once"] for lines in asked.values() for line in lines} == {1}


def test_a_page_that_redirects_to_itself_has_an_end(crawled: Any, asked: dict[str, list[dict[str, Any]]]) -> None:  # noqa: ANN401 - tests/conftest.py
    assert ends(crawled, "cookie.example") == {
        "/einmal/a-1000001.html": "article",
        "/ewig/a-1000002.html": "redirect_loop",
    }
    forever = [line["cookie"] for line in asked["cookie.example"] if line["path"].startswith("/ewig")]
    assert len(forever) == 2
    assert forever[-1] == "besucht=ja"


def test_walls_are_counted_by_their_kind(crawled: Any) -> None:  # noqa: ANN401 - tests/conftest.py
    assert {url.split("/")[1]: end for url, end in ends(crawled, "walls.example").items()} == {
        "pruefung": "bot_check",
        "roboter": "bot_check",
        "einwilligung": "consent_wall",
        "anmeldung": "login_wall",
        "gestrichen": "soft_404",
        "fehlt": "soft_404",
    }


def test_what_pages_ask_for_is_recorded_live_and_from_the_archive(crawled: Any) -> None:  # noqa: ANN401 - tests/conftest.py
    asked_for = {
        article["url"].removeprefix("http://reserved.example"): article["warnings"]
        for article in crawled.articles
        if article["site"] == "reserved.example"
    }
    assert asked_for == {
        "/a-1000001.html": ["tdm_reserved"],
        "/frei/a-1000002.html": ["noindex"],
        "/kopf/a-1000003.html": ["noarchive", "tdm_reserved"],
    }
    again = crawled.output / "again.jsonl"
    command = [sys.executable, "-m", "scrapy", "reextract", str(crawled.output / "archive"), "-O", str(again)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    assert sorted(map(json.loads, again.read_text(encoding="utf-8").splitlines()), key=str) == sorted(
        crawled.articles, key=str
    )


def test_the_crawl_says_who_it_is(asked: dict[str, list[dict[str, Any]]]) -> None:
    (agent,) = {line["agent"] for lines in asked.values() for line in lines}
    assert agent.startswith("newsscrape/")
    assert agent.endswith(" (+desk@kurier.example)")


def test_the_next_run_does_not_fetch_robots_txt_again(crawls: Any, polite_site: Any, crawled: Any) -> None:  # noqa: ANN401 - tests/conftest.py
    settings = ("-s", "NEWSSCRAPE_MAX_CRAWL_DELAY=0.1")
    environment = polite_site.environment("slow.example")
    again = crawls.run(crawled.output, "news", "-a", "url=http://slow.example/", *settings, **environment)
    paths = Counter(line["path"] for line in polite_site.asked("slow.example"))
    assert (paths["/robots.txt"], paths["/.well-known/tdmrep.json"], paths["/feed.xml"]) == (1, 1, 2)
    assert again.said.count("slow.example: its robots.txt asks for 0.4 s between requests; the limit, 0.1 s,") == 1


def test_the_next_run_leaves_a_host_alone_that_asked_for_a_day(crawls: Any, polite_site: Any, crawled: Any) -> None:  # noqa: ANN401 - tests/conftest.py
    before = len(polite_site.asked("gone.example"))
    again = crawls.run(
        crawled.output, "news", "-a", "url=http://gone.example/", **polite_site.environment("gone.example")
    )
    assert len(polite_site.asked("gone.example")) == before
    assert set(again.ends().values()) == {"host_paused"}
    assert "gone.example asked an earlier run for a pause, of which 86" in again.said


def test_a_run_is_stopped_in_the_middle_of_a_pause(crawls: Any, polite_site: Any, tmp_path: Path) -> None:  # noqa: ANN401 - tests/conftest.py
    environment = crawls.environment(tmp_path, **polite_site.environment("later.example"))
    command = crawls.command("news", "-a", "url=http://later.example/")
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as run:
        assert run.stderr
        assert any("is left alone for 300 s" in line for line in run.stderr)
        run.terminate()
        said = run.stderr.read()
        assert run.wait(timeout=60) == 6
    crawled = crawls.result(tmp_path, run.returncode, said)
    assert crawled.manifest["pages"] == 1
    assert len([line for line in polite_site.asked("later.example") if line["path"].startswith("/a-")]) == 1


@pytest.mark.parametrize("contact", ["", "  "])
def test_nobody_is_asked_without_a_contact(crawls: Any, polite_site: Any, tmp_path: Path, contact: str) -> None:  # noqa: ANN401 - tests/conftest.py
    environment = polite_site.environment() | {"NEWSSCRAPE_CONTACT": contact}
    refused = crawls.run(tmp_path, "news", "-a", "url=http://other.example/", **environment)
    assert refused.code == 1
    assert "set NEWSSCRAPE_CONTACT to your e-mail or web address" in refused.said
    assert not polite_site.asked("other.example")
