"""The scout, over the site where everything goes wrong: what it asks for, and what it makes of the answers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from newsscrape.model.site import Site
from newsscrape.policy.sites import read_profile


@pytest.fixture(scope="module")
def target(
    root: Path, odd_site: dict[str, str], uncovered: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    folder = tmp_path_factory.mktemp("scout")
    environment = uncovered | {"PYTHONPATH": str(root), "SCRAPY_SETTINGS_MODULE": "newsscrape.settings"} | odd_site
    command = [sys.executable, "-m", "scrapy", "sites", "new", "http://odd.example/kaputt/a-1000007.html"]
    subprocess.run(command, cwd=folder, env=environment, check=True, timeout=120)
    assert [path.name for path in folder.iterdir()] == ["odd.example.toml"], "nothing is kept besides the draft"
    return folder / "odd.example.toml"


@pytest.fixture(scope="module")
def site(target: Path) -> Site:
    return read_profile(target)


def test_it_starts_at_the_front_page_of_whatever_address_was_given(site: Site) -> None:
    assert site.start == ("http://odd.example/",)


def test_feeds_and_packed_sitemaps_are_read(site: Site) -> None:
    assert site.feeds == ("http://odd.example/feed.xml",)
    assert site.sitemaps == ("http://odd.example/karten.xml",)


def test_what_could_not_be_fetched_is_told(target: Path) -> None:
    comments = [line for line in target.read_text(encoding="utf-8").splitlines() if line.startswith("# http://")]
    assert all(line.endswith(".") for line in comments)


def test_the_pattern_is_learned_from_feed_sitemap_and_links(site: Site) -> None:
    assert site.article_url == r"a-\d{7,}\.html$"
