"""What a site showed → the draft of its profile, with what speaks for each line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from newsscrape.learn.pattern import learn_pattern
from newsscrape.learn.zone import best_zone
from newsscrape.model.draft import Draft
from newsscrape.model.sighting import Sighting
from newsscrape.model.site import Site
from newsscrape.policy.codes import zones_of_country
from newsscrape.policy.domains import registered_domain
from newsscrape.policy.looking import country_of_host, looking


class _Line(NamedTuple):
    """A value with its remark; the remark alone where there is none."""

    value: str | None
    remark: str


def draft_of(sighting: Sighting) -> Draft:
    """Draft the profile of a site.

    In: what the site showed; out: the profile, silent where nothing was seen, and a remark for each key that a person
    has to check.
    """
    host = urlsplit(sighting.front).hostname or ""
    country = country_of_host(host)
    name, language = _most_said("name", [one.publisher for one in sighting.read]), _language(sighting)
    timezone = _timezone(sighting, country)
    pattern = learn_pattern(sighting.articles, sighting.others)
    taken = _matching(sighting.articles, pattern) if pattern else []
    wrong = set(_matching(sighting.others, pattern)) if pattern else set()
    left = [address for address in sighting.others if address not in wrong]
    site = Site(
        host=registered_domain(host) or host,
        name=name.value,
        country=country,
        language=language.value,
        timezone=timezone.value,
        start=(sighting.front,),
        feeds=sighting.feeds,
        sitemaps=sighting.sitemaps,
        article_url=pattern,
        articles=_spread(taken),
        others=_spread(left) if pattern else (),
        delay_seconds=sighting.crawl_delay,
    )
    remarks = {
        "name": name.remark,
        "country": _country_remark(host, country),
        "language": language.remark,
        "timezone": timezone.remark,
        "start": "The front page; add sections that it does not show.",
        "feeds": _found_remark("feed", sighting.feeds),
        "sitemaps": _found_remark("sitemap", sighting.sitemaps),
        "article_url": _pattern_remark(sighting, pattern),
        "articles": "Test addresses: are these articles?" if site.articles else "",
        "others": "And are these none: sections, tags, authors?" if site.others else "",
        "delay_seconds": "robots.txt asks for it (Crawl-delay)." if sighting.crawl_delay else "",
    }
    return Draft(site=site, remarks=remarks, misses=sighting.misses)


def _most_said(what: str, said: Iterable[str | None]) -> _Line:
    counts = Counter(filter(None, said))
    if not counts:
        return _Line(None, f"No article told the {what}; add it.")
    (best, times), *rest = counts.most_common()
    others = f" Others: {', '.join(value for value, _ in rest)}." if rest else ""
    return _Line(best, f"By {times} of {counts.total()} articles.{others}")


def _language(sighting: Sighting) -> _Line:
    line = _most_said("language", [one.language for one in sighting.read])
    return line._replace(remark=f"{line.remark} Add the region if it matters, as in pt-BR.") if line.value else line


def _country_remark(host: str, country: str | None) -> str:
    ending = f".{host.rpartition('.')[2]}"
    return f"By {ending}; is it made there?" if country else f"{ending} tells no country; add it."


def _timezone(sighting: Sighting, country: str | None) -> _Line:
    zones = zones_of_country(country or "")
    source = f"a zone of {country}"
    if not zones:
        zones = tuple(zone for zone, _ in Counter(one.timezone for one in sighting.read).most_common() if zone)
        source = "as the articles were read"
    fit = best_zone(zones, sighting.dates)
    if fit is None:
        return _Line(None, "Neither country nor articles tell the zone; add it.")
    if fit.fitting:
        return _Line(fit.zone, f"{fit.fitting} of {fit.dates} dates with an offset fit it, {source}.")
    if len(zones) > 1:
        return _Line(None, f"{country} has several zones and no date tells which; add it.")
    doubt = f"none of {fit.dates} dates with an offset fits it" if fit.dates else "no date shows an offset"
    return _Line(fit.zone, f"It is {source}, but {doubt}: check it.")


def _found_remark(what: str, found: tuple[str, ...]) -> str:
    return f"Each answered with a {what}." if found else f"No {what} was found."


def _pattern_remark(sighting: Sighting, pattern: str | None) -> str:
    seen, beside = len(sighting.articles), len(sighting.others)
    if pattern is None:
        return f"Nothing tells the {seen} articles seen from {beside} other addresses; the general rules judge."
    taken, wrong = _matching(sighting.articles, pattern), _matching(sighting.others, pattern)
    return f"Takes {len(taken)} of {seen} articles seen, and {len(wrong)} of {beside} other addresses."


def _matching(addresses: tuple[str, ...], pattern: str) -> list[str]:
    return [address for address in addresses if re.search(pattern, urlsplit(address).path)]


def _spread(addresses: Sequence[str]) -> tuple[str, ...]:
    """Give a few of the addresses, from all parts of the list."""
    most = looking().examples
    return tuple(addresses[:: max(1, len(addresses) // most)][:most])
