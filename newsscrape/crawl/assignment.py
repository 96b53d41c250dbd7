"""What a crawl was asked to do: spider arguments and settings, checked before anything is fetched."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy.settings import BaseSettings

from newsscrape.crawl.guard import proxy_refusal, refusal
from newsscrape.crawl.hosts import AllowedHosts, shown
from newsscrape.crawl.javascript import read_rendered
from newsscrape.crawl.listed import listed
from newsscrape.discover.address import fetchable
from newsscrape.discover.frontier import as_open
from newsscrape.discover.since import since_moment, until_moment
from newsscrape.errors import UsageError
from newsscrape.ledger.engines import checked_engine
from newsscrape.model.site import Site
from newsscrape.model.visit import Role, Visit, Window
from newsscrape.policy.domains import registered_domain
from newsscrape.policy.sites import site_for_host, site_named

_ARGUMENTS = ("site", "url", "since", "until", "section", "limit")
_OF_SCRAPYD = "_job"  # scrapyd gives every spider the identifier of its job


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A crawl's task."""

    visits: tuple[Visit, ...]
    """Where it starts."""
    domains: frozenset[str]
    """Registered domains it stays on."""
    window: Window
    """Which articles are wanted."""
    now: datetime
    """The present."""
    limit: int | None
    """Articles it ends after."""
    allowed: AllowedHosts
    """Hosts exempt from the guard."""
    contact: str
    """Whom a site owner may ask; may be empty when only listed hosts are asked."""


def read_assignment(arguments: Mapping[str, str], settings: BaseSettings, now: datetime) -> Assignment:
    """Check and read a crawl's arguments.

    In: ``site``, ``url``, ``since``, ``until``, ``section``, ``limit`` as given with ``-a``; the settings; the present.
    Raises `UsageError` with one sentence that says what to do.
    """
    for name in arguments:
        if name not in (*_ARGUMENTS, _OF_SCRAPYD):
            raise UsageError(f"-a {name}=: there is no such argument; known are {', '.join(_ARGUMENTS)}.")
    allowed = AllowedHosts.parse(settings["NEWSSCRAPE_ALLOW_HOSTS"])
    visits = _starts(arguments)
    contact = (settings["NEWSSCRAPE_CONTACT"] or "").strip()
    for visit in visits:
        _check_start(visit.url, allowed, contact)
    _check_proxies(allowed)
    read_rendered(settings)
    if settings["NEWSSCRAPE_LEDGER"]:
        checked_engine(settings["NEWSSCRAPE_LEDGER"])
    return Assignment(
        visits=visits,
        domains=frozenset(chain.from_iterable(_domains(visit.url) for visit in visits)),
        window=_window(arguments, now),
        now=now,
        limit=_limit(arguments.get("limit")),
        allowed=allowed,
        contact=contact,
    )


def _starts(arguments: Mapping[str, str]) -> tuple[Visit, ...]:
    sites, urls = (listed(name, arguments.get(name)) for name in ("site", "url"))
    if not sites and not urls:
        raise UsageError("What to crawl? Give -a site=NAME for a known site or -a url=URL for any other.")
    visits = [visit for name in sites for visit in _site_visits(site_named(name))]
    for url in urls:
        address = fetchable(url)
        if address is None:
            expected = "expected an address such as https://www.example.org/politik/, without user name and password"
            raise UsageError(f"url={shown(url)}: {expected}.")
        visits.append(as_open(address, Role.OPEN))
    return tuple(visits)


def _site_visits(site: Site) -> list[Visit]:
    start = site.start or (() if site.feeds or site.sitemaps else (f"https://{site.host}/",))
    return [
        *(as_open(url, Role.SECTION) for url in start),
        *(Visit(url=url, role=Role.FEED) for url in site.feeds),
        *(Visit(url=url, role=Role.SITEMAP) for url in site.sitemaps),
    ]


def _domains(url: str) -> tuple[str, ...]:
    """Give the registered domain of an address, and those its profile counts to the same publication."""
    domain = registered_domain(urlsplit(url).hostname or "")
    site = site_for_host(domain or "")
    if site:
        return (site.host, *site.hosts)
    return (domain,) if domain else ()


def _check_start(url: str, allowed: AllowedHosts, contact: str) -> None:
    reason = refusal(url, allowed)
    if reason:
        raise UsageError(f"{url} {reason}; list its host in NEWSSCRAPE_ALLOW_HOSTS to allow it.")
    if not contact and not allowed.cover_url(url):
        raise UsageError(
            f"{url}: set NEWSSCRAPE_CONTACT to your e-mail or web address, so that the site's owner can reach you."
        )


def _check_proxies(allowed: AllowedHosts) -> None:
    for scheme, proxy in sorted(getproxies().items()):
        if scheme not in {"http", "https"}:
            continue
        parts = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
        bare = f"http://{parts.netloc.rpartition('@')[2]}/"
        reason = proxy_refusal(bare, allowed)
        if reason:
            name = f"{scheme}_proxy" if f"{scheme}_proxy" in os.environ else f"{scheme.upper()}_PROXY"
            raise UsageError(f"{name}: {bare} {reason}; list it in NEWSSCRAPE_ALLOW_HOSTS or unset {name}.")


def _window(arguments: Mapping[str, str], now: datetime) -> Window:
    since, until, section = (arguments.get(name) for name in ("since", "until", "section"))
    window = Window(
        since=since_moment(since, now) if since is not None else None,
        until=until_moment(until, now) if until is not None else None,
        section=_section(section),
    )
    if window.since and window.until and window.until < window.since:
        raise UsageError(f"until={until}: lies before since={since}; no article can be in between.")
    return window


def _section(text: str | None) -> str | None:
    name = (text or "").strip().strip("/").lower()
    if text is not None and (not name or not all(char.isalnum() or char in "-_" for char in name)):
        raise UsageError(f"section={text}: expected the part of the address that names a section, such as politik.")
    return name or None


def _limit(text: str | None) -> int | None:
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise UsageError(f"limit={text}: expected a whole number of articles, 1 or more.")
    return int(text)
