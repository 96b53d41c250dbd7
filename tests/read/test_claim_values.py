import pytest
from hypothesis import given
from signs import any_text

from newsscrape.model.claim import Claim, Origin
from newsscrape.read.claim_values import MAX_VALUE, claims_named, clean


@pytest.mark.parametrize(
    ("value", "expected"),
    [("  a \n b ", "a b"), ("A &amp;amp; B", "A & B"), ("a\0b", "a b"), ("", ""), (None, ""), (3, "")],
)
def test_values_become_one_clean_line(value: object, expected: str) -> None:
    assert clean(value) == expected


def test_long_values_are_cut() -> None:
    assert len(clean("x" * 9_000)) == MAX_VALUE
    (body,) = claims_named("articleBody", Origin.JSONLD, ["y" * 900_000])
    assert len(body.value) == 500_000


def test_a_body_keeps_its_lines_and_empty_values_claim_nothing() -> None:
    found = list(claims_named("articleBody", Origin.JSONLD, ["a\n\nb &amp; c", " "]))
    assert found == [Claim(name="articleBody", value="a\n\nb & c", origin=Origin.JSONLD)]


@given(any_text())
def test_any_value_is_clean_and_bounded(value: str) -> None:
    found = clean(value)
    assert found == " ".join(found.split())
    assert "\0" not in found
