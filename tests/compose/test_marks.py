from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.compose.marks import (
    Mark,
    Marked,
    hint_of,
    mark_in_addresses,
    mark_in_names,
    mark_in_words,
    marks_around,
)
from newsscrape.compose.survey import Survey
from newsscrape.policy.files import load_table

PageMaker = Callable[..., Survey]
BOX = '<div id=page><div class="box wide" role=x aria-label><a href="/2" rel=tag><p>Zwei</p></a></div></div>'
MARKS = load_table("marks.toml")
GROUPS = [(group, key) for group in MARKS.content for key in MARKS.table(group).content]


def test_names_around_come_innermost_first_and_only_so_far(page_of: PageMaker) -> None:
    tree = page_of(BOX).tree
    element = tree.tags.index("p")
    assert marks_around(tree, element, 9) == "tag box wide page"
    assert marks_around(tree, element, 2) == "tag"


@pytest.mark.parametrize(
    ("pattern", "hint"),
    [
        ("tags?", "tag"),
        ("Tag-?Links?", "link"),
        ("[\\w-]+__tags?", "__tag"),
        ("cr[eé]dito(?:s|-foto)?", "dito"),
        ("/themen/", "/themen/"),
        ("recommend[a-z]*", "recommend"),
        ("[?&]tag=", "tag="),
        ("(?:a(?:b|c)?|d)+", ""),
        ("one|other", ""),
        ("\\(c\\)", ""),
    ],
)
def test_a_hint_is_the_longest_part_that_has_to_be_there(pattern: str, hint: str) -> None:
    assert hint_of(pattern) == hint


@pytest.mark.parametrize(("group", "key"), GROUPS)
def test_whatever_a_pattern_finds_has_a_hint(group: str, key: str) -> None:
    words = [word for word in MARKS.table(group).texts(key) if word.isascii() and word.isalpha()]
    for mark in (mark_in_names(group, key), mark_in_words(group, key), mark_in_addresses(group, key)):
        assert all(mark.is_in(f"x {word.upper()} y") for word in words)
        assert not mark.is_in("qqqq")


@given(st.text(alphabet="tagslinkebowrd-_ /", max_size=30))
def test_hints_never_hide_what_the_pattern_finds(text: str) -> None:
    mark: Mark
    for mark in (mark_in_names("topics", "names"), mark_in_words("pictures", "foreign")):
        assert mark.is_in(text) == (mark.pattern.search(text) is not None)


def test_a_mark_counts_only_so_far(page_of: PageMaker) -> None:
    tree = page_of("<div class=tags><ul><li>Eins</li></ul></div><div class=stage><p>Zwei</p></div>").tree
    tags = Marked(tree, mark_in_names("topics", "names"))
    item = tree.tags.index("li")
    assert [tags.is_near(item, levels) for levels in (1, 2, 3, 9)] == [False, False, True, True]
    assert not tags.is_near(tree.tags.index("p"), 9)
