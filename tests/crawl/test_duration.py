from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.crawl.duration import seconds_of
from newsscrape.errors import UsageError


@pytest.mark.parametrize(("text", "seconds"), [("90s", 90), ("10m", 600), (" 2 h ", 7_200), ("1d", 86_400)])
def test_a_span_is_so_many_seconds(text: str, seconds: int) -> None:
    assert seconds_of(text) == seconds


@given(st.text(max_size=8))
def test_anything_else_is_one_sentence(text: str) -> None:
    with suppress(UsageError):
        assert seconds_of(text) > 0


@pytest.mark.parametrize("text", ["", "0m", "10", "m", "1w", "-5m", "1.5h", "9999999m"])
def test_such_as_these(text: str) -> None:
    with pytest.raises(UsageError, match="expected a span such as 90s"):
        seconds_of(text)
