"""Profiles for people and programs: the list of all, and one as it is used."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from rich.table import Table
from scrapy.settings import BaseSettings

from newsscrape.model.site import Site
from newsscrape.policy.profile import KEYS

_SILENT: Mapping[str, str] = {
    "name": "as each page claims",
    "hosts": "none",
    "country": "not known",
    "language": "as each page and its text tell",
    "timezone": "by the host's country, else the page's language",
    "feeds": "those the front page names",
    "sitemaps": "those robots.txt names",
    "article_url": "the general rules for addresses",
    "articles": "none",
    "others": "none",
    "obey": "robots.txt alone",
    "cookies": "none",
    "selectors": "none",
}
"""What holds where a profile says nothing, by key."""


def list_table(sites: Iterable[Site]) -> Table:
    """Give the table of all profiles."""
    table = Table(title="Site profiles")
    for title in ("profile", "name", "country", "language", "further hosts"):
        table.add_column(title, no_wrap=title == "profile")
    for title in ("feeds", "sitemaps"):
        table.add_column(title, justify="right")
    for site in sites:
        hosts = ", ".join(site.hosts) or "–"
        counts = (str(len(found) or "–") for found in (site.feeds, site.sitemaps))
        table.add_row(site.host, site.name or "–", site.country or "–", site.language or "–", hosts, *counts)
    return table


def list_json(sites: Iterable[Site]) -> str:
    """Give all profiles as a JSON list of {profile, name, country, language, hosts, feeds, sitemaps}."""
    rows = [
        {
            "profile": site.host,
            "name": site.name,
            "country": site.country,
            "language": site.language,
            "hosts": [site.host, *site.hosts],
            "feeds": list(site.feeds),
            "sitemaps": list(site.sitemaps),
        }
        for site in sites
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def show_text(site: Site, settings: BaseSettings) -> str:
    """Give a profile as it is used, a line a key; where it is silent the line says what holds instead."""
    lines = [f"# {site.host}"]
    for key in KEYS:
        value, default = _plain(getattr(site, key)), _default(site, key, settings)
        if default is None:
            lines.append(f"{key} = {json.dumps(value, ensure_ascii=False)}")
        else:
            lines.append(f"# {key}: default, {default}")
    return "\n".join(lines)


def show_json(site: Site, settings: BaseSettings) -> str:
    """Give a profile as a JSON object of {value, default} by key; ``default`` is null where the profile speaks."""
    rows = {key: {"value": _plain(getattr(site, key)), "default": _default(site, key, settings)} for key in KEYS}
    return json.dumps({"profile": site.host} | rows, ensure_ascii=False, indent=2)


def _default(site: Site, key: str, settings: BaseSettings) -> str | None:
    """Give what holds where the profile is silent, None where it speaks."""
    if getattr(site, key) != getattr(Site(host=site.host), key):
        return None
    if key == "start":
        return "none besides feeds and sitemaps" if site.feeds or site.sitemaps else f"https://{site.host}/"
    if key == "delay_seconds":
        return f"{settings.getfloat('DOWNLOAD_DELAY'):g} (DOWNLOAD_DELAY), or what robots.txt asks for"
    return _SILENT.get(key, str(getattr(site, key)))


def _plain(value: object) -> Any:  # noqa: ANN401 - whatever JSON takes
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value
