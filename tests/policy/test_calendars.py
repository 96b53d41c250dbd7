from zoneinfo import available_timezones

import pytest

from newsscrape.policy.calendars import calendar_of, months_of, order_of_language, zone_of_language
from newsscrape.policy.files import load_table
from newsscrape.policy.languages import DateOrder


@pytest.mark.parametrize(
    ("tag", "code"), [("de-AT", "de"), ("fi", "fi"), ("sv-SE", "sv"), ("tlh", "en"), (None, "en"), ("", "en")]
)
def test_the_calendar_of_a_language(tag: str | None, code: str) -> None:
    assert calendar_of(tag) == code


def test_months_of_languages_with_and_without_a_file() -> None:
    assert months_of("de")["mai"] == 5
    assert months_of("fi")["toukokuuta"] == 5
    assert months_of("vi")["tháng 10"] == 10
    assert months_of("tlh") == {}


def test_what_else_is_known() -> None:
    assert order_of_language("hu") is DateOrder.YMD
    assert order_of_language("tlh") is None
    assert zone_of_language("ko") == "Asia/Seoul"
    assert zone_of_language("tlh") is None


def test_every_entry_is_sound() -> None:
    table = load_table("calendars.toml")
    zones = table.table("zones").content
    assert set(zones.values()) <= available_timezones()
    assert all(order_of_language(code) for code in table.table("orders").content)
    for code in table.table("months").content:
        assert set(months_of(code).values()) == set(range(1, 13)), code
