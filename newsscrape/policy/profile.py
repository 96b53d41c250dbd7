"""One site profile: a table of a TOML file → `Site`, every value checked."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from turbohtml import SelectorSyntaxError, parse

from newsscrape.model.site import JavaScript, Obey, Selectable, Site
from newsscrape.policy.codes import is_country, is_language
from newsscrape.policy.domains import registered_domain
from newsscrape.policy.files import Table

KEYS = (
    "name",
    "hosts",
    "country",
    "language",
    "timezone",
    "start",
    "feeds",
    "sitemaps",
    "article_url",
    "articles",
    "others",
    "delay_seconds",
    "obey",
    "cookies",
    "javascript",
    "selectors",
)
"""What a profile may say, in the order it is written in."""

# RFC 6265, 4.1.1: cookie-name is a token; cookie-value has neither white space nor quote, comma, semicolon, backslash.
_COOKIE_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_COOKIE_VALUE = re.compile(r"[!#-+\--:<-\[\]-~]*")

_Choice = TypeVar("_Choice", bound=StrEnum)


def site_of(table: Table, host: str) -> Site:
    """Give the profile a table holds.

    In: the top table of the file, the file's name without ``.toml``. Raises `ProfileError` with path and key for a key
    that is not known and a value that cannot be.
    """
    table.known(*KEYS)
    hosts = _hosts(table, host)
    domains = frozenset((host, *hosts))
    return Site(
        host=host,
        hosts=hosts,
        name=table.text("name"),
        country=_country(table),
        language=_language(table),
        timezone=_timezone(table),
        start=_addresses(table, "start", domains),
        feeds=_addresses(table, "feeds", domains),
        sitemaps=_addresses(table, "sitemaps", domains),
        article_url=_pattern(table),
        articles=_addresses(table, "articles", domains),
        others=_addresses(table, "others", domains),
        delay_seconds=table.number("delay_seconds") if "delay_seconds" in table.content else None,
        obey=tuple(_choice(table, "obey", word, Obey) for word in table.texts("obey")),
        cookies=_cookies(table.table("cookies")),
        javascript=_javascript(table),
        selectors=_selectors(table.table("selectors")),
    )


def _hosts(table: Table, host: str) -> tuple[str, ...]:
    if registered_domain(host) != host:
        raise table.fault("file name", f"a registered domain such as {registered_domain(host) or 'example.com'}.toml")
    hosts = table.texts("hosts")
    for other in hosts:
        if registered_domain(other) != other or other == host:
            raise table.fault("hosts", f"further registered domains such as example.com, not {other!r}")
    return hosts


def _country(table: Table) -> str | None:
    country = table.text("country")
    if country is not None and not is_country(country):
        raise table.fault("country", f'an ISO 3166-1 code in capitals such as "GB", not {country!r}')
    return country


def _language(table: Table) -> str | None:
    language = table.text("language")
    if language is not None and not is_language(language):
        raise table.fault("language", f'a BCP 47 tag such as "de" or "pt-BR", not {language!r}')
    return language


def _timezone(table: Table) -> str | None:
    name = table.text("timezone")
    try:
        return name and ZoneInfo(name).key
    except (KeyError, ValueError, OSError):
        raise table.fault("timezone", 'an IANA zone such as "Europe/Berlin"') from None


def _addresses(table: Table, key: str, domains: frozenset[str]) -> tuple[str, ...]:
    addresses = table.texts(key)
    for address in addresses:
        if not _is_on(address, domains):
            raise table.fault(key, f"absolute http or https addresses on {', '.join(sorted(domains))}, not {address!r}")
    return addresses


def _is_on(address: str, domains: frozenset[str]) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https"} and registered_domain(parts.hostname or "") in domains
    except ValueError:
        return False


def _pattern(table: Table) -> str | None:
    pattern = table.text("article_url")
    try:
        re.compile(pattern or "")
    except (re.error, OverflowError, RecursionError) as error:
        raise table.fault("article_url", f"a regular expression ({error})") from None
    return pattern


def _choice(table: Table, key: str, word: str, choices: type[_Choice]) -> _Choice:
    try:
        return choices(word)
    except ValueError:
        raise table.fault(key, f"one of {', '.join(choices)}, not {word!r}") from None


def _javascript(table: Table) -> JavaScript | None:
    word = table.text("javascript")
    return None if word is None else _choice(table, "javascript", word, JavaScript)


def _cookies(table: Table) -> dict[str, str]:
    cookies = {}
    for name in table.content:
        value = table.text(name) or ""
        if not _COOKIE_NAME.fullmatch(name) or not _COOKIE_VALUE.fullmatch(value):
            raise table.fault(name, "a cookie's name and value, without spaces, quotes, commas and semicolons")
        cookies[name] = value
    return cookies


def _selectors(table: Table) -> dict[str, str]:
    table.known(*Selectable)
    selectors = {}
    for key in table.content:
        selectors[key] = table.text(key) or ""
        try:
            parse("").select(selectors[key])
        except SelectorSyntaxError as error:
            raise table.fault(key, f"a CSS selector ({error})") from None
    return selectors
