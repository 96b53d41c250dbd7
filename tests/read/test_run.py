from __future__ import annotations

import pytest

from newsscrape.read import run as runs
from newsscrape.read.elements import HIDDEN, IN_BOLD, PREFORMATTED
from newsscrape.read.growth import Growth
from newsscrape.read.level import Level
from newsscrape.read.run import Run


def level(element: int, *, link: int = -1, marks: int = 0) -> Level:
    made = Level()
    made.element, made.block, made.link, made.marks = element, 1, link, marks
    return made


def run() -> Run:
    growth = Growth()
    growth.open("body", (), "", -1)
    growth.open("p", (), "", 0)
    growth.open("a", (("href", "/a"),), "", 1)
    return Run(growth)


def test_a_run_becomes_a_block() -> None:
    one, outer, link = run(), level(1), level(2, link=2, marks=IN_BOLD)
    one.add_space(outer, "\n")
    one.add(outer, "One \n two ")
    one.add(link, "three")
    one.add_space(link, " ")
    one.close(outer)
    (block,) = one.blocks
    assert (block.text, block.element, block.innermost, block.href) == ("One two three", 1, 1, "/a")
    assert (block.link_chars, block.bold_chars, block.is_hidden) == (5, 5, False)
    assert block.pieces == ((1, "One \n two "), (2, "three"), (2, " "))
    assert link.words == ["three", " "]
    assert (one.pieces, one.size) == ([], 0)


def test_two_line_breaks_part_it_and_one_does_not() -> None:
    one, outer, link = run(), level(1), level(2, link=2)
    one.add_break(outer)
    one.add(outer, "one")
    one.add_break(outer)
    one.add(outer, "two")
    one.add_break(outer)
    one.add_break(outer)
    one.add(link, "three")
    one.close(outer)
    assert [(block.text, block.innermost, block.link_chars) for block in one.blocks] == [
        ("one two", 1, 0),
        ("three", 2, 5),
    ]


def test_nothing_but_space_makes_no_block() -> None:
    one, pre = run(), level(1, marks=PREFORMATTED)
    one.close(pre)
    one.add_space(pre, " \n ")
    one.close(pre)
    assert one.blocks == []


def test_white_space_stays_where_it_counts() -> None:
    one, pre = run(), level(1, marks=PREFORMATTED | HIDDEN)
    one.add_space(pre, "\n  ")
    one.add(pre, "a\n  b\n")
    one.close(pre)
    assert [(block.text, block.is_hidden) for block in one.blocks] == [("  a\n  b", True)]


def test_an_endless_run_is_cut() -> None:
    one, outer = run(), level(1)
    for _ in range(3):
        one.add(outer, "x" * 150_000)
    one.close(outer)
    assert [len(block.text) for block in one.blocks] == [300_000, 150_000]


def test_text_beyond_the_most_blocks_is_left_out_and_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "MOST_BLOCKS", 2)
    one, outer = run(), level(1)
    for text in ("One", "Two", "  ", "Three"):
        assert not one.is_cut
        one.add(outer, text)
        one.close(outer)
    assert [block.text for block in one.blocks] == ["One", "Two"]
    assert one.is_cut
