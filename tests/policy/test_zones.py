from zoneinfo import available_timezones

from newsscrape.policy.files import load_table
from newsscrape.policy.languages import DateOrder
from newsscrape.policy.zones import (
    abbreviations,
    has_several_zones,
    order_of_country,
    zone_of_abbreviation,
    zone_of_country,
    zone_of_readers,
)


def test_every_zone_of_the_file_exists() -> None:
    table = load_table("timezones.toml")
    named = {*table.table("countries").content.values(), *table.table("abbreviations").content.values()}
    named |= set(table.table("shares").content.values())
    assert named <= available_timezones()


def test_countries_and_abbreviations() -> None:
    assert zone_of_country("at") == "Europe/Vienna"
    assert zone_of_country("us") is None
    assert has_several_zones("us")
    assert not has_several_zones("com")
    assert zone_of_readers("fr", "ca") == "America/Toronto"
    assert zone_of_readers("en", "ca") is None
    assert zone_of_abbreviation("MESZ") == "Europe/Berlin"
    assert zone_of_abbreviation("XYZ") is None
    assert "edt" in abbreviations()
    assert order_of_country("us") is DateOrder.MDY
    assert order_of_country("de") is None
