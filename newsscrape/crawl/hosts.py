"""NEWSSCRAPE_ALLOW_HOSTS: the hosts exempt from the address guard."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from newsscrape.errors import UsageError

_PORTS = {"http": 80, "https": 443}
_CREDENTIALS = re.compile(r"\A((?:\w[\w.+-]*:(?=/))?/*)[^/?#]*@")


@dataclass(frozen=True, slots=True)
class AllowedHosts:
    """Hosts that may be reached though they are not public: test servers, one's own proxy."""

    entries: frozenset[tuple[str, int | None]]
    """Host in lower case, port or None for any."""

    @classmethod
    def parse(cls, text: str) -> AllowedHosts:
        """Read ``host[:port],…``; raise `UsageError` for an entry that is neither."""
        return cls(frozenset(_entry(part.strip()) for part in text.split(",") if part.strip()))

    def cover(self, host: str, port: int | None) -> bool:
        """Tell whether a host is listed, for any port or for this one."""
        host = host.lower()
        return (host, None) in self.entries or (host, port) in self.entries

    def cover_url(self, url: str) -> bool:
        """Tell whether the host and port of an address are listed."""
        parts = urlsplit(url)
        return self.cover(parts.hostname or "", port_of(url))

    def cover_lookup(self, host: str, port: int) -> bool:
        """Tell whether the answers for a name are exempt; 0 stands for a port the one who asks does not tell."""
        return self.cover(host, port) if port else host.lower() in self.names

    @property
    def names(self) -> frozenset[str]:
        """The hosts, without ports."""
        return frozenset(host for host, _ in self.entries)


def port_of(url: str) -> int | None:
    """Give the port an address leads to: the written one or its scheme's."""
    parts = urlsplit(url)
    try:
        return parts.port or _PORTS.get(parts.scheme)
    except ValueError:
        return None


def shown(url: str) -> str:
    """Give an address as it may be written down: without user name and password."""
    return _CREDENTIALS.sub(r"\1", url)


def _entry(text: str) -> tuple[str, int | None]:
    try:
        parts = urlsplit(f"//{text}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or parts.path or parts.query or parts.username is not None:
        raise UsageError(f"NEWSSCRAPE_ALLOW_HOSTS: {text!r}: expected host or host:port, separated by commas.")
    return host, port
