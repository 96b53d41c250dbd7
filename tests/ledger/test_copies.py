from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from zlib import crc32

import pytest

from newsscrape.ledger.copies import same_story
from newsscrape.ledger.ledger import Ledger, Unchanged
from newsscrape.model.article import Article, SameStory
from newsscrape.model.page import Capture
from newsscrape.policy.copies import copy_rules
from tests.remembering import remember as remembered

SENTENCES = [
    f"Satz {number} berichtet am Hafen von {number * 7} Kisten und {number * 3} Leuten." for number in range(30)
]
AGENCY = " ".join(SENTENCES)


@pytest.fixture
def ledger(ledger_at: str) -> Iterator[Ledger]:
    with Ledger(ledger_at) as made:
        yield made


def article(paper: str, text: str, **fields: object) -> Article:
    offset = crc32(f"{paper}{text}{fields}".encode()) // 2
    made = Article(
        url=f"https://{paper}.example/a-1234567",
        headline=paper,
        text=text,
        content_sha256=f"{paper}{offset}",
        capture=Capture(file="x.warc.gz", offset=offset, length=9),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def remember(ledger: Ledger, one: Article) -> Article:
    kept = remembered(ledger, one)
    assert isinstance(kept, Article)
    return kept


def test_a_copy_names_the_first_article_of_its_text_and_the_share(ledger: Ledger) -> None:
    assert remember(ledger, article("erste", AGENCY)).same_story_as is None
    remember(ledger, article("andere", " ".join(f"Ganz anderes Wort {n} und noch {n * n}." for n in range(50))))
    second = remember(ledger, article("zweite", " ".join(SENTENCES[:20])))
    third = remember(ledger, article("dritte", f"Eigenes vorweg. {AGENCY}"))
    assert second.same_story_as == SameStory(url="https://erste.example/a-1234567", share=1.0)
    assert third.same_story_as == second.same_story_as


def test_a_text_with_less_in_common_is_its_own(ledger: Ledger) -> None:
    remember(ledger, article("erste", AGENCY))
    other = " ".join(f"Wort {number} steht hier nur einmal und zwar {number * 11}." for number in range(30))
    mixed = f"{' '.join(SENTENCES[:10])} {other}"
    assert remember(ledger, article("zweite", mixed)).same_story_as is None


def test_short_texts_are_not_compared(ledger: Ledger) -> None:
    remember(ledger, article("erste", "Kurz und gut."))
    assert remember(ledger, article("zweite", "Kurz und gut.")).same_story_as is None


def test_a_version_is_no_copy_of_itself_nor_of_its_copies(ledger: Ledger) -> None:
    remember(ledger, article("erste", AGENCY))
    remember(ledger, article("zweite", AGENCY))
    again = remember(ledger, article("erste", f"{AGENCY} Ein Satz kam dazu, der vorher fehlte."))
    assert (again.version, again.same_story_as) == (2, None)


def test_a_new_headline_leaves_the_story_as_it_was(ledger: Ledger) -> None:
    remember(ledger, article("erste", AGENCY))
    second = remember(ledger, article("zweite", AGENCY))
    again = remember(ledger, article("zweite", AGENCY, headline="Neu"))
    assert (again.version, again.changes) == (2, ("headline",))
    assert again.same_story_as == second.same_story_as


def test_a_copy_read_again_from_its_capture_says_so_too(ledger: Ledger) -> None:
    remember(ledger, article("erste", AGENCY))
    second = remember(ledger, article("zweite", AGENCY))
    assert ledger.restore(article("zweite", AGENCY)) == second
    assert same_story({"same_story_as": None}) is None


def test_set_phrases_do_not_hide_a_copy(ledger: Ledger) -> None:
    """More articles of one series than are noted under a value of the signature."""
    for number in range(copy_rules().kept + 5):
        own = " ".join(f"Folge {number} zählt {number * 31 + n} Dinge am Tag {n}." for n in range(30))
        assert remember(ledger, article(f"folge{number}", f"{' '.join(SENTENCES[:8])} {own}")).same_story_as is None
    copied = remember(ledger, article("kopie", f"{' '.join(SENTENCES[:8])} {own}"))
    assert copied.same_story_as == SameStory(url=f"https://folge{number}.example/a-1234567", share=1.0)


def test_nothing_is_dropped_for_being_a_copy(ledger: Ledger) -> None:
    for paper in ("erste", "zweite", "dritte"):
        assert not isinstance(remembered(ledger, article(paper, AGENCY)), Unchanged)
