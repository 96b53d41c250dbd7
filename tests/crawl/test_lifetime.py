from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.crawl.lifetime import LONGEST, SHORTEST, lifetime


@pytest.mark.parametrize(
    ("control", "seconds"),
    [
        ("", 86_400),
        ("public", 86_400),
        ("max-age=3600", 3_600),
        ('public, Max-Age="7200", must-revalidate', 7_200),
        ("s-maxage=10, max-age=600", 600),
        ("max-age=31536000", 86_400),
        ("max-age=0", 300),
        ("no-store", 300),
        ("private, no-cache, max-age=3600", 300),
        ("max-age=soon", 86_400),
    ],
)
def test_a_file_is_used_as_long_as_it_says_up_to_a_day(control: str, seconds: int) -> None:
    assert lifetime(control) == timedelta(seconds=seconds)


@given(st.text(max_size=80) | st.from_regex(r"max-age=[0-9]+", fullmatch=True))
def test_it_is_always_between_minutes_and_a_day(control: str) -> None:
    assert SHORTEST <= lifetime(control) <= LONGEST
