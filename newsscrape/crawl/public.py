"""Which addresses of the network are public."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
_LOCAL_NAMES = ("localhost", "local", "internal", "localdomain", "home.arpa")  # RFC 6761, 6762, 8375


def literal_address(host: str) -> IPv4Address | IPv6Address | None:
    """Give the address a host spells out, None for a name.

    The old forms the system accepts (``127.1``, ``0x7f000001``, ``2130706433``) are addresses too.
    """
    try:
        return ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(host)) if host[:1].isdigit() else None
    except (OSError, ValueError):
        return None


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Tell whether an address is reachable for everybody.

    Loopback, private, link-local, shared, reserved and multicast ones are not, nor IPv6 forms of such IPv4 addresses.
    """
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or _nat64(address)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


def is_local_name(host: str) -> bool:
    """Tell whether a name means this machine or this network by definition."""
    bare = host.lower().rstrip(".")
    return any(bare == name or bare.endswith(f".{name}") for name in _LOCAL_NAMES)


def _nat64(address: IPv6Address) -> IPv4Address | None:
    return IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None
