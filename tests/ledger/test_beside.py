from dataclasses import replace
from pathlib import Path

import pytest

from newsscrape.errors import InputError, UsageError
from newsscrape.ledger.beside import Memories, remembered
from newsscrape.ledger.ledger import Ledger, Unchanged
from newsscrape.model.article import Article
from newsscrape.model.page import Capture
from tests.remembering import remember

FIRST = Article(url="https://a.example/1", text="one", capture=Capture(file="x.warc.gz", offset=7, length=9))
SECOND = replace(FIRST, text="two", content_sha256="2", capture=Capture(file="x.warc.gz", offset=100, length=9))
AGAIN = replace(SECOND, capture=Capture(file="x.warc.gz", offset=200, length=9))
OTHER = replace(FIRST, capture=Capture(file="y.warc.gz", offset=7, length=9))


@pytest.fixture
def output(tmp_path: Path) -> Path:
    with Ledger.in_folder(tmp_path) as ledger:
        ledger.begin_run("r", "news", "2026-01-02T03:04:05Z")
        for article in (FIRST, SECOND, AGAIN):
            remember(ledger, article, "r", "https://a.example/1")
    return tmp_path


def test_the_ledger_beside_an_archive_restores_what_only_it_knows(output: Path) -> None:
    archive = output / "archive" / "x.warc.gz"
    with Memories(None) as memories:
        assert memories.restore(FIRST, archive) == FIRST
        assert memories.restore(SECOND, archive) == replace(SECOND, version=2, changes=("text",))
        unchanged = memories.restore(AGAIN, archive)
        assert isinstance(unchanged, Unchanged)
        assert unchanged.version == 2
        assert memories.restore(OTHER, archive) == OTHER


def test_an_archive_without_ledger_is_read_as_if_first_seen(output: Path, tmp_path: Path) -> None:
    with Memories(None) as memories:
        assert memories.restore(SECOND, tmp_path / "elsewhere" / "archive" / "x.warc.gz") == SECOND
    assert not (tmp_path / "elsewhere").exists()
    assert output.exists()


def test_one_ledger_may_know_all_archives(output: Path) -> None:
    with Memories(f"sqlite:///{output / 'ledger.sqlite'}") as memories:
        restored = memories.restore(SECOND, Path("elsewhere.warc.gz"))
    assert isinstance(restored, Article)
    assert restored.version == 2


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="expected sqlite:///FILE or postgresql"):
        Memories("nonsense")


def test_a_ledger_is_opened_by_its_folder_or_its_address(output: Path, tmp_path: Path) -> None:
    for ledger in (remembered(output, ""), remembered(tmp_path / "x", f"sqlite:///{output / 'ledger.sqlite'}")):
        with ledger:
            assert ledger.version_of("https://a.example/1") == 2
    with pytest.raises(InputError, match=r"x: there is no ledger\.sqlite; name the output folder of a crawl"):
        remembered(tmp_path / "x", "")
    assert not (tmp_path / "x").exists()
