from zoneinfo import available_timezones

import pytest

from newsscrape.policy.codes import is_country, is_language, zones_of_country


@pytest.mark.parametrize("tag", ["de", "pt-BR", "zh-Hant", "zh-Hant-TW", "nb", "no", "es-419", "lb"])
def test_tags_in_their_usual_spelling_are_languages(tag: str) -> None:
    assert is_language(tag)


@pytest.mark.parametrize("tag", ["", "german", "DE", "de_AT", "de-at", "de-XX", "xx", "en-UK", "de-AT-x"])
def test_other_spellings_and_unknown_codes_are_none(tag: str) -> None:
    assert not is_language(tag)


def test_a_country_is_two_capitals_of_the_standard() -> None:
    assert all(map(is_country, ("DE", "GB", "US", "ZA")))
    assert not any(map(is_country, ("UK", "de", "EU", "", "DEU")))


def test_zones_are_those_of_the_country() -> None:
    assert zones_of_country("AT") == ("Europe/Vienna",)
    assert "America/Chicago" in zones_of_country("US")
    assert set(zones_of_country("AU")) <= available_timezones()
    assert zones_of_country("XX") == ()
