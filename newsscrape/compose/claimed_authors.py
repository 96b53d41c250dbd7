"""The authors a page claims, feed and all, the strongest origin first."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from newsscrape.compose.names import names_in
from newsscrape.compose.persons import is_person, without_employer
from newsscrape.compose.publication import publication_names
from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Origin
from newsscrape.policy.agencies import agency_named
from newsscrape.policy.authors import name_marks
from newsscrape.policy.domains import registered_domain
from newsscrape.text import letters

_ORIGINS = (Origin.JSONLD, Origin.OPENGRAPH, Origin.META, Origin.FEED)


class Claimed(NamedTuple):
    """Names of one origin."""

    names: tuple[str, ...]
    """In order, none doubled."""
    origin: Origin
    """Where they were claimed."""
    is_sure: bool
    """False for a bare ``meta`` and for what may be a login or half a name: print is worth more."""


def claimed_authors(survey: Survey) -> Claimed | None:
    """Give the first names that are not the publication's; None where there are none."""
    for origin in _ORIGINS:
        claims = survey.claimed("author", origin)
        names = names_claimed(survey, [claim.value for claim in claims]) if claims else ()
        if names:
            return Claimed(names, origin, origin is not Origin.META and not all(map(is_half, names)))
    return None


def claimed_publication(survey: Survey) -> Claimed | None:
    """Give the publication where it is claimed as the author; None where it is not."""
    own = publication_names(survey)
    for origin in _ORIGINS:
        for claim in survey.claimed("author", origin):
            names = names_in(claim.value, survey.language.code) or (claim.value,)
            if is_own(names[0], own):
                return Claimed(names[:1], origin, is_sure=True)
    return None


def is_half(name: str) -> bool:
    """Tell a login or one word of a name; agencies and names in scripts without capitals are whole."""
    return " " not in name and not agency_named(name) and name.lower() != name.upper()


def is_own(name: str, own: Collection[str]) -> bool:
    """Tell a name that is the publication's or begins with it ("The Paper", "The Paper Team")."""
    words = name.split()
    return any(letters(" ".join(words[:count])) in own for count in range(1, len(words) + 1))


def names_claimed(survey: Survey, values: Collection[str]) -> tuple[str, ...]:
    """Give the names in strings that name the authors, in order, none doubled; the publication's left out."""
    own = publication_names(survey)
    code, domain = survey.language.code, registered_domain(survey.host) or ""
    found: dict[str, str] = {}
    for value in values:
        if f".{domain})" in value.lower():
            continue  # "Der Bote (www.bote.example)"
        names = [without_employer(name, code) for name in names_in(value, code)]
        others = [name for name in names if not is_own(name, own)]
        if all(map(agency_named, others)):
            others = names if others else []  # "Der Bote mit dpa"
        for name in others:
            # Behind the publication's name its motto may follow.
            if len(others) == len(names) or is_half(name) or agency_named(name) or is_person(name, code):
                found.setdefault(letters(name), name)
    authors = tuple(name for name in found.values() if not _is_company(name))
    return tuple(name for name in authors if not _is_team(name)) or authors


def _is_company(name: str) -> bool:
    return name.lower().rstrip(".").rpartition(" ")[2] in name_marks().companies


def _is_team(name: str) -> bool:
    return not name_marks().teams.isdisjoint(name.lower().split())
