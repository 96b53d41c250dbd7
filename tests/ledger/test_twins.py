from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from zlib import crc32

import pytest

from newsscrape.ledger.ledger import Ledger, Unchanged
from newsscrape.model.article import Article
from newsscrape.model.page import Capture
from tests.remembering import remember

OWN = "https://kurier.example/hafen-1234567"
AMP = f"{OWN}/amp"
APP = "https://app.kurier.example/?story=7"
SENTENCES = [
    f"Satz {number} berichtet am Hafen von {number * 7} Kisten und {number * 3} Leuten." for number in range(30)
]
TEXT = " ".join(SENTENCES)
SHORTER = " ".join(SENTENCES[:28])
OTHER = " ".join(f"Wort {number} steht hier nur einmal und zwar {number * 11}." for number in range(30))


@pytest.fixture
def ledger(ledger_at: str) -> Iterator[Ledger]:
    with Ledger(ledger_at) as made:
        yield made


def visit(ledger: Ledger, url: str, text: str = TEXT, day: int = 1, **fields: object) -> Article | Unchanged:
    place = crc32(f"{url}{text}{day}{fields}".encode()) // 2
    article = Article(
        url=url,
        requested_url=url,
        canonical_url=OWN,
        headline="Hafen",
        text=text,
        content_sha256=str(place),
        capture=Capture(file="x.warc.gz", offset=place, length=9),
    )
    article = replace(article, **fields)  # type: ignore[arg-type]
    return remember(ledger, article)


def test_a_further_address_writes_nothing_and_the_next_version_lists_it(ledger: Ledger) -> None:
    assert isinstance(visit(ledger, OWN), Article)
    assert isinstance(visit(ledger, AMP), Unchanged)
    assert isinstance(visit(ledger, APP), Unchanged)
    second = visit(ledger, OWN, f"{TEXT} Dazu kam am Abend dieser Satz.", day=2)
    assert isinstance(second, Article)
    assert (second.version, second.changes, second.other_urls) == (2, ("text",), (APP, AMP))


def test_mere_spellings_are_no_further_addresses(ledger: Ledger) -> None:
    visit(ledger, f"{OWN}/?utm_source=x")
    visit(ledger, OWN.replace("https://", "http://www."))
    second = visit(ledger, OWN, headline="Neu")
    assert isinstance(second, Article)
    assert second.other_urls == ()


def test_an_address_that_led_here_is_a_further_one(ledger: Ledger) -> None:
    visit(ledger, OWN, requested_url="https://kurier.example/kurz")
    second = visit(ledger, OWN, headline="Neu")
    assert isinstance(second, Article)
    assert second.other_urls == ("https://kurier.example/kurz",)


def test_a_view_with_fewer_words_is_no_change(ledger: Ledger) -> None:
    visit(ledger, OWN)
    assert isinstance(visit(ledger, AMP, SHORTER), Unchanged)
    assert isinstance(visit(ledger, AMP, SHORTER, day=2), Unchanged)
    assert isinstance(visit(ledger, OWN, day=2), Unchanged)


def test_a_view_that_claims_a_later_change_is_one(ledger: Ledger) -> None:
    visit(ledger, OWN, modified_at="2026-11-02T10:00:00Z")
    second = visit(ledger, AMP, SHORTER, modified_at="2026-11-02T12:00:00Z")
    assert isinstance(second, Article)
    assert (second.version, second.changes) == (2, ("text", "modified_at"))


def test_a_view_that_changed_since_its_last_visit_is_a_new_version(ledger: Ledger) -> None:
    visit(ledger, OWN)
    visit(ledger, APP, SHORTER)
    second = visit(ledger, APP, f"{TEXT} Dazu kam am Abend dieser Satz.", day=2)
    assert isinstance(second, Article)
    assert (second.version, second.url, second.other_urls) == (2, APP, (OWN,))


def test_a_claim_is_not_believed_where_the_text_is_another(ledger: Ledger) -> None:
    visit(ledger, OWN)
    other = visit(ledger, APP, OTHER)
    assert isinstance(other, Article)
    assert (other.version, other.other_urls) == (1, ())


def test_two_pages_with_one_claim_and_one_text_are_one_article(ledger: Ledger) -> None:
    visit(ledger, APP)
    assert isinstance(visit(ledger, "https://kurier.example/7"), Unchanged)
    assert isinstance(visit(ledger, OWN), Unchanged)


def test_without_a_claim_another_address_is_another_article(ledger: Ledger) -> None:
    visit(ledger, OWN)
    copy = visit(ledger, APP, canonical_url=None)
    assert isinstance(copy, Article)
    assert copy.same_story_as
    assert copy.same_story_as.url == OWN
