from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsscrape.errors import StorageError
from newsscrape.ledger.ledger import Ledger, Unchanged
from newsscrape.model.article import Article, Paragraph, ParagraphKind
from newsscrape.model.page import Capture
from newsscrape.sinks.jsonl import encode_article
from tests.remembering import remember as remembered

KEY = "https://kurier.example/a"
ARTICLE = Article(
    url="http://kurier.example/a",
    requested_url="http://kurier.example/a?x",
    canonical_url="https://kurier.example/a",
    headline="Strom wird teurer",
    text="Zwei Sätze. Mehr nicht.",
    paragraphs=(Paragraph(kind=ParagraphKind.PARAGRAPH, text="Zwei Sätze. Mehr nicht."),),
    other_urls=("https://kurier.example/b",),
    fetched_at="2026-11-02T10:00:00Z",
    content_sha256="first",
    capture=Capture(file="news-1.warc.gz", offset=100, length=50),
)


@pytest.fixture
def ledger(ledger_at: str) -> Iterator[Ledger]:
    with Ledger(ledger_at) as made:
        yield made


def remember(ledger: Ledger, article: Article, key: str = KEY) -> Article | Unchanged:
    return remembered(ledger, article, key=key)


def at(offset: int) -> Capture:
    return Capture(file="news-1.warc.gz", offset=offset, length=50)


def test_the_first_sight_is_version_one(ledger: Ledger) -> None:
    assert remember(ledger, ARTICLE) == ARTICLE


def test_the_same_words_are_unchanged_whatever_stands_around_them(ledger: Ledger) -> None:
    remember(ledger, ARTICLE)
    again = replace(ARTICLE, fetched_at="2026-11-03T10:00:00Z", confidence=0.4, content_sha256="x", capture=at(900))
    assert remember(ledger, again) == Unchanged(url=again.url, requested_url=again.requested_url, version=1)


def test_a_change_is_a_new_version_that_names_the_fields(ledger: Ledger) -> None:
    remember(ledger, ARTICLE)
    changed = replace(
        ARTICLE, headline="Strom wird billiger", text="Ein Satz.", content_sha256="second", capture=at(900)
    )
    second = remember(ledger, changed)
    assert isinstance(second, Article)
    assert (second.version, second.changes) == (2, ("headline", "text"))
    third = remember(ledger, replace(ARTICLE, capture=at(1800)))
    assert isinstance(third, Article)
    assert third.version == 3


def test_the_same_bytes_are_unchanged_whatever_is_claimed_of_them(ledger: Ledger) -> None:
    remember(ledger, ARTICLE)
    claimed = replace(ARTICLE, modified_at="2026-11-02T11:00:00Z", capture=at(900))
    assert isinstance(remember(ledger, claimed), Unchanged)


def test_the_same_text_under_the_same_canonical_address_is_one_article(ledger: Ledger) -> None:
    remember(ledger, ARTICLE)
    twin = replace(ARTICLE, url="https://kurier.example/a?druck=1", capture=at(900))
    assert isinstance(remember(ledger, twin, "https://kurier.example/a?druck=1"), Unchanged)
    other = replace(twin, text="Ganz andere Sätze.", capture=at(1800))
    assert isinstance(remember(ledger, other, "https://kurier.example/b"), Article)


def test_twins_without_a_canonical_address_stay_apart(ledger: Ledger) -> None:
    remember(ledger, replace(ARTICLE, canonical_url=None))
    assert isinstance(
        remember(ledger, replace(ARTICLE, canonical_url=None, capture=at(900)), "https://x.example"), Article
    )


def test_an_article_read_again_from_its_capture_is_restored(ledger: Ledger) -> None:
    remember(ledger, ARTICLE)
    second = remember(ledger, replace(ARTICLE, headline="Neu", content_sha256="second", capture=at(900)))
    remember(ledger, replace(ARTICLE, headline="Neu", capture=at(1800)))
    assert ledger.restore(replace(ARTICLE, other_urls=())) == ARTICLE
    again = replace(ARTICLE, headline="Neu", content_sha256="second", other_urls=(), capture=at(900))
    assert ledger.restore(again) == second
    assert isinstance(ledger.restore(replace(ARTICLE, headline="Neu", capture=at(1800))), Unchanged)


def test_an_article_from_elsewhere_stays_as_it_is(ledger: Ledger) -> None:
    remember(ledger, ARTICLE)
    for capture in (None, at(5), Capture(file="other.warc.gz", offset=100, length=50)):
        assert ledger.restore(replace(ARTICLE, capture=capture)) == replace(ARTICLE, capture=capture)


def test_the_newest_version_is_known(ledger: Ledger) -> None:
    assert ledger.version_of(KEY) is None
    remember(ledger, ARTICLE)
    remember(ledger, replace(ARTICLE, text="Anders.", content_sha256="second", capture=at(900)))
    assert ledger.version_of(KEY) == 2


def test_runs_are_kept_and_what_was_told_survives(tmp_path: Path) -> None:
    with Ledger.in_folder(tmp_path) as ledger:
        ledger.begin_run("R", "news", "2026-11-02T10:00:00Z")
        remember(ledger, ARTICLE)
        ledger.end_run("R", "2026-11-02T10:05:00Z", 2)
    database = sqlite3.connect(tmp_path / "ledger.sqlite")
    assert database.execute("select finished_at, exit_code from runs").fetchall() == [("2026-11-02T10:05:00Z", 2)]
    assert database.execute("pragma journal_mode").fetchone() == ("wal",)
    (record,) = database.execute("select record from articles").fetchone()
    database.close()
    assert record.encode() == encode_article(ARTICLE)


def test_a_database_that_refuses_is_a_storage_failure(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="the ledger refused"):
        Ledger(f"sqlite:///{tmp_path}/missing/ledger.sqlite")
    (tmp_path / "ledger.sqlite").write_bytes(b"this is no database, whatever its name says" * 50)
    with pytest.raises(StorageError, match="the ledger refused"):
        Ledger.in_folder(tmp_path)
