"""The names the publication goes by."""

from __future__ import annotations

from newsscrape.compose.survey import Survey
from newsscrape.policy.domains import registered_domain
from newsscrape.text import letters


def publication_names(survey: Survey) -> frozenset[str]:
    """Give the names as letters: claimed, the profile's, the host's with its ending and without."""
    host = letters(survey.host.removeprefix("www."))
    domain = registered_domain(survey.host) or ""
    names = {letters(claim.value) for claim in survey.claimed("publisher")}
    names.update((host, letters(domain), letters(domain.partition(".")[0])))
    if survey.page.site and survey.page.site.name:
        names.add(letters(survey.page.site.name))
    return frozenset(name for name in names if name)
