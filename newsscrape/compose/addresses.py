"""The site an address belongs to, and the address the page calls its own."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from newsscrape.compose.finding import Finding
from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Origin
from newsscrape.policy.domains import registered_domain
from newsscrape.policy.marks import words

_CLAIMS = (("canonical", Origin.META), ("url", Origin.OPENGRAPH), ("url", Origin.JSONLD))
_ABSOLUTE = ("https://", "http://")


def site(survey: Survey) -> str | None:
    """Give the registered domain of the page's address, None when it has none."""
    return registered_domain(survey.host)


def canonical_url(survey: Survey) -> Finding[str | None]:
    """Give the address the page claims, absolute, without fragment and tracking parameters.

    None unless it lies on the page's own site, and never the home page.
    """
    own = site(survey)
    if own is None:
        return Finding(None)
    for name, origin in _CLAIMS:
        for claim in survey.claimed(name, origin):
            parts = _parted(claim.value.strip(), survey.document.base_url or survey.document.url or "")
            if parts and registered_domain(parts.hostname or "") == own and not _is_home(parts):
                return Finding(urlunsplit(parts), origin)
    return Finding(None)


def _parted(claimed: str, base: str) -> SplitResult | None:
    """Give the parts of an address without what only tells where a reader came from; None for what is no address."""
    try:
        parts = urlsplit(claimed if claimed.startswith(_ABSOLUTE) else urljoin(base, claimed))
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            return None
    except ValueError:
        return None
    query = _without_tracking(parts.query) if parts.query else ""
    return SplitResult(parts.scheme, parts.netloc.lower(), parts.path or "/", query, "")


def _without_tracking(query: str) -> str:
    asked = parse_qsl(query, keep_blank_values=True)
    kept = [(key, value) for key, value in asked if not _tracking().fullmatch(key)]
    return urlencode(kept) if len(kept) < len(asked) else query


@cache
def _tracking() -> re.Pattern[str]:
    return re.compile("|".join(words("canonical", "tracking")), re.IGNORECASE)


def _is_home(parts: SplitResult) -> bool:
    return parts.path == "/" and not parts.query
