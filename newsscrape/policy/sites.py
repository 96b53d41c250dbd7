"""Site profiles: what ``data/sites/<host>.toml`` says of a news site."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from newsscrape.errors import UsageError
from newsscrape.model.site import Obey, Site
from newsscrape.policy.domains import registered_domain
from newsscrape.policy.files import Table, file_names, load_table

_KEYS = (
    "name",
    "language",
    "timezone",
    "start",
    "feeds",
    "sitemaps",
    "article_url",
    "selectors",
    "delay_seconds",
    "obey",
    "cookies",
)


def all_sites() -> tuple[Site, ...]:
    """Give every profile, sorted by host; raise `ProfileError` for the first bad file."""
    return tuple(_load(host) for host in file_names("sites"))


def site_named(name: str) -> Site:
    """Give the profile of that name, which is the site's registered domain.

    Raises `UsageError` naming the known profiles when there is none, `ProfileError` when its file is bad.
    """
    if name not in file_names("sites"):
        known = ", ".join(file_names("sites"))
        raise UsageError(f"{name}: there is no such site profile; known are: {known}. Use url= for any other site.")
    return _load(name)


def site_for_host(host: str) -> Site | None:
    """Give the profile that covers a host name ("www.zeit.de" → the one of "zeit.de"), None when there is none."""
    domain = registered_domain(host)
    return _load(domain) if domain in file_names("sites") else None


@cache
def _load(host: str) -> Site:
    table = load_table(f"sites/{host}.toml")
    table.known(*_KEYS)
    selectors, cookies = table.table("selectors"), table.table("cookies")
    return Site(
        host=host,
        name=table.text("name"),
        language=table.text("language"),
        timezone=_timezone(table),
        start=_addresses(table, "start"),
        feeds=_addresses(table, "feeds"),
        sitemaps=_addresses(table, "sitemaps"),
        article_url=_pattern(table, "article_url"),
        selectors={key: selectors.text(key) or "" for key in selectors.content},
        delay_seconds=table.number("delay_seconds") if "delay_seconds" in table.content else None,
        obey=_obeyed(table),
        cookies={key: cookies.text(key) or "" for key in cookies.content},
    )


def _timezone(table: Table) -> str | None:
    name = table.text("timezone")
    try:
        return name and ZoneInfo(name).key
    except (KeyError, ValueError, OSError):
        raise table.fault("timezone", 'an IANA zone such as "Europe/Berlin"') from None


def _addresses(table: Table, key: str) -> tuple[str, ...]:
    addresses = table.texts(key)
    for address in addresses:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise table.fault(key, f"absolute http or https addresses, not {address!r}")
    return addresses


def _obeyed(table: Table) -> tuple[Obey, ...]:
    try:
        return tuple(Obey(name) for name in table.texts("obey"))
    except ValueError:
        raise table.fault("obey", f"a list of {', '.join(Obey)}") from None


def _pattern(table: Table, key: str) -> str | None:
    pattern = table.text(key)
    try:
        re.compile(pattern or "")
    except re.error as error:
        raise table.fault(key, f"a regular expression ({error})") from None
    return pattern
