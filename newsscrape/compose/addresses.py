"""The site an address belongs to, and the address the page calls its own."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from newsscrape.compose.finding import Finding
from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Origin
from newsscrape.policy.address_shapes import AddressParts, has_headline, is_front, is_marked, is_section
from newsscrape.policy.addresses import address_rules
from newsscrape.policy.domains import registered_domain

_CLAIMS = (("canonical", Origin.META), ("url", Origin.OPENGRAPH), ("url", Origin.JSONLD))
_ABSOLUTE = ("https://", "http://")
_PORTS = {"http": ":80", "https": ":443"}
_BROKEN = re.compile(r"\s|^/*https?(?::|%3A)", re.IGNORECASE)
"""In a path: white space, or a whole address."""


def site(survey: Survey) -> str | None:
    """Give the registered domain of the page's address, None when it has none."""
    return registered_domain(survey.host)


def canonical_url(survey: Survey) -> Finding[str | None]:
    """Give the address the page claims, absolute, without fragment and tracking parameters.

    None unless it lies on the page's own site; never a front page, and for an article's address never that of a
    section. Whether it is another article's, only who knows that one's text can tell (`newsscrape.ledger.twins`).
    """
    own = site(survey)
    if own is None:
        return Finding(None)
    for name, origin in _CLAIMS:
        for claim in survey.claimed(name, origin):
            parts = parted(claim.value.strip(), survey.document.base_url or survey.document.url or "")
            if parts is None or _ascii(registered_domain(parts.hostname or "") or "") != _ascii(own):
                continue
            if not is_front(urlunsplit(parts)) and not _is_list(parts, survey.address):
                return Finding(urlunsplit(parts), origin)
    return Finding(None)


def _ascii(domain: str) -> str:
    """Give a domain as the network knows it: a name beyond ASCII is written in two ways."""
    try:
        return domain.encode("idna").decode()
    except UnicodeError:
        return domain


def parted(claimed: str, base: str) -> SplitResult | None:
    """Give the parts of an address without what only tells where a reader came from; None for what is no address."""
    try:
        parts = urlsplit(claimed if claimed.startswith(_ABSOLUTE) else urljoin(base, claimed))
        if parts.scheme not in {"http", "https"} or not parts.hostname or _BROKEN.search(parts.path):
            return None
        default = _PORTS[parts.scheme]
    except ValueError:
        return None
    query = _without_tracking(parts.query) if parts.query else ""
    return SplitResult(parts.scheme, parts.netloc.lower().removesuffix(default), parts.path or "/", query, "")


def _without_tracking(query: str) -> str:
    asked, rules = parse_qsl(query, keep_blank_values=True), address_rules()
    kept = [(key, value) for key, value in asked if not rules.is_tracking(key.lower())]
    return urlencode(kept) if len(kept) < len(asked) else query


def _is_list(claimed: SplitResult, own: SplitResult) -> bool:
    """Tell an address that has no marks of an article and is above the page's own, or a section's, where that has."""
    rules = address_rules()
    theirs, ours = AddressParts.of(urlunsplit(claimed)), AddressParts.of(urlunsplit(own._replace(query="")))
    if is_marked(theirs, rules) or has_headline(theirs, rules) or claimed.query or not _is_article(ours):
        return False
    above = ours.path.startswith(theirs.path.rstrip("/") + "/")
    return above or (is_section(theirs, rules) and theirs.slug not in ours.path)


def _is_article(own: AddressParts) -> bool:
    return is_marked(own, address_rules()) or has_headline(own, address_rules())
