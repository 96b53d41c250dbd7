from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.model.page import Page
from newsscrape.read.document import read
from newsscrape.read.noscript import without_noscript


@pytest.mark.parametrize(
    ("markup", "left"),
    [
        ("<p>a</p>", "<p>a</p>"),
        ("<p>a<noscript>b</noscript>c</p>", "<p>ac</p>"),
        ("a<noscript class=x><div></noscript ><p>b<noscript>c</noscript>", "a<p>b"),
        ("a<noscript>b", "a<noscript>b"),
        ("a<noscript>b</noscript", "a<noscript>b</noscript"),
    ],
)
def test_what_is_for_readers_without_scripts_is_left_out(markup: str, left: str) -> None:
    assert without_noscript(markup) == left


def test_an_element_left_open_in_one_does_not_swallow_the_page() -> None:
    page = read(Page(body=b"<body><noscript><div id=x></noscript><p>The ferry stays in the dock.</p></body>"))
    assert [block.text for block in page.blocks] == ["The ferry stays in the dock."]


@given(st.lists(st.sampled_from(("<noscript>", "</noscript>", "<", "a", ">")), max_size=30).map("".join))
def test_only_whole_ones_are_taken_out(markup: str) -> None:
    left = without_noscript(markup)
    assert len(left) <= len(markup)
    assert "<noscript>" not in left or "</noscript>" not in left[left.rindex("<noscript>") :]
