"""The address guard: what the crawl may ask for, wherever the address came from.

It stands behind the proxy middleware, so every request passes: start addresses, redirects, found links, robots.txt.
Names are judged by their answers in `newsscrape.crawl.resolver`; behind a proxy only what is written can be judged.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest

from newsscrape.crawl.hosts import AllowedHosts, port_of, shown
from newsscrape.crawl.public import is_local_name, is_name, is_public, literal_address
from newsscrape.crawl.resolver import refused_names
from newsscrape.model.reject import Reason
from newsscrape.policy.domains import registered_domain
from newsscrape.policy.walls import walls

USUAL_PORTS = frozenset({80, 443, 8080, 8443})
"""Where web servers listen: the ports of http and https, and those of servers started without rights to these. Behind
any other may be mail, a database or a router, which a page must not make us talk to; a listed host may have any."""


class ForbiddenAddressError(IgnoreRequest):
    """The address may not be fetched; raised by the guard, ends as ``forbidden_address``."""


class ConsentWallError(IgnoreRequest):
    """The address leads to a consent layer on another site; ends as ``consent_wall``."""


class LoginWallError(IgnoreRequest):
    """The address leads to a login on another site; ends as ``login_wall``."""


def refusal(url: str, allowed: AllowedHosts) -> str | None:
    """Give the reason why an address may not be fetched, None when it may."""
    reason = proxy_refusal(url, allowed)
    if reason is None and port_of(url) not in USUAL_PORTS and not allowed.cover_url(url):
        return "has a port where no web server is expected"
    return reason


def proxy_refusal(url: str, allowed: AllowedHosts) -> str | None:
    """Give the reason why a proxy may not be asked; the port is the choice of who set it."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or parts.scheme not in {"http", "https"} or port == 0:
        return "is no http or https address"
    if parts.username is not None or parts.password is not None:
        return "has a user name or password in it"
    if allowed.cover_url(url):
        return None
    literal = literal_address(host)
    if literal is None and not is_name(host):
        return "is no http or https address"
    public = not is_local_name(host) if literal is None else is_public(literal)
    return None if public else "leads into a network that is not public"


class GuardMiddleware:
    """Refuses requests for addresses that may not be fetched, before anything is sent."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._allowed = AllowedHosts.parse(crawler.settings["NEWSSCRAPE_ALLOW_HOSTS"])
        self._contact = (crawler.settings["NEWSSCRAPE_CONTACT"] or "").strip()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it as Scrapy does."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise `ForbiddenAddressError` for an address or proxy that may not be asked."""
        self._judge(request.url, refusal)
        if proxy := request.meta.get("proxy"):
            self._judge(proxy, proxy_refusal)
        if not self._contact and not self._allowed.cover_url(request.url):
            raise ForbiddenAddressError(f"{request.url}: set NEWSSCRAPE_CONTACT to ask hosts that are not listed.")
        if request.meta.get("redirect_urls") and "visit" in request.cb_kwargs and not self._stays(request):
            raise _leaving(request)

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Tell a name that was refused from one that does not exist."""
        asked = request.meta.get("proxy") or request.url
        host = (urlsplit(asked).hostname or "").lower()
        if isinstance(exception, CannotResolveHostError) and host in refused_names():
            raise ForbiddenAddressError(f"{host} resolves to an address that is not public.") from exception

    def _judge(self, url: str, refusal_of: Callable[[str, AllowedHosts], str | None]) -> None:
        reason = refusal_of(url, self._allowed)
        if reason:
            words = f"{shown(url)} {reason}; list its host in NEWSSCRAPE_ALLOW_HOSTS to allow it."
            raise ForbiddenAddressError(words)

    def _stays(self, request: Request) -> bool:
        domains: frozenset[str] = getattr(self._crawler.spider, "domains", frozenset())
        return registered_domain(urlsplit(request.url).hostname or "") in domains


def _leaving(request: Request) -> IgnoreRequest:
    """Say what a redirect means that leaves the site."""
    behind = walls().behind(request.meta["redirect_urls"][0], request.url)
    if behind is Reason.CONSENT_WALL:
        return ConsentWallError(f"The address leads to a consent layer on another site, {request.url}.")
    if behind is Reason.LOGIN_WALL:
        return LoginWallError(f"The address leads to a login on another site, {request.url}.")
    return ForbiddenAddressError(f"{request.url}: the redirect leaves the site.")
