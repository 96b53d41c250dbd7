"""Time zones by country, and by the abbreviations printed behind a time, from ``data/timezones.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from newsscrape.policy.files import load_table
from newsscrape.policy.languages import DateOrder


def zone_of_country(code: str) -> str | None:
    """Give the IANA zone of a country that has one only.

    In: an ISO 3166 code or country domain, lower case; out: the zone, None for countries with several and unknown ones.
    """
    return _mapping("countries").get(code)


def zone_of_readers(language: str, country: str) -> str | None:
    """Give the IANA zone that most readers of a language share in a country that has several.

    In: a BCP 47 primary subtag, a country code, both lower case; out: None where there is none.
    """
    return _mapping("shares").get(f"{language}-{country}")


def has_several_zones(country: str) -> bool:
    """Tell whether a country, by its code in lower case, is known to have several zones."""
    return country in _several()


def zone_of_abbreviation(abbreviation: str) -> str | None:
    """Give the IANA zone meant by "MEZ", "EDT" and their kin; None for an unknown one."""
    return _mapping("abbreviations").get(abbreviation.lower())


def abbreviations() -> tuple[str, ...]:
    """Give all known abbreviations, lower case."""
    return tuple(_mapping("abbreviations"))


def order_of_country(code: str) -> DateOrder | None:
    """Give the order of dates in numbers in an English-speaking country, None for an unknown one."""
    order = _mapping("orders").get(code)
    return DateOrder(order) if order else None


@cache
def _mapping(key: str) -> Mapping[str, str]:
    table = load_table("timezones.toml").table(key)
    return {name: table.text(name) or "" for name in table.content}


@cache
def _several() -> frozenset[str]:
    return frozenset(load_table("timezones.toml").texts("several"))
