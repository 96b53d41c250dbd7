from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsscrape.evaluate.align import Verdict, align
from newsscrape.evaluate.gold import Truth

FIRST = "The council voted on Monday to keep all three library vans on the road"
SECOND = "Each of the vans costs about seventy thousand pounds a year to run and insure"
TRUTH = Truth(text=f"{FIRST}.\nThe price\n{SECOND}.")
TEASER = "Rowers hold on by a canvas after leading by two lengths at the bridge"


def test_long_blocks_are_text_by_the_share_of_their_shingles() -> None:
    half = f"{FIRST}, said nobody we know of in this whole wide town today at all"
    assert align([FIRST, TEASER, half], TRUTH) == [Verdict.TEXT, Verdict.NOT_TEXT, Verdict.UNKNOWN]


def test_case_and_punctuation_do_not_matter() -> None:
    assert align([FIRST.upper() + "!"], TRUTH) == [Verdict.TEXT]


def test_short_blocks_are_text_where_the_truth_has_them_in_that_place() -> None:
    assert align([FIRST, "The price", SECOND, "Read more"], TRUTH) == [
        Verdict.TEXT,
        Verdict.TEXT,
        Verdict.TEXT,
        Verdict.NOT_TEXT,
    ]


def test_short_words_that_the_truth_has_elsewhere_decide_nothing() -> None:
    truth = Truth(text=f"{FIRST}.\n{SECOND}.\nLibrary vans\n" + f"{TEASER}.\n" * 12)
    verdicts = align([FIRST, "Library vans", SECOND], truth)
    assert verdicts[1] is Verdict.UNKNOWN


def test_blocks_without_words_decide_nothing() -> None:
    assert align(["* * *", FIRST], TRUTH)[0] is Verdict.UNKNOWN


def test_where_only_segments_are_known_they_decide() -> None:
    truth = Truth(wanted=("library vans", "the vans costs"), unwanted=("Rowers hold on",))
    assert align([FIRST, TEASER, SECOND, "The price"], truth) == [
        Verdict.TEXT,
        Verdict.NOT_TEXT,
        Verdict.TEXT,
        Verdict.UNKNOWN,
    ]


def test_a_block_that_holds_both_kinds_of_segment_decides_nothing() -> None:
    truth = Truth(wanted=("library vans",), unwanted=("on the road",))
    assert align([FIRST], truth) == [Verdict.UNKNOWN]


@given(st.lists(st.text("ab .\n", max_size=60), max_size=12), st.text("ab .\n", max_size=300))
def test_every_block_gets_one_verdict(blocks: list[str], truth: str) -> None:
    assert len(align(blocks, Truth(text=truth))) == len(blocks)


@given(st.lists(st.sampled_from("alpha beta gamma delta epsilon zeta eta theta iota kappa".split()), min_size=8))
def test_a_truth_s_own_paragraph_is_text(words: list[str]) -> None:
    assert align([" ".join(words)], Truth(text=" ".join(words))) == [Verdict.TEXT]
