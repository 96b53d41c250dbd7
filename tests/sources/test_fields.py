from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signs import any_text

from newsscrape.errors import InputError
from newsscrape.sources.fields import read_headers, read_status, read_text


def test_what_is_there_is_given_and_what_is_not_is_none() -> None:
    assert (read_text("a", "x"), read_text("", "x"), read_text(None, "x")) == ("a", None, None)
    assert (read_status(404, "x"), read_status(None, "x")) == (404, None)
    assert read_headers({"Content-Type": "a"}, "x") == (("content-type", "a"),)
    assert read_headers(None, "x") == ()


@pytest.mark.parametrize(
    ("read", "value"),
    [(read_text, 1), (read_status, 99), (read_status, True), (read_status, "200"), (read_headers, {"a": 1})],
)
def test_a_wrong_type_is_refused_by_place(read: type, value: object) -> None:
    with pytest.raises(InputError, match=r"^here: "):
        read(value, "here")


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | any_text() | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(any_text(), inner),
)


@given(ANY, st.sampled_from([read_text, read_status, read_headers]))
def test_any_value_is_of_its_type_or_refused(value: object, read: Callable[[object, str], object]) -> None:
    try:
        found = read(value, "here")
    except InputError as error:
        found = str(error)
    assert found is None or isinstance(found, (str, int, tuple))
