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
_PORTS = {"http": ":80", "https": ":443"}
_BROKEN = re.compile(r"\s|^/*https?(?::|%3A)", re.IGNORECASE)
"""In a path: white space, or a whole address."""
_WORD_BREAKS = re.compile(r"[-_+]")
_SLUG = 2


def site(survey: Survey) -> str | None:
    """Give the registered domain of the page's address, None when it has none."""
    return registered_domain(survey.host)


def canonical_url(survey: Survey) -> Finding[str | None]:
    """Give the address the page claims, absolute, without fragment and tracking parameters.

    None unless it lies on the page's own site, and never the home page or a list the page's own address lies below.
    """
    own = site(survey)
    if own is None:
        return Finding(None)
    for name, origin in _CLAIMS:
        for claim in survey.claimed(name, origin):
            parts = parted(claim.value.strip(), survey.document.base_url or survey.document.url or "")
            if parts is None or _ascii(registered_domain(parts.hostname or "") or "") != _ascii(own):
                continue
            if not _is_home(parts) and not _is_list(parts, survey.address):
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
    asked = parse_qsl(query, keep_blank_values=True)
    kept = [(key, value) for key, value in asked if not _tracking().fullmatch(key)]
    return urlencode(kept) if len(kept) < len(asked) else query


@cache
def _tracking() -> re.Pattern[str]:
    return re.compile("|".join(words("canonical", "tracking")), re.IGNORECASE)


def _is_home(parts: SplitResult) -> bool:
    return parts.path == "/" and not parts.query


def _is_list(parts: SplitResult, own: SplitResult) -> bool:
    """Tell an address of which the page's own goes on with words: that of a section, not of the article."""
    above = parts.path.rstrip("/") + "/"
    behind = own.path.removeprefix(above)
    return behind != own.path and not parts.query and len(_WORD_BREAKS.findall(behind)) >= _SLUG
