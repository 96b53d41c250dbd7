"""Sites without end come to an end, and the run says where."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("programs_uncovered")

HOSTS = (
    "bomb.example",
    "calendar.example",
    "deep.example",
    "facets.example",
    "heavy.example",
    "session.example",
)
SETTINGS = ("NEWSSCRAPE_HOST_PAGES=60", "NEWSSCRAPE_HOST_ADDRESSES=600", "NEWSSCRAPE_HOST_BYTES=1000000")


@pytest.fixture(scope="module")
def crawled(crawls: Any, polite_site: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - tests/conftest.py
    fronts = ",".join(f"http://{host}/" for host in HOSTS)
    given = [part for setting in SETTINGS for part in ("-s", setting)]
    output = tmp_path_factory.mktemp("budgets")
    return crawls.run(output, "news", "-a", f"url={fronts}", *given, **polite_site.environment(*HOSTS))


def pages(crawled: Any, host: str) -> int:  # noqa: ANN401 - tests/conftest.py
    return len([url for url in crawled.ends() if f"//{host}/" in url])


def left(crawled: Any, host: str) -> dict[str, int]:  # noqa: ANN401 - tests/conftest.py
    return {entry["budget"]: entry["addresses"] for entry in crawled.manifest["left_out"] if entry["host"] == host}


def said(crawled: Any, host: str) -> list[str]:  # noqa: ANN401 - tests/conftest.py
    return [line for line in crawled.said.splitlines() if f"{host}: its budget of" in line]


def test_a_calendar_ends(crawled: Any) -> None:  # noqa: ANN401 - tests/conftest.py
    assert pages(crawled, "calendar.example") == 60 - 1  # the feed is no page
    assert left(crawled, "calendar.example") == {"queries": 199, "pages": 500 - 58}


def test_a_faceted_search_ends(crawled: Any) -> None:  # noqa: ANN401 - tests/conftest.py
    assert pages(crawled, "facets.example") == 1 + 12
    assert left(crawled, "facets.example") == {"queries": 19}


def test_sessions_make_no_addresses(crawled: Any, polite_site: Any) -> None:  # noqa: ANN401 - tests/conftest.py
    assert pages(crawled, "session.example") == 1 + 3
    assert left(crawled, "session.example") == {}
    assert len([line for line in polite_site.asked("session.example") if line["path"].startswith("/a-")]) == 3


def test_paths_that_grow_end(crawled: Any) -> None:  # noqa: ANN401 - tests/conftest.py
    assert pages(crawled, "deep.example") == 1 + 3
    assert set(left(crawled, "deep.example")) == {"depth", "repetition"}


def test_sitemaps_without_end_and_packed_ones_end(crawled: Any, polite_site: Any) -> None:  # noqa: ANN401 - tests/conftest.py
    paths = Counter(line["path"].rpartition(".")[2] for line in polite_site.asked("bomb.example"))
    assert paths["xml"] + paths["gz"] == 50 + 1  # and the feed
    assert set(left(crawled, "bomb.example")) == {"sitemaps", "sitemap_entries"}
    assert left(crawled, "bomb.example")["sitemap_entries"] > 800_000


def test_a_host_that_sends_too_much_is_left(crawled: Any) -> None:  # noqa: ANN401 - tests/conftest.py
    assert left(crawled, "heavy.example") == {"bytes": 20 - 10}
    assert crawled.manifest["failures"] == 0


def test_each_budget_has_one_line(crawled: Any) -> None:  # noqa: ANN401 - tests/conftest.py
    for host in HOSTS:
        assert len(said(crawled, host)) == len(left(crawled, host))
    assert "addresses left out, see left_out in the manifest" in crawled.said
