import re
from collections.abc import Iterator

import pytest

from newsscrape.errors import ProfileError, UsageError
from newsscrape.model.site import Obey
from newsscrape.policy import sites
from newsscrape.policy.files import Table, file_names
from newsscrape.policy.sites import all_sites, site_for_host, site_named

DWN = "deutsche-wirtschafts-nachrichten.de"


@pytest.fixture
def profile(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, object]]:
    """Stand in for a profile file whose content the test decides."""
    content: dict[str, object] = {}
    monkeypatch.setattr(sites, "load_table", lambda path: Table(path, content))
    monkeypatch.setattr(sites, "file_names", lambda _folder: ("bad.example",))
    sites._load.cache_clear()  # noqa: SLF001 - the cache would hide the fixture's content
    yield content
    sites._load.cache_clear()  # noqa: SLF001 - and keep it for the next test


def test_every_profile_loads_and_has_a_start_or_a_feed() -> None:
    assert [site.host for site in all_sites()] == list(file_names("sites"))
    assert all(site.start or site.feeds for site in all_sites())


def test_the_pattern_of_the_profile_tells_articles_from_sections() -> None:
    pattern = re.compile(site_named(DWN).article_url or "")
    assert pattern.search("/2016/03/29/syrien-will-allianz-mit-den-usa-im-kampf-gegen-den-terror")
    assert pattern.search("/706332/industriestrompreis-kein-ende-der-debatte")
    assert not pattern.search("/politik/")
    assert not pattern.search("/2016/03/29/")


def test_a_site_is_found_by_any_of_its_hosts() -> None:
    assert site_for_host(f"www.{DWN}") == site_for_host(DWN) == site_named(DWN)
    assert site_for_host("example.com") is None
    assert site_for_host("") is None


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match=re.escape(DWN)):
        site_named("nowhere.example")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("timezone", "Europe/Atlantis"),
        ("timezone", "../etc"),
        ("timezone", 3),
        ("start", ["/politik"]),
        ("start", "https://bad.example/"),
        ("feeds", ["ftp://bad.example/feed"]),
        ("article_url", "("),
        ("selectors", "h1"),
        ("selectors", {"headline": ""}),
        ("delay_seconds", 0),
        ("obey", ["nofollow"]),
        ("cookies", {"consent": 1}),
        ("colour", "red"),
    ],
)
def test_a_bad_profile_is_refused_by_path_and_key(profile: dict[str, object], key: str, value: object) -> None:
    profile[key] = value
    with pytest.raises(ProfileError, match=rf"sites/bad\.example\.toml: .*{key}"):
        site_named("bad.example")


def test_a_profile_says_how_a_site_is_to_be_asked(profile: dict[str, object]) -> None:
    profile.update(delay_seconds=5, obey=["noarchive", "tdm-reservation"], cookies={"consent": "all"})
    site = site_named("bad.example")
    assert (site.delay_seconds, site.cookies) == (5.0, {"consent": "all"})
    assert site.obey == (Obey.NOARCHIVE, Obey.TDM_RESERVATION)
