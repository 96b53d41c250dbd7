import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.compose.targets import (
    is_article_like,
    is_in_a_list,
    leads_to_a_page,
    lists_among,
    may_lead_to_a_page,
    target_of,
)


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://www.a.example/stadt/der-deich/?from=top#x", "a.example/stadt/der-deich"),
        ("http://a.example/artikel.php?id=4711", "a.example/artikel.php?id=4711"),
        ("http://a.example/artikel.php?seite=2", "a.example/artikel.php"),
        ("https://a.example/der-neue-deich?utm_id=20260", "a.example/der-neue-deich"),
        ("https://a.example/47110815?ref=1234", "a.example/47110815"),
        ("https://a.example", "a.example"),
    ],
    ids=["without what tells nothing apart", "number in the query", "page", "headline and tracking", "number", "home"],
)
def test_a_target_is_what_tells_pages_apart(url: str, target: str) -> None:
    assert target_of(url) == target


@pytest.mark.parametrize(
    "target",
    ["a.example/der-deich-bricht", "a.example/stadt/4711", "a.example/stadt/deichbau", "a.example/a.php?id=4711"],
)
def test_a_page_of_its_own(target: str) -> None:
    assert leads_to_a_page(target)


@pytest.mark.parametrize(
    "target",
    [
        "a.example",
        "a.example/stadt",
        "a.example/wirtschaft",
        "a.example/tag/der-grosse-neue-deich",
        "a.example/tag_theme/deichbau_44",
        "a.example/autor/erika-beispiel",
        "a.example/bilder/der-deich-bricht.jpg",
        "a.example/login.php?next=4711",
    ],
    ids=["home", "short", "one word", "tag", "two words", "author", "picture", "log in"],
)
def test_what_is_no_page_of_its_own(target: str) -> None:
    assert not leads_to_a_page(target)


def test_a_short_address_may_lead_to_a_page() -> None:
    assert may_lead_to_a_page("a.example/recht/bgb")
    assert not leads_to_a_page("a.example/recht/bgb")
    assert not may_lead_to_a_page("a.example/tag/bgb")
    assert not may_lead_to_a_page("a.example")


def test_a_list_may_stand_further_up() -> None:
    assert is_in_a_list("a.example/topics/word/deich")
    assert not is_in_a_list("a.example/stadt/word/deich")


@pytest.mark.parametrize(
    ("part", "is_one"), [("der-neue-deich-bricht", True), ("a4711081", True), ("rhein-main", False)]
)
def test_a_headline_s_address_has_hyphens_or_a_number(part: str, is_one: bool) -> None:  # noqa: FBT001 - a case
    assert is_article_like(part) is is_one


def test_directories_of_articles_and_of_the_page_itself_are_lists() -> None:
    articles = ["a.example/stadt/hafen/der-neue-deich-bricht", "a.example/stadt/hafen/ein-deich-ist-nie-fertig"]
    photos = "a.example/land/das-grosse-neue-moor"
    lists = lists_among([*articles, photos, f"{photos}/bilder", f"{photos}/kommentare"], "a.example/welt/see/ebbe")
    assert lists == {"a.example/stadt/hafen", "a.example/stadt", "a.example/welt/see", "a.example/welt"}


@given(st.text(alphabet="ab-/?=&#.1_:é"))
def test_any_address_is_judged(url: str) -> None:
    target = target_of(url)
    assert not leads_to_a_page(target) or may_lead_to_a_page(target)
    assert target not in lists_among([target], "")
