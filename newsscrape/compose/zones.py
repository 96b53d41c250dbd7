"""The zone of a page's printed times, and the order of its dates in numbers."""

from __future__ import annotations

from typing import NamedTuple

from newsscrape.model.document import LabelledPage
from newsscrape.policy.calendars import order_of_language, zone_of_language
from newsscrape.policy.languages import DateOrder, has_language, language_for, primary
from newsscrape.policy.zones import has_several_zones, order_of_country, zone_of_country, zone_of_readers


class PageZone(NamedTuple):
    """A zone and how it is known."""

    name: str | None
    """IANA zone; None when nothing tells it."""
    is_assumed: bool
    """True when only the language speaks for it."""


def page_zone(page: LabelledPage, host: str) -> PageZone:
    """Give the zone of times printed without one: the profile's, the country's of the host, else the language's."""
    if page.site and page.site.timezone:
        return PageZone(page.site.timezone, is_assumed=False)
    if country := zone_of_country(_country(host)):
        return PageZone(country, is_assumed=False)
    zone = _assumed_zone(page, host)
    return PageZone(zone, is_assumed=zone is not None)


def _assumed_zone(page: LabelledPage, host: str) -> str | None:
    """Give the zone of the country the language is tagged with, of most readers there, or of the language."""
    country = _country(host) if has_several_zones(_country(host)) else _region(page)
    if shared := zone_of_readers(primary(page.language), country):
        return shared
    if has_several_zones(country):
        return None
    if region := zone_of_country(country):
        return region
    if has_language(page.language):
        return language_for(page.language).timezone
    return zone_of_language(primary(page.language))


def date_order(page: LabelledPage, host: str) -> DateOrder | None:
    """Give the order of dates in numbers on this page; None when neither language nor country tells it."""
    if page.language is not None and has_language(page.language):
        order = language_for(page.language).date_order
        if order:
            return order
    elif order := order_of_language(primary(page.language)):
        return order
    return order_of_country(_country(host)) or order_of_country(_region(page))


def _country(host: str) -> str:
    return host.rpartition(".")[2]


def _region(page: LabelledPage) -> str:
    tag = (page.document.declared_language or "").replace("_", "-")
    region = tag.rpartition("-")[2].lower()
    return region if "-" in tag and primary(tag) == primary(page.language or tag) else ""
