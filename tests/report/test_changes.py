import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.report.changes import FieldChange, Kind, changes_between, compared


def marked(old: str, new: str) -> str:
    return FieldChange(field="text", pieces=compared(old, new)).marked


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Strom wird teurer", "Strom wird billiger", "Strom wird [-teurer-]{+billiger+}"),
        ("", "Neu", "{+Neu+}"),
        ("Alt", "", "[-Alt-]"),
        ("gleich", "gleich", "gleich"),
    ],
)
def test_old_and_new_words_are_marked(old: str, new: str, shown: str) -> None:
    assert marked(old, new) == shown


def test_they_are_told_apart_for_a_page() -> None:
    assert [*map(tuple, compared("Strom wird teurer", "Strom wird billiger"))] == [
        (Kind.SAME, "Strom wird "),
        (Kind.WENT, "teurer"),
        (Kind.CAME, "billiger"),
    ]


def test_long_stretches_in_common_are_cut() -> None:
    before = " ".join(f"w{number}" for number in range(100))
    shown = marked(before, before.replace("w50", "neu"))
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert "w49 [-w50-]{+neu+} w51" in shown
    assert len(shown) < 80


def test_fields_are_told_one_by_one_and_no_words_twice() -> None:
    old = {"headline": "a", "text": "b c", "paragraphs": [{"text": "b c"}], "authors": ["Ann Lee"]}
    new = {"headline": "x", "text": "b d", "paragraphs": [{"text": "b d"}], "authors": ["Ann Lee", "Bo Li"]}
    told = {one.field: one.marked for one in changes_between(old, new, ["headline", "paragraphs", "text", "authors"])}
    assert told == {"headline": "[-a-]{+x+}", "text": "b [-c-]{+d+}", "authors": "Ann Lee{+\nBo Li+}"}


@given(st.text("ab \n", max_size=40), st.text("ab \n", max_size=40))
def test_what_is_marked_as_new_and_what_is_not_is_the_new_text(old: str, new: str) -> None:
    shown = marked(old, new)
    if "…" not in shown:
        assert re.sub(r"\[-.*?-\]", "", shown, flags=re.DOTALL).replace("{+", "").replace("+}", "") == new
