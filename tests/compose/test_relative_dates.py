from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signs import any_text

from newsscrape.compose.moment import Moment
from newsscrape.compose.relative_dates import find_relative
from newsscrape.policy.languages import language_codes, language_for

NOW = datetime(2024, 5, 10, 14, 30, tzinfo=ZoneInfo("Europe/Berlin"))


def told(moment: Moment | None) -> str:
    assert moment is not None
    return " ".join(str(part) for part in (moment.day, moment.clock) if part is not None)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "vor 2 Stunden", "2024-05-10"),
        ("de", "Gestern, 18:05 Uhr", "2024-05-09 18:05:00"),
        ("de", "vor etwa 10 Minuten", "2024-05-10 14:20:00"),
        ("de", "İlkay İnan, gestern, 18:05 Uhr", "2024-05-09 18:05:00"),
        ("en", "5 minutes ago", "2024-05-10 14:25:00"),
        ("en", "an hour ago", "2024-05-10"),
        ("fr", "il y a 3 jours", "2024-05-07"),
        ("pl", "2 dni temu", "2024-05-08"),
        ("ja", "3時間前", "2024-05-10"),
    ],
)
def test_moments_told_from_the_fetch(language: str, text: str, expected: str) -> None:
    assert told(find_relative(text, language_for(language), NOW)) == expected


@pytest.mark.parametrize("text", ["vor 3 Jahren", "in 2 Stunden", "2 Stunden", "vor 900 Wochen", "Vorgestern"])
def test_other_spans_are_no_moments(text: str) -> None:
    assert find_relative(text, language_for("de"), NOW) is None


def test_the_word_for_the_past_stands_right_before_the_span() -> None:
    assert find_relative("2 Stunden " * 20_000, language_for("de"), NOW) is None
    assert told(find_relative("2 Stunden " * 100 + "vor 3 Stunden", language_for("de"), NOW)) == "2024-05-10"


@given(any_text(max_size=60), st.sampled_from(language_codes()))
def test_any_line_is_told_from_the_fetch_without_a_crash(text: str, language: str) -> None:
    moment = find_relative(text, language_for(language), NOW)
    assert moment is None or moment.day <= NOW.date()
