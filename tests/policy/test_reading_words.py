import pytest

from newsscrape.errors import ProfileError
from newsscrape.policy.files import Table
from newsscrape.policy.languages import language_codes, load_language
from newsscrape.policy.reading_words import reading_words

UNITS = {"minute": 1, "min": 1, "hour": 60, "day": 1440}


@pytest.mark.parametrize("code", language_codes())
def test_every_language_prints_reading_times(code: str) -> None:
    reading = load_language(code).reading
    assert reading.patterns
    assert all("minutes" in pattern.groupindex for pattern in (*reading.patterns, reading.bare))


def test_units_make_the_forms_without_a_word_for_reading() -> None:
    table = Table("x.toml", {"words_per_minute": 200, "below": ["below"], "one": ["a"], "ranges": ["to"]})
    reading = reading_words(table, UNITS)
    for text, minutes in (("3 min", "3"), ("3 to 5 min", "3 to 5"), ("below a minute", "below a"), ("< 1 min", "1")):
        match = reading.bare.search(text)
        assert match
        assert match["minutes"] == minutes
    assert reading.bare.search("3 days") is None
    hours = reading.after_hours.search("2 hour and ")
    assert hours
    assert hours["hours"] == "2"


@pytest.mark.parametrize(
    ("content", "named"),
    [({}, "words_per_minute"), ({"words_per_minute": 1, "patterns": ["{n} ("]}, "patterns"), ({"speed": 1}, "speed")],
)
def test_a_bad_table_is_refused_by_path_and_key(content: dict[str, object], named: str) -> None:
    with pytest.raises(ProfileError, match=rf"x.toml: reading_time.{named}: expected"):
        reading_words(Table("x.toml", content, "reading_time."), UNITS)
