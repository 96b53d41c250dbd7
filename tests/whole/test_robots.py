"""robots.txt over the network, as RFC 9309 has it."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("programs_uncovered")

HOSTS = ("down.example", "moved.example", "mute.example", "rules.example")
STARTS = "http://down.example/a-1000001.html,http://mute.example/a-1000001.html,http://moved.example/"


@pytest.fixture(scope="module")
def crawled(crawls: Any, polite_site: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - tests/conftest.py
    settings = ("-s", "DOWNLOAD_TIMEOUT=3", "-s", "RETRY_TIMES=0")
    output = tmp_path_factory.mktemp("robots")
    return crawls.run(output, "news", "-a", f"url={STARTS}", *settings, **polite_site.environment(*HOSTS))


@pytest.mark.parametrize("host", ["down.example", "mute.example"])
def test_rules_that_cannot_be_read_forbid_everything(crawled: Any, polite_site: Any, host: str) -> None:  # noqa: ANN401 - tests/conftest.py
    assert crawled.ends()[f"http://{host}/a-1000001.html"] == "robots_disallowed"
    assert {line["path"] for line in polite_site.asked(host)} == {"/robots.txt"}


def test_rules_five_redirects_away_at_another_host_hold_for_the_first(crawled: Any, polite_site: Any) -> None:  # noqa: ANN401 - tests/conftest.py
    assert crawled.ends()["http://moved.example/verboten/a-1000001.html"] == "robots_disallowed"
    assert crawled.ends()["http://moved.example/frei/a-1000002.html"] == "article"
    assert [line["path"] for line in polite_site.asked("rules.example")] == ["/robots.txt"]
    assert "/verboten/a-1000001.html" not in {line["path"] for line in polite_site.asked("moved.example")}
