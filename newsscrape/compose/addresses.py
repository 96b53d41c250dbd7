"""The site an address belongs to, and the address the page calls its own."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from newsscrape.compose.finding import Finding
from newsscrape.model.claim import Origin
from newsscrape.model.document import LabelledPage
from newsscrape.policy.domains import registered_domain
from newsscrape.policy.marks import words

_CLAIMS = (("canonical", Origin.META), ("url", Origin.OPENGRAPH), ("url", Origin.JSONLD))


def site(page: LabelledPage) -> str | None:
    """Give the registered domain of the page's address, None when it has none."""
    return _domain(page.document.url or "")


def canonical_url(page: LabelledPage) -> Finding[str | None]:
    """Give the address the page claims, absolute, without fragment and tracking parameters.

    None unless it lies on the page's own site, and never the home page.
    """
    own = site(page)
    for name, origin in _CLAIMS:
        for claim in page.document.claimed(name, origin):
            address = _cleaned(claim.value, page.document.base_url or page.document.url or "")
            if address and own and _domain(address) == own and not _is_home(address):
                return Finding(address, origin)
    return Finding(None)


def _cleaned(claimed: str, base: str) -> str | None:
    try:
        parts = urlsplit(urljoin(base, claimed.strip()))
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    tracking = re.compile("|".join(words("canonical", "tracking")), re.IGNORECASE)
    query = parts.query
    if query:
        kept = [(key, value) for key, value in parse_qsl(query, keep_blank_values=True) if not tracking.fullmatch(key)]
        if len(kept) < len(parse_qsl(query, keep_blank_values=True)):
            query = urlencode(kept)
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path or "/", query, ""))


def _domain(address: str) -> str | None:
    try:
        return registered_domain(urlsplit(address).hostname or "")
    except ValueError:
        return None


def _is_home(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in {"", "/"} and not parts.query
