"""Which addresses of the network are public."""

from __future__ import annotations

import re
import socket
from encodings.idna import nameprep
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from string import hexdigits
from urllib.parse import unquote

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
_UNICAST = IPv6Network("2000::/3")  # all that is given out for the world to reach; older Pythons call more global
_DOCUMENTATION = IPv6Network("3fff::/20")  # RFC 9637, younger than Python 3.11's list
_NOT_PUBLIC = (
    IPv4Network("192.0.0.0/24"),  # RFC 6890; Oracle Cloud's metadata are at 192.0.0.192
    IPv4Network("192.88.99.0/24"),  # RFC 7526: relays into 6to4 that are to be gone
    IPv4Network("168.63.129.16/32"),  # Azure's metadata, in a network that is public otherwise
)
_LOCAL_NAMES = ("localhost", "local", "internal", "localdomain", "home.arpa")  # RFC 6761, 6762, 8375
_NAME = re.compile(r"[\w.-]+")
_DOTS = str.maketrans("\u3002\uff0e\uff61", "...")  # RFC 3490: dots of other scripts


def plain_host(host: str) -> str:
    """Give a host as it would be looked up: unescaped, in plain letters, digits and dots, without a dot at the end."""
    text = unquote(host).translate(_DOTS)
    try:
        text = nameprep(text).translate(_DOTS)
    except UnicodeError:  # holds what no name may hold; nothing finds it
        text = text.lower()
    return text.rstrip(".")


def literal_address(host: str) -> IPv4Address | IPv6Address | None:
    """Give the address a host spells out, None for a name.

    The old forms the system accepts (``127.1``, ``0x7f000001``, ``2130706433``) are addresses too.
    """
    plain = plain_host(host)
    try:
        return ip_address(plain.partition("%")[0])
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(plain)) if plain[:1].isdigit() else None
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
        return address in _UNICAST and address.is_global and address not in _DOCUMENTATION
    return address.is_global and not address.is_multicast and not any(address in network for network in _NOT_PUBLIC)


def is_name(host: str) -> bool:
    """Tell whether a host can be a name of the DNS: letters, digits, hyphens and dots, and no number at its end."""
    return _NAME.fullmatch(host) is not None and not _ends_in_number(host)


def is_local_name(host: str) -> bool:
    """Tell whether a name means this machine or this network by definition."""
    bare = plain_host(host)
    return any(bare == name or bare.endswith(f".{name}") for name in _LOCAL_NAMES)


def _nat64(address: IPv6Address) -> IPv4Address | None:
    return IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None


def _ends_in_number(host: str) -> bool:
    """Tell whether a host ends as an address does: no top-level domain is a number, decimal or hexadecimal."""
    last = plain_host(host).rpartition(".")[2]
    return last.isdecimal() or (last.startswith("0x") and set(last[2:]) <= set(hexdigits))
