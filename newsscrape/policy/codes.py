"""Which codes of countries and languages there are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

from dateparser.data.languages_info import language_order

# RFC 5646, 2.1, as far as news sites need it: language, script, region.
_TAG = re.compile(r"([a-z]{2,3})(?:-[A-Z][a-z]{3})?(?:-(?:([A-Z]{2})|\d{3}))?")


def is_country(code: str) -> bool:
    """Tell whether this is a country of ISO 3166-1: two capitals."""
    return code in _zones_by_country()


def is_language(tag: str) -> bool:
    """Tell whether this is a BCP 47 tag in its usual spelling ("pt-BR"), of a language that Unicode's CLDR knows."""
    parts = _TAG.fullmatch(tag)
    return parts is not None and parts[1] in _languages() and (parts[2] is None or is_country(parts[2]))


def zones_of_country(code: str) -> tuple[str, ...]:
    """Give the IANA zones of a country, in the order of ``zone.tab``; none for an unknown country."""
    return _zones_by_country().get(code, ())


@cache
def _languages() -> frozenset[str]:
    """CLDR's languages as dateparser ships them; it has Norwegian by its two forms only."""
    return frozenset(locale.partition("-")[0] for locale in language_order) | {"no"}


@cache
def _zones_by_country() -> Mapping[str, tuple[str, ...]]:
    """Read the tables that come with the IANA time zone database."""
    zones: dict[str, tuple[str, ...]] = {line[0]: () for line in _rows("iso3166.tab")}
    for country, _, zone, *_ in _rows("zone.tab"):
        zones[country] = (*zones[country], zone)
    return zones


def _rows(name: str) -> list[list[str]]:
    text = resources.files("tzdata.zoneinfo").joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
