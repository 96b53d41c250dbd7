"""Registered domains, by the public suffix list that ships with tldextract; never fetched."""

from __future__ import annotations

from functools import lru_cache

from tldextract import TLDExtract

_SUFFIXES = TLDExtract(suffix_list_urls=(), cache_dir=None)


@lru_cache(maxsize=4096)
def registered_domain(host: str) -> str | None:
    """Give the registered domain of a host name.

    In: a host, a port allowed; out: the domain in lower case ("www.bbc.co.uk" → "bbc.co.uk"), by the list's own default
    rule for a top-level domain it does not know (``www.paper.example`` → ``paper.example``), the host itself where it
    is a single name or an address of the network, None for the empty string.
    """
    parts = _SUFFIXES(host.lower())
    if parts.suffix:
        return parts.top_domain_under_public_suffix or parts.suffix
    if parts.ipv4 or parts.ipv6:
        return parts.domain
    labels = [label for label in (*parts.subdomain.split("."), parts.domain) if label]
    return ".".join(labels[-2:]) or None
