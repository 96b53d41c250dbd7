from dataclasses import replace

from newsscrape.ledger.ledger import Ledger
from newsscrape.model.article import Article
from tests.remembering import remember

KEY = "https://kurier.com/a"
ARTICLE = Article(url=KEY, headline="Alt", content_sha256="1")


def test_versions_are_given_by_article_and_by_run(ledger_at: str) -> None:
    with Ledger(ledger_at) as ledger:
        remember(ledger, ARTICLE, "R", KEY)
        remember(ledger, replace(ARTICLE, headline="Neu", content_sha256="2"), "S", KEY)
        first, second = ledger.versions.of(KEY)
        assert (first.number, first.record["headline"]) == (1, "Alt")
        assert ledger.versions.changed_in("S") == [second]
        assert ledger.versions.changed_in("R") == []
        assert second.changes == ("headline",)


def test_the_newest_version_of_each_article_is_given_by_address(ledger_at: str) -> None:
    other = "https://bote.com/b"
    with Ledger(ledger_at) as ledger:
        for day, (key, headline) in enumerate([(KEY, "Alt"), (other, "Nur"), (KEY, "Neu"), (KEY, "Neuer")], 1):
            article = replace(ARTICLE, url=key, headline=headline, content_sha256=str(day), text=key)
            remember(ledger, replace(article, fetched_at=f"2026-11-0{day}T00:00:00Z"), "R", key)
        remember(ledger, Article(url="https://c.com/", headline="Wann?", content_sha256="9"), "R", "https://c.com/")
        found = [(one.number, one.record["headline"]) for one in ledger.versions.newest()]
        assert found == [(1, "Nur"), (1, "Wann?"), (3, "Neuer")]
        found = [(one.number, one.record["headline"]) for one in ledger.versions.newest("2026-11-04T00:00:00Z")]
        assert found == [(1, "Wann?"), (3, "Neuer")]


def test_versions_are_given_while_others_are_written(ledger_at: str) -> None:
    with Ledger(ledger_at) as ledger, Ledger(ledger_at) as crawl:
        for number in range(250):
            remember(ledger, replace(ARTICLE, content_sha256=str(number), text=str(number)), "R", f"{KEY}/{number}")
        found = ledger.versions.newest()
        next(found)
        remember(crawl, ARTICLE, "S", KEY)
        assert len(list(found)) == 249
