import pytest
from hypothesis import given
from hypothesis import strategies as st
from signs import any_text

from newsscrape.compose.agency_credits import agencies_in, agencies_in_credit


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("Das war es. (dpa)", ("dpa",)),
        ("Das war es. (dpa/AFP)", ("dpa", "AFP")),
        ("Berlin (dpa) - Der Rat tagt.", ("dpa",)),
        ("WASHINGTON (Reuters) - The council met.", ("Reuters",)),
        ("Der Rat (SPD) tagt.", ()),
        ("Das war es. (Teil 2)", ()),
        ("", ()),
    ],
)
def test_agencies_credited(text: str, agencies: tuple[str, ...]) -> None:
    assert agencies_in_credit(text) == agencies


def test_agencies_among_names() -> None:
    assert agencies_in("red, dpa und AFP") == ("dpa", "AFP")
    assert agencies_in("Ann Lee") == ()


@given(any_text(max_size=80) | st.text(alphabet="dpa/AFP() .-", max_size=40))
def test_any_text_gives_agencies_that_stand_in_it(text: str) -> None:
    assert all(agency in text for agency in (*agencies_in(text), *agencies_in_credit(text)))
