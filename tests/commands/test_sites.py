"""``scrapy sites`` as a person runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from scrapy.crawler import CrawlerProcess
from scrapy.settings import Settings

from newsscrape.commands.sites import Command
from newsscrape.policy.sites import read_profile, site_names
from tests.inprocess import ran

Sites = Callable[..., subprocess.CompletedProcess[str]]
Here = Callable[..., tuple[int, str, str]]
PLAIN = {"NEWSSCRAPE_ALLOW_HOSTS": "", "NEWSSCRAPE_CONTACT": ""}


@pytest.fixture
def sites(root: Path, tmp_path: Path) -> Sites:
    def run(*arguments: str, **ours: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        environment = kept | PLAIN | {"PYTHONPATH": str(root), "SCRAPY_SETTINGS_MODULE": "newsscrape.settings"} | ours
        command = [sys.executable, "-m", "scrapy", "sites", *arguments]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=120
        )

    return run


@pytest.fixture
def here(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Here:
    """Run the command in this process; gives exit code, standard output, standard error."""
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        command = Command()
        settings = Settings(PLAIN | {"NEWSSCRAPE_LEDGER": "", "DOWNLOAD_DELAY": 1.0, "LOG_INSTALL_ROOT_HANDLER": False})
        command.settings, command.crawler_process = settings, CrawlerProcess(settings)
        return ran(command, arguments, capsys)

    return run


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("look",), "look: expected one of list, show, check, new"),
        (("list", "taz.de"), "list takes no names"),
        (("list", "--jsn"), "there is no option --jsn"),
        (("show",), "show: which profile?"),
        (("show", "nowhere.example"), "nowhere.example: there is no such site profile"),
        (("check", "nowhere.example"), "nowhere.example: there is no such site profile"),
        (("check", "--pages", "nowhere"), "--pages nowhere: there is no such folder"),
        (("new",), "new: expected one address"),
        (("new", "kurier"), "url=kurier: expected an address"),
        (("new", "https://kurier.com/"), "set NEWSSCRAPE_CONTACT"),
        (("new", "http://127.0.0.1/"), "not public"),
    ],
)
def test_an_error_in_use_is_one_sentence_and_exit_code_1(here: Here, arguments: tuple[str, ...], words: str) -> None:
    code, said, complained = here(*arguments)
    assert code == 1
    assert words in complained
    assert complained.count("\n") == 1
    assert not said


def test_all_profiles_are_listed(here: Here) -> None:
    rows = json.loads(here("list", "--json")[1])
    assert [row["profile"] for row in rows] == list(site_names())
    assert len(rows) >= 40
    assert len({row["country"] for row in rows if row["country"]}) >= 12
    assert "taz.de" in here("list")[1]


def test_a_profile_is_shown_as_it_is_used(here: Here) -> None:
    _, shown, _ = here("show", "taz.de")
    assert 'timezone = "Europe/Berlin"' in shown
    assert "# delay_seconds: default, 1 (DOWNLOAD_DELAY)" in shown
    row = json.loads(here("show", "taz.de", "--json")[1])
    assert row["country"] == {"value": "DE", "default": None}
    assert row["javascript"] == {
        "value": None,
        "default": "never, or if_empty where NEWSSCRAPE_JAVASCRIPT is all",
    }


def test_faults_are_a_line_each_and_exit_code_2(here: Here, tmp_path: Path) -> None:
    good, bad, broken = (tmp_path / f"{name}.example.toml" for name in ("good", "bad", "broken"))
    good.write_text("others = ['https://good.example/a']\n", encoding="utf-8")
    bad.write_text(
        "article_url = '^/a'\narticles = ['https://bad.example/b']\nothers = ['https://bad.example/a']\n",
        encoding="utf-8",
    )
    broken.write_text("country = 'UK'\n", encoding="utf-8")
    assert here("check", str(good))[0] == 0
    code, said, _ = here("check", *map(str, (good, bad, broken)))
    assert code == 2
    assert len(said.splitlines()) == 4
    assert "articles: https://bad.example/b is not taken" in said
    assert f"{broken}: country: expected" in said


def test_a_site_is_looked_at_and_drafted(
    sites: Sites, here: Here, bundled_site: dict[str, str], tmp_path: Path
) -> None:
    ran = sites("new", "http://elbkurier.example/10418/elbfaehre-bleibt-laenger-im-dock", **bundled_site)
    assert (ran.returncode, ran.stderr) == (0, "")
    target = tmp_path / "elbkurier.example.toml"
    site = read_profile(target)
    assert (site.name, site.language, site.timezone) == ("Elbkurier", "de", "Europe/Berlin")
    assert site.feeds == ("http://elbkurier.example/feed.xml",)
    assert site.sitemaps == ("http://elbkurier.example/sitemap.xml",)
    assert site.article_url == r"/\d{5,}/[^/]"
    assert site.delay_seconds == 0.1
    assert here("check", str(target))[0] == 0
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith(".coverage")] == [target.name]


def test_a_site_that_does_not_answer_is_one_sentence_and_exit_code_2(
    sites: Sites, bundled_site: dict[str, str], tmp_path: Path
) -> None:
    allowed = bundled_site | {"NEWSSCRAPE_ALLOW_HOSTS": bundled_site["NEWSSCRAPE_ALLOW_HOSTS"] + ",gone.example"}
    ran = sites("new", "http://gone.example/", **allowed)
    assert ran.returncode == 2
    assert "gone.example" in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())
