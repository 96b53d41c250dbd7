"""Registered domains, by the public suffix list that ships with tldextract; never fetched."""

from __future__ import annotations

from functools import lru_cache

from tldextract import TLDExtract

_SUFFIXES = TLDExtract(suffix_list_urls=(), cache_dir=None)


@lru_cache(maxsize=4096)
def registered_domain(host: str) -> str | None:
    """Give the registered domain of a host name.

    In: a host, a port allowed; out: the domain in lower case ("www.bbc.co.uk" → "bbc.co.uk"), the host itself where no
    public suffix is known (``localhost``, addresses of the network), None for the empty string.
    """
    parts = _SUFFIXES(host.lower())
    if parts.suffix:
        return parts.top_domain_under_public_suffix or parts.suffix
    return ".".join(part for part in (parts.subdomain, parts.domain) if part) or None
