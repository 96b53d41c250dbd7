from dataclasses import replace
from pathlib import Path

from newsscrape.ledger.ledger import Ledger
from newsscrape.model.article import Article
from tests.remembering import remember

KEY = "https://kurier.com/a"
ARTICLE = Article(url=KEY, headline="Alt", content_sha256="1")


def test_versions_are_given_by_article_and_by_run(tmp_path: Path) -> None:
    with Ledger.in_folder(tmp_path) as ledger:
        remember(ledger, ARTICLE, "R", KEY)
        remember(ledger, replace(ARTICLE, headline="Neu", content_sha256="2"), "S", KEY)
        first, second = ledger.versions.of(KEY)
        assert (first.number, first.record["headline"]) == (1, "Alt")
        assert ledger.versions.changed_in("S") == [second]
        assert ledger.versions.changed_in("R") == []
        assert second.changes == ("headline",)
