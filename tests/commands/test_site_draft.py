from dataclasses import dataclass, field
from pathlib import Path

import pytest
from scrapy.settings import Settings

from newsscrape.commands.one_look import NoAnswerError
from newsscrape.commands.site_draft import Existing, look, target_of, write
from newsscrape.crawl.scout import Scout
from newsscrape.errors import StorageError, UsageError
from newsscrape.model.draft import Draft
from newsscrape.model.site import Site
from newsscrape.policy.sites import read_profile

DRAFT = Draft(site=Site(host="kurier.example", name="Kurier"), remarks={"name": "Seen."})


def test_a_draft_is_named_after_its_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert target_of(DRAFT, None, Existing.KEEP) == Path("kurier.example.toml")
    assert target_of(DRAFT, str(tmp_path), Existing.KEEP) == tmp_path / "kurier.example.toml"
    assert target_of(DRAFT, "other.toml", Existing.KEEP) == Path("other.toml")


def test_a_file_that_is_there_is_kept_unless_told_otherwise(tmp_path: Path) -> None:
    target = tmp_path / "kurier.example.toml"
    target.touch()
    with pytest.raises(UsageError, match="there is a file already"):
        target_of(DRAFT, str(tmp_path), Existing.KEEP)
    assert target_of(DRAFT, str(tmp_path), Existing.REPLACE) == target


def test_what_is_written_is_a_profile(tmp_path: Path) -> None:
    target = tmp_path / "kurier.example.toml"
    write(DRAFT, target)
    assert read_profile(target) == DRAFT.site
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"nowhere.*cannot be written"):
        write(DRAFT, tmp_path / "nowhere/kurier.example.toml")


@dataclass
class Stats:
    reason: str

    def get_value(self, _name: str) -> str:
        return self.reason


@dataclass
class Process:
    """Stands in for Scrapy's process: a look that ended for that reason, having met those misses."""

    reason: str = "finished"
    misses: dict[str, str] = field(default_factory=dict)

    def create_crawler(self, _spider: type[Scout]) -> "Process":
        self.stats, self.spider = Stats(self.reason), Scout("https://kurier.com/")
        self.spider.misses = self.misses
        return self

    def crawl(self, _crawler: "Process", url: str) -> None:
        self.url = url

    def start(self) -> None:
        pass


SETTINGS = Settings({"NEWSSCRAPE_CONTACT": "desk@kurier.com", "NEWSSCRAPE_ALLOW_HOSTS": "", "NEWSSCRAPE_LEDGER": ""})


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)


def test_a_site_that_shows_nothing_is_told_by_its_first_miss() -> None:
    with pytest.raises(NoAnswerError, match=r"^https://kurier\.com/: The connection was refused\.$"):
        look("https://kurier.com/", Process(misses={"https://kurier.com/": "The connection was refused."}), SETTINGS)
    with pytest.raises(NoAnswerError, match="nothing could be fetched"):
        look("https://kurier.com/", Process(), SETTINGS)


def test_a_signal_ends_the_look() -> None:
    with pytest.raises(KeyboardInterrupt):
        look("https://kurier.com/", Process(reason="shutdown"), SETTINGS)


def test_an_address_that_may_not_be_fetched_is_refused_before_anything_runs() -> None:
    with pytest.raises(UsageError, match="not public"):
        look("http://10.0.0.1/", Process(), SETTINGS)
