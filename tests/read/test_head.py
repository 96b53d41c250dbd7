from __future__ import annotations

from newsscrape.model.tree import Attrs
from newsscrape.read.head import Head
from newsscrape.read.markup import Script


def told(*elements: tuple[str, Attrs, str]) -> Head:
    head = Head()
    for tag, attrs, text in elements:
        head.start_element(tag, attrs)
        if head.kept is not None:
            head.kept.append(text)
        head.end_element(tag)
    return head


def test_meta_and_link_elements_are_kept_in_their_order() -> None:
    head = told(("meta", (("name", "a"),), ""), ("link", (("rel", "b"),), ""), ("meta", (("name", "c"),), ""))
    assert head.metas == [(("name", "a"),), (("name", "c"),)]
    assert head.links == [(("rel", "b"),)]


def test_the_first_title_counts_be_it_empty() -> None:
    assert told(("title", (), " One \n title "), ("title", (), "Another")).title == "One title"
    assert told(("title", (), ""), ("title", (), "Another")).title == ""
    assert told().title is None


def test_the_first_base_with_an_address_counts() -> None:
    base = told(("base", (("target", "_top"),), ""), ("base", (("href", "/a"),), ""), ("base", (("href", "/b"),), ""))
    assert base.base == "/a"


def test_scripts_with_content_are_kept_as_written() -> None:
    head = told(
        ("script", (("type", " Application/LD+JSON "),), " {}\n"),
        ("script", (("src", "/a.js"),), ""),
        ("script", (("type", None),), "x < y"),
    )
    assert head.scripts == [Script("application/ld+json", " {}\n"), Script("", "x < y")]


def test_the_text_of_other_elements_is_not_kept() -> None:
    head = told(("style", (), "p {}"), ("noscript", (), "words"), ("svg", (), "words"))
    assert (head.scripts, head.title, head.kept) == ([], None, None)
