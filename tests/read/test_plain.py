from __future__ import annotations

from hypothesis import given
from signs import any_text

from newsscrape.read.plain import blocks_of

LONG = "Der Hafen bekommt einen zweiten Kran, sagte die Sprecherin am Montag."


def texts(text: str) -> list[str]:
    return [block.text for block in blocks_of(text)]


def test_each_line_is_a_block() -> None:
    assert texts("Politik\nEine Schlagzeile\n\n  Der  Text.  \n") == ["Politik", "Eine Schlagzeile", "Der Text."]


def test_lines_wrapped_to_a_width_are_one_paragraph() -> None:
    wrapped = f"{LONG}\n{LONG[::-1]}\nund mehr."
    assert texts(f"Titel\n\n{wrapped}\n\nEnde") == ["Titel", f"{LONG} {LONG[::-1]} und mehr.", "Ende"]


def test_two_lines_or_lines_of_any_length_are_not_wrapped() -> None:
    assert len(texts(f"{LONG}\n{LONG}")) == 2
    assert len(texts(f"{LONG}\nkurz\n{LONG}\n{LONG}")) == 4


def test_every_kind_of_line_end_counts_and_nul_is_dropped() -> None:
    assert texts("a\r\nb\rc\n\0d\u2028e") == ["a", "b", "c", "d", "e"]


@given(any_text())
def test_any_text_keeps_its_words_in_order(text: str) -> None:
    blocks = blocks_of(text)
    assert " ".join(block.text for block in blocks).split() == text.replace("\0", "").split()
    assert [block.index for block in blocks] == list(range(len(blocks)))
    assert all(block.text for block in blocks)
