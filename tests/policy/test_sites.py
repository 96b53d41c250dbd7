import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsscrape.errors import ProfileError, UsageError
from newsscrape.policy import sites
from newsscrape.policy.files import Table
from newsscrape.policy.sites import all_sites, read_profile, site_for_host, site_named, site_names

DWN = "deutsche-wirtschafts-nachrichten.de"


@pytest.fixture
def profiles(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, dict[str, object]]]:
    """Stand in for profile files whose content the test decides."""
    contents: dict[str, dict[str, object]] = {"good.example": {}, "bad.example": {}}
    monkeypatch.setattr(sites, "load_table", lambda path: Table(path, contents[path[6:-5]]))
    monkeypatch.setattr(sites, "file_names", lambda _folder: tuple(contents))
    for cached in (sites._load, sites._by_domain):  # noqa: SLF001 - the cache would hide the fixture's content
        cached.cache_clear()
    yield contents
    for cached in (sites._load, sites._by_domain):  # noqa: SLF001 - and keep it for the next test
        cached.cache_clear()


def test_every_profile_loads_and_says_where_to_start() -> None:
    assert [site.host for site in all_sites()] == list(site_names())
    assert all(site.start or site.feeds for site in all_sites())


def test_a_site_is_found_by_any_of_its_hosts(profiles: dict[str, dict[str, object]]) -> None:
    profiles["good.example"]["hosts"] = ["good-news.example"]
    assert site_for_host("www.good.example") == site_for_host("good.example") == site_named("good.example")
    assert site_for_host("m.good-news.example") == site_named("good.example")
    assert site_for_host("example.com") is None
    assert site_for_host("") is None


def test_a_domain_belongs_to_one_profile(profiles: dict[str, dict[str, object]]) -> None:
    profiles["bad.example"]["hosts"] = ["good.example"]
    with pytest.raises(ProfileError, match=r"sites/bad\.example\.toml: hosts: good\.example"):
        site_for_host("unknown.example")


def test_a_bad_profile_is_refused_by_path_and_key(profiles: dict[str, dict[str, object]]) -> None:
    profiles["bad.example"]["colour"] = "red"
    with pytest.raises(ProfileError, match=r"newsscrape/data/sites/bad\.example\.toml: colour"):
        site_named("bad.example")
    assert site_named("good.example").host == "good.example"


def test_a_draft_is_read_from_where_it_lies(tmp_path: Path) -> None:
    draft = tmp_path / "kurier.example.toml"
    draft.write_text('name = "Kurier"\n', encoding="utf-8")
    assert read_profile(draft).name == "Kurier"
    draft.write_text("colour = 1\n", encoding="utf-8")
    with pytest.raises(ProfileError, match=f"^{re.escape(str(draft))}: colour: "):
        read_profile(draft)


@pytest.mark.parametrize("content", [b"name = ", b"\xff\xfe", None])
def test_a_draft_that_is_no_toml_is_refused_by_path(tmp_path: Path, content: bytes | None) -> None:
    draft = tmp_path / "kurier.example.toml"
    if content is not None:
        draft.write_bytes(content)
    with pytest.raises(ProfileError, match=re.escape(str(draft))):
        read_profile(draft)


def test_a_draft_has_the_name_of_its_site(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=r"named after the site's registered domain"):
        read_profile(tmp_path / "draft.txt")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own profiles."""
    monkeypatch.setenv("NEWSSCRAPE_SITES", str(tmp_path))
    return tmp_path


def test_a_folder_of_one_s_own_is_beside_those_shipped(own: Path) -> None:
    (own / "kurier.example.toml").write_text('name = "Kurier"\nhosts = ["kurier-news.example"]\n', encoding="utf-8")
    assert site_named("kurier.example").name == "Kurier"
    assert site_for_host("www.kurier-news.example") == site_for_host("kurier.example") == site_named("kurier.example")
    assert {DWN, "kurier.example"} <= set(site_names())
    assert site_for_host(DWN) == site_named(DWN)


def test_one_s_own_profile_comes_before_the_shipped_one(own: Path) -> None:
    (own / f"{DWN}.toml").write_text('name = "Meine"\n', encoding="utf-8")
    assert site_named(DWN).name == "Meine"
    assert site_for_host(f"www.{DWN}") == site_named(DWN)
    assert list(site_names()).count(DWN) == 1


def test_a_shipped_site_s_domain_may_be_a_further_one_of_one_s_own(own: Path) -> None:
    (own / "kurier.example.toml").write_text(f'hosts = ["{DWN}"]\n', encoding="utf-8")
    assert site_for_host(DWN) == site_named("kurier.example")


def test_a_bad_profile_of_one_s_own_is_refused_by_path_and_key(own: Path) -> None:
    (own / "kurier.example.toml").write_text("colour = 1\n", encoding="utf-8")
    with pytest.raises(ProfileError, match=f"^{re.escape(str(own / 'kurier.example.toml'))}: colour: "):
        site_named("kurier.example")


def test_two_files_of_one_s_own_claim_no_domain_both(own: Path) -> None:
    (own / "a.example.toml").write_text('hosts = ["b.example"]\n', encoding="utf-8")
    (own / "b.example.toml").write_text("", encoding="utf-8")
    with pytest.raises(ProfileError, match=rf"^{re.escape(str(own / 'a.example.toml'))}: hosts: b\.example"):
        site_for_host("unknown.example")


def test_a_folder_that_is_not_there_is_told(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSSCRAPE_SITES", str(own / "none"))
    with pytest.raises(ProfileError, match=r"^NEWSSCRAPE_SITES: .*none: there is no such folder"):
        site_names()


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("taz", "Did you mean taz.de?"),
        ("Taz.com", "Did you mean taz.de?"),
        ("spigel.de", "Did you mean"),
        ("xq", "scrapy sites list lists all"),
    ],
)
def test_a_name_that_is_not_quite_a_profile_s_is_told_which_are_like_it(name: str, meant: str) -> None:
    with pytest.raises(UsageError) as caught:
        site_named(name)
    assert meant in str(caught.value)
    assert len(str(caught.value)) < 250
