"""The publication's name: the profile's, else as claimed."""

from __future__ import annotations

from newsscrape.compose.finding import Finding
from newsscrape.model.claim import Origin
from newsscrape.model.document import LabelledPage

_MAX_CHARS = 100


def publisher(page: LabelledPage) -> Finding[str | None]:
    """Give the name readers know: ``og:site_name`` before JSON-LD, which often names the company behind."""
    if page.site and page.site.name:
        return Finding(page.site.name, Origin.PROFILE)
    for origin in (Origin.OPENGRAPH, Origin.JSONLD, Origin.META, Origin.FEED):
        for claim in page.document.claimed("publisher", origin):
            if len(claim.value) <= _MAX_CHARS and "://" not in claim.value:
                return Finding(claim.value, origin)
    return Finding(None)
