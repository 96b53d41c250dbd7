"""The publication's name: the profile's, else as claimed."""

from __future__ import annotations

from newsscrape.compose.finding import Finding
from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Origin

_MAX_CHARS = 100


def publisher(survey: Survey) -> Finding[str | None]:
    """Give the name readers know: ``og:site_name`` before JSON-LD, which often names the company behind."""
    site = survey.page.site
    if site and site.name:
        return Finding(site.name, Origin.PROFILE)
    for origin in (Origin.OPENGRAPH, Origin.JSONLD, Origin.META, Origin.FEED):
        for claim in survey.claimed("publisher", origin):
            if len(claim.value) <= _MAX_CHARS and "://" not in claim.value:
                return Finding(claim.value, origin)
    return Finding(None)
