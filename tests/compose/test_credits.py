import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.compose.credits import split_credit


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("Der Rat tagt. (Foto: dpa)", "Der Rat tagt.", "dpa"),
        ("Der Rat tagt. Foto: Ann Lee/dpa", "Der Rat tagt.", "Ann Lee/dpa"),
        ("Der Rat tagt © Ann Lee", "Der Rat tagt", "Ann Lee"),
        ("The council. Credit: Ann Lee", "The council.", "Ann Lee"),
        ("Foto: Kay Nietfeld", "", "Kay Nietfeld"),
        ("Der Rat (SPD) tagt.", "Der Rat (SPD) tagt.", None),
        ("", "", None),
    ],
)
def test_captions_and_credits_are_parted(text: str, caption: str, credit: str | None) -> None:
    assert split_credit(text) == (caption, credit)


@given(st.text(max_size=200) | st.text(alphabet="Foto: ©()[]dpa. -", max_size=60))
def test_any_caption_is_parted_without_a_crash(text: str) -> None:
    caption, credit = split_credit(text)
    assert caption == caption.strip()
    assert credit is None or credit == credit.strip() != ""
