from __future__ import annotations

from collections.abc import Iterator

import pytest

from newsscrape import join
from newsscrape.extract import read_page
from newsscrape.join import Joining, Taken
from newsscrape.model.article import Article
from newsscrape.model.extraction import Extraction
from newsscrape.model.page import Page
from newsscrape.model.reject import Reason, Reject

URL = "https://news.example/politik/eisgang-am-hafen"
SENTENCES = "Der Fluss führt seit Wochen wenig Wasser, und die Fähre bleibt deshalb am Anleger. Das Amt warnt. "


def page(number: int, words: str, *, last: bool = False) -> Extraction:
    following = "" if last else f'<link rel="next" href="{URL}?page={number + 1}">'
    html = (
        f'<html lang="de"><head><title>Eisgang am Hafen</title>{following}</head><body><article>'
        f"<h1>Eisgang am Hafen</h1><p>{SENTENCES * 2}</p><p>{words}. {SENTENCES}</p></article></body></html>"
    )
    return read_page(Page(body=html.encode(), url=f"{URL}?page={number}" if number > 1 else URL))


def ends(taken: Taken[str]) -> Iterator[tuple[str, str]]:
    """Give the end states: what came with the page, and the last paragraph or the reason."""
    for extraction, brought in taken.ended:
        outcome = extraction.outcome
        yield brought, outcome.reason if isinstance(outcome, Reject) else outcome.paragraphs[-1].text.partition(".")[0]


def test_what_goes_on_nowhere_is_given_back_as_it_is() -> None:
    joining, whole = Joining[str](), page(1, "Allein", last=True)
    taken = joining.take(whole, "a")
    assert taken.ended[0].extraction is whole
    assert (taken.ended[0].brought, taken.wanted) == ("a", None)


def test_an_article_waits_for_its_pages_and_has_their_text() -> None:
    joining = Joining[str]()
    assert joining.take(page(1, "Eins"), "a") == Taken([], f"{URL}?page=2")
    second = joining.take(page(2, "Zwei"), "b")
    assert list(ends(second)) == [("b", Reason.CONTINUATION)]
    assert second.wanted == f"{URL}?page=3"
    third = joining.take(page(3, "Drei", last=True), "c")
    assert list(ends(third)) == [("c", Reason.CONTINUATION), ("a", "Drei")]
    article = third.ended[1].extraction.outcome
    assert isinstance(article, Article)
    assert article.url == URL
    assert [paragraph.text.partition(".")[0] for paragraph in article.paragraphs][1:] == ["Eins", "Zwei", "Drei"]
    assert article.other_urls == (f"{URL}?page=2", f"{URL}?page=3")
    assert joining.release() == []


def test_a_page_that_cannot_be_had_ends_the_waiting() -> None:
    joining = Joining[str]()
    joining.take(page(1, "Eins"), "a")
    missing = Page(body=b"", url=f"{URL}?page=2")
    reject = Extraction(outcome=Reject.of(missing, Reason.EMPTY, "the page has no bytes"))
    taken = joining.take(reject, "b")
    assert list(ends(taken)) == [("b", Reason.EMPTY), ("a", "Eins")]
    article = taken.ended[1].extraction.outcome
    assert isinstance(article, Article)
    assert "pages_missing" in article.warnings


def test_a_page_that_says_nothing_new_is_the_last() -> None:
    joining = Joining[str]()
    joining.take(page(1, "Eins"), "a")
    again = joining.take(page(2, "Eins"), "b")
    assert again.wanted is None
    assert list(ends(again)) == [("b", Reason.CONTINUATION), ("a", "Eins")]


def test_an_article_has_twenty_pages_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(join, "MOST_PAGES", 3)
    joining = Joining[str]()
    joining.take(page(1, "Eins"), "a")
    assert joining.take(page(2, "Zwei"), "b").wanted == f"{URL}?page=3"
    assert joining.take(page(3, "Drei"), "c").wanted is None


def test_what_waits_in_the_end_is_given_back_with_a_warning() -> None:
    joining = Joining[str]()
    joining.take(page(1, "Eins"), "a")
    (left,) = joining.release()
    assert isinstance(left.extraction.outcome, Article)
    assert left.extraction.outcome.warnings == ("pages_missing",)
    assert left.brought == "a"
    assert joining.release() == []


def test_a_whole_article_may_be_taken_again() -> None:
    joining = Joining[str]()
    joining.take(page(1, "Eins"), "a")
    (left,) = joining.release()
    assert joining.take(left.extraction, "a") == Taken([left], None)


def test_two_addresses_of_one_article_do_not_wait_for_the_same_page() -> None:
    joining = Joining[str]()
    joining.take(page(1, "Eins"), "a")
    twin = joining.take(page(1, "Eins"), "b")
    assert twin.wanted is None
    assert list(ends(twin)) == [("b", "Eins")]


def test_only_so_many_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(join, "MOST_WAITING", 1)
    joining = Joining[str]()
    joining.take(page(1, "Eins"), "a")
    other = page(5, "Fünf")
    taken = joining.take(other, "b")
    assert list(ends(taken)) == [("a", "Eins")]
    assert taken.wanted == f"{URL}?page=6"
