from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from newsscrape.errors import UsageError
from newsscrape.evaluate.tools import OTHERS, Answer, Scope, ask_htmldate, ask_newsscrape, ask_trafilatura
from newsscrape.model.page import Page

UTF8 = (("content-type", "text/html; charset=utf-8"),)
PLAIN = (("content-type", "text/html"),)
PARAGRAPH = "<p>Die Brücke über den Fluss bleibt bis zum Sommer gesperrt, wie die Stadt am Montag bekannt gab.</p>"
MARKUP = (
    '<html lang="de"><head><meta charset="CHARSET"><title>Brücke gesperrt</title>'
    '<meta property="article:published_time" content="2024-05-03T10:00:00+02:00">'
    '<meta name="author" content="Egon Erwin Kisch"></head>'
    f"<body><article><h1>Brücke gesperrt</h1>{3 * PARAGRAPH}</article></body></html>"
)


def markup(charset: str) -> str:
    return MARKUP.replace("CHARSET", charset)


@pytest.mark.parametrize("ask", [ask_newsscrape, ask_trafilatura], ids=lambda ask: ask.__name__)
@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (markup("latin-1").encode(), UTF8),
        (markup("latin-1").encode("latin-1"), PLAIN),
        (markup("utf-8").encode(), PLAIN),
    ],
    ids=["utf-8 whatever the page says", "latin-1 as the page says", "utf-8 as the page says"],
)
def test_an_article_is_answered_in_the_right_encoding(
    ask: Callable[[Page], Answer], body: bytes, headers: tuple[tuple[str, str], ...]
) -> None:
    answer = ask(Page(body=body, url="https://news.example/bruecke", headers=headers))
    assert "Die Brücke über den Fluss" in answer.text
    assert answer.headline == "Brücke gesperrt"
    assert answer.authors == ("Egon Erwin Kisch",)
    assert answer.published_date == "2024-05-03"


def test_a_reject_is_an_answer_without_text() -> None:
    answer = ask_newsscrape(Page(body=b"", headers=PLAIN))
    assert answer.text == ""
    assert answer.reject


def test_trafilatura_may_have_nothing_to_say() -> None:
    assert ask_trafilatura(Page(body=b"<html><body></body></html>", headers=PLAIN)) == Answer()


def test_htmldate_answers_the_day() -> None:
    pytest.importorskip("htmldate", reason="newsscrape[evaluate] is not installed")
    body = markup("utf-8").encode()
    assert ask_htmldate(Page(body=body, headers=UTF8)) == Answer(published_date="2024-05-03")
    assert OTHERS["htmldate"].scope is Scope.DAY


def test_without_htmldate_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "htmldate", None)
    with pytest.raises(UsageError, match=r"install newsscrape\[evaluate\]"):
        ask_htmldate(Page(body=b"", headers=PLAIN))
