"""How the addresses of a run ended."""

from __future__ import annotations

import pytest

from newsscrape.ledger.ledger import Ledger
from newsscrape.model.article import Article
from newsscrape.model.end_state import EndKind, EndState
from newsscrape.model.run import Run
from newsscrape.sinks.jsonl import encode_article
from tests.remembering import remember

FIRST = Article(url="https://kurier.example/a", headline="Alt", content_sha256="1")
REJECT = EndState(kind=EndKind.REJECT, reason="no_text", line=b'{"reason":"no_text"}\n')
FAILURE = EndState(kind=EndKind.FAILURE, reason="gone", line=b'{"reason":"gone"}\n')


def test_the_ends_of_a_run_are_known_in_their_order_until_it_has_ended(ledger_at: str) -> None:
    with Ledger(ledger_at) as ledger:
        for run in "RS":
            ledger.begin_run(run, "news", "2026-11-02T10:00:00Z")
        article = remember(ledger, FIRST, "R")
        ledger.end_states.note("R", REJECT)
        remember(ledger, FIRST, "S")
        ledger.end_states.note("S", FAILURE)
        assert isinstance(article, Article)
        assert list(ledger.end_states.of("R")) == [EndState(kind=EndKind.ARTICLE, line=encode_article(article)), REJECT]
        assert list(ledger.end_states.of("S")) == [EndState(kind=EndKind.UNCHANGED), FAILURE]
        ledger.end_run("S", "2026-11-02T10:05:00Z", 0)
        assert list(ledger.end_states.of("S")) == []
        assert ledger.unfinished() == [Run(name="R", spider="news", started_at="2026-11-02T10:00:00Z")]


@pytest.mark.parametrize("text", ["", "Größe\u2028\ud800"])
def test_lines_come_back_byte_for_byte(ledger_at: str, text: str) -> None:
    with Ledger(ledger_at) as ledger:
        article = remember(ledger, Article(url="https://kurier.example/a", text=text), "R")
        assert isinstance(article, Article)
        assert [end.line for end in ledger.end_states.of("R")] == [encode_article(article)]
