from __future__ import annotations

from typing import Any

import pytest
from twisted.internet.address import IPv4Address
from twisted.internet.interfaces import IResolutionReceiver
from zope.interface import provider

from newsscrape.crawl.hosts import AllowedHosts
from newsscrape.crawl.resolver import GuardedResolver


class Names:
    """Stands for the reactor and for its resolver: every name has the answers it was made with."""

    def __init__(self, *answers: str) -> None:
        self.answers = answers
        self.nameResolver = self
        self.installed: Any = None

    def installNameResolver(self, resolver: Any) -> None:  # noqa: ANN401, N802 - Twisted's interface
        self.installed = resolver

    def install_on_reactor(self) -> None:
        pass

    def resolveHostName(self, receiver: Any, host: str, port: int, *_: Any) -> str:  # noqa: ANN401, N802 - Twisted's interface
        receiver.resolutionBegan(host)
        for answer in self.answers:
            receiver.addressResolved(IPv4Address("TCP", answer, port))
        receiver.resolutionComplete()
        return host


@provider(IResolutionReceiver)
class Receiver:
    def __init__(self) -> None:
        self.heard: list[str] = []

    def resolutionBegan(self, _: Any) -> None:  # noqa: ANN401, N802 - Twisted's interface
        self.heard.append("begin")

    def addressResolved(self, address: Any) -> None:  # noqa: ANN401, N802 - Twisted's interface
        self.heard.append(address.host)

    def resolutionComplete(self) -> None:  # noqa: N802 - Twisted's interface
        self.heard.append("end")


def resolved(allowed: str, host: str, port: int, *answers: str) -> tuple[list[str], set[str]]:
    names: Any = Names(*answers)
    resolver = GuardedResolver(names, names, AllowedHosts.parse(allowed))
    resolver.install_on_reactor()
    assert names.installed is resolver
    receiver: Any = Receiver()
    resolver.resolveHostName(receiver, host, port)
    return receiver.heard, resolver.refused


def test_public_answers_pass() -> None:
    assert resolved("", "kurier.example", 443, "1.1.1.1") == (["begin", "1.1.1.1", "end"], set())


def test_private_answers_are_taken_out_and_remembered() -> None:
    heard, refused = resolved("", "Kurier.example", 443, "10.0.0.1", "1.1.1.1", "127.0.0.1")
    assert heard == ["begin", "1.1.1.1", "end"]
    assert refused == {"kurier.example"}


def test_a_listed_host_may_be_private_at_its_port_only() -> None:
    assert resolved("proxy.example:3128", "proxy.example", 3128, "10.0.0.1")[0] == ["begin", "10.0.0.1", "end"]
    assert resolved("proxy.example:3128", "proxy.example", 80, "10.0.0.1")[0] == ["begin", "end"]


def test_a_listed_proxy_is_found_where_the_port_is_not_told() -> None:
    """Tunnels for https look their proxy up without one."""
    assert resolved("proxy.example:3128", "proxy.example", 0, "10.0.0.1")[0] == ["begin", "10.0.0.1", "end"]
    assert resolved("proxy.example:3128", "kurier.example", 0, "10.0.0.1")[0] == ["begin", "end"]


def test_it_must_be_installed_first() -> None:
    names: Any = Names()
    receiver: Any = Receiver()
    with pytest.raises(RuntimeError, match="install_on_reactor"):
        GuardedResolver(names, names, AllowedHosts.parse("")).resolveHostName(receiver, "a", 80)
