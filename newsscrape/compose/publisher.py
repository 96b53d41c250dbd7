"""The publication's name: the profile's, else as claimed, else as its titles end with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsscrape.compose.finding import Finding
from newsscrape.compose.survey import Survey
from newsscrape.compose.wording import transliterated
from newsscrape.model.claim import Claim, Origin
from newsscrape.policy.domains import registered_domain
from newsscrape.policy.marks import words
from newsscrape.policy.spelling import spelled
from newsscrape.text import fold, letters, squash

_MAX_CHARS = 100
_MAX_WORDS = 6
_LEAST = 3
_LONG = 30
_SEPARATOR = re.compile(r"(?<!\s)\s+[-\u2013\u2014|·•»›«:]{1,2}\s+|(?:(?<!\s)\s+)?\|\s*")
_SMALL = re.compile(r"(?<=\s)(?:[a-zß-ÿ]+)\s+\S*\.\w+$")
"""A word in small letters before an address: "Recipes from paper.example" is no name."""
_WORD = re.compile(r"[^\W_]+")


def publisher(survey: Survey) -> Finding[str | None]:
    """Give the name readers know: ``og:site_name`` before JSON-LD, which often names the company behind.

    Where neither tells, the title's part that the domain is named after; other metadata last, it is often left over
    from whoever made the site.
    """
    return next(publisher_offers(survey), Finding(None))


def publisher_offers(survey: Survey) -> Iterator[Finding[str | None]]:
    """Give all names of the publication that there are, the surest first."""
    site = survey.page.site
    if site and site.name:
        yield Finding(site.name, Origin.PROFILE)
    claims = list(_claims(survey, Origin.OPENGRAPH, Origin.JSONLD))
    if claims:
        best = _best_written(claims)
        yield Finding(best.value, best.origin)
        for claim in claims:
            if claim is not best:
                yield Finding(claim.value, claim.origin)
    if name := _in_title(survey):
        yield Finding(name, Origin.META)
    for claim in _claims(survey, Origin.META, Origin.FEED):
        yield Finding(claim.value, claim.origin)


def _claims(survey: Survey, *origins: Origin) -> Iterator[Claim]:
    """Give the claims that may be a name: no address, no headline, and more than "Blog" or "Home"."""
    generic = frozenset(words("publisher", "generic"))
    headlines = {letters(claim.value) for claim in survey.claimed("headline")}
    for origin in origins:
        for claim in survey.claimed("publisher", origin):
            if len(claim.value) > _MAX_CHARS or "://" in claim.value or fold(claim.value) in generic:
                continue
            name = letters(claim.value)
            if name and not (len(name) > _LONG and name in headlines):
                yield claim


def _best_written(claims: list[Claim]) -> Claim:
    """Give the first, or where it is a name run together in small letters, another that writes the same name out."""
    first = claims[0]
    if first.value.islower() and first.value.isalpha():
        name = letters(first.value)
        return next((one for one in claims if letters(one.value) == name and not one.value.islower()), first)
    return first


def _in_title(survey: Survey) -> str | None:
    """Give the title's last part, or its first, where the domain is called the same."""
    parts = [part for part in _SEPARATOR.split(squash(survey.document.title)) if part]
    domain = registered_domain(survey.host)
    if domain is None or len(parts) < 2:  # noqa: PLR2004 - a title of one part names the article
        return None
    for part in (parts[-1], parts[0]):
        if len(part.split()) <= _MAX_WORDS and not _SMALL.search(part) and _is_named(part, domain):
            return part
    return None


def _is_named(part: str, domain: str) -> bool:
    """Tell whether a domain is called after a name: after all of it, its first or last words, or their initials."""
    label = letters(domain.partition(".")[0])
    if len(label) < _LEAST:
        return False
    spellings = (spelled(part), spelled(transliterated(part)))
    return letters(domain) == letters(part) or any(_is_called(_WORD.findall(one), label) for one in spellings)


def _is_called(name: list[str], label: str) -> bool:
    whole, initials = "".join(name), "".join([word[0] for word in name])
    if not whole or initials == label:
        return bool(whole)
    if len(whole) > len(label):
        return any("".join(name[:count]) == label or "".join(name[-count:]) == label for count in range(1, len(name)))
    return _is_most(whole, label) and (label.startswith(whole) or label.endswith(whole))


def _is_most(part: str, label: str) -> bool:
    return len(part) >= _LEAST and 2 * len(part) >= len(label)
