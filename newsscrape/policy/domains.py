"""Registered domains, by the ICANN part of the public suffix list that ships with publicsuffixlist; never fetched."""

from __future__ import annotations

from functools import cache, lru_cache
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList


@lru_cache(maxsize=4096)
def registered_domain(host: str) -> str | None:
    """Give the registered domain of a host name.

    In: a host, a port allowed; out: the domain in lower case ("www.bbc.co.uk" → "bbc.co.uk"), by the list's own default
    rule for a top-level domain it does not know (``www.paper.example`` → ``paper.example``), the host itself where it
    is a suffix, a single name or an address of the network, None where there is no name.
    """
    name = _without_port(host.strip().lower()).strip(".")
    if not name or _is_address(name):
        return name or None
    return _suffixes().privatesuffix(name) or name


def domain_of(url: str) -> str:
    """Give the registered domain of an address's host, "" where it has none."""
    return registered_domain(urlsplit(url).hostname or "") or ""


def _without_port(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdecimal() and (":" not in name or name.endswith("]")) else host


def _is_address(name: str) -> bool:
    """Tell an address of the network: no top-level domain is a number, and no name has a colon."""
    return ":" in name or name.rpartition(".")[2].isdecimal()


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList(only_icann=True)
