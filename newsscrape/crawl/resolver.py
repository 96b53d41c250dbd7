"""Name resolution that keeps the crawl out of networks that are not public.

The answers are judged where they are used, so that a name cannot lead elsewhere between check and connection.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.base import ReactorBase
from twisted.internet.interfaces import IAddress, IHostnameResolver, IHostResolution, IResolutionReceiver
from zope.interface import implementer, provider  # type: ignore[import-untyped]  # ships no types

from newsscrape.crawl.hosts import AllowedHosts
from newsscrape.crawl.public import is_public, literal_address


@implementer(IHostnameResolver)
class GuardedResolver:
    """Scrapy's caching resolver, with answers that are not public taken out unless their host is listed."""

    def __init__(self, reactor: ReactorBase, inner: CachingThreadedResolver, allowed: AllowedHosts) -> None:
        self.refused: set[str] = set()
        self._reactor: Any = reactor
        self._inner = inner
        self._allowed = allowed
        self._names: Any = None

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """Build it as Scrapy does."""
        allowed = AllowedHosts.parse(crawler.settings["NEWSSCRAPE_ALLOW_HOSTS"])
        return cls(reactor, CachingThreadedResolver.from_crawler(crawler, reactor), allowed)

    def install_on_reactor(self) -> None:
        """Put it before Scrapy's own."""
        self._inner.install_on_reactor()
        self._names = self._reactor.nameResolver
        self._reactor.installNameResolver(self)

    def resolveHostName(  # noqa: N802 - Twisted's interface
        self,
        resolutionReceiver: IResolutionReceiver,  # noqa: N803 - Twisted's interface
        hostName: str,  # noqa: N803 - Twisted's interface
        portNumber: int = 0,  # noqa: N803 - Twisted's interface
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803 - Twisted's interface
        transportSemantics: str = "TCP",  # noqa: N803 - Twisted's interface
    ) -> IHostResolution:
        """Resolve a name; the receiver sees the permitted answers only."""
        if self._names is None:
            raise RuntimeError("install_on_reactor() comes first")
        receiver = (
            resolutionReceiver
            if self._allowed.cover_lookup(hostName, portNumber)
            else _PublicOnly(resolutionReceiver, hostName.lower(), self.refused)
        )
        resolution: IHostResolution = self._names.resolveHostName(
            receiver, hostName, portNumber, addressTypes, transportSemantics
        )
        return resolution


@provider(IResolutionReceiver)
class _PublicOnly:
    """Hands on the answers that are public."""

    def __init__(self, receiver: IResolutionReceiver, host: str, refused: set[str]) -> None:
        self._receiver: Any = receiver
        self._host = host
        self._refused = refused

    def resolutionBegan(self, resolutionInProgress: IHostResolution) -> None:  # noqa: N802, N803 - Twisted's interface
        self._receiver.resolutionBegan(resolutionInProgress)

    def addressResolved(self, address: IAddress) -> None:  # noqa: N802 - Twisted's interface
        literal = literal_address(str(getattr(address, "host", "")))
        if literal is not None and is_public(literal):
            self._receiver.addressResolved(address)
        else:
            self._refused.add(self._host)

    def resolutionComplete(self) -> None:  # noqa: N802 - Twisted's interface
        self._receiver.resolutionComplete()


def refused_names() -> set[str]:
    """Give the names that resolved to addresses that are not public only, as far as this process met them."""
    from twisted.internet import reactor  # noqa: PLC0415 - importing it installs one

    resolver = getattr(reactor, "nameResolver", None)
    return resolver.refused if isinstance(resolver, GuardedResolver) else set()
