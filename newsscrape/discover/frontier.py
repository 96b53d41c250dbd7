"""What a hub, feed, sitemap or article names → the addresses a crawl may fetch, each with what it is taken for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from newsscrape.discover.address import Shape, fetchable, may_be_page, shape_of
from newsscrape.discover.archives import archive_pages
from newsscrape.discover.budget import Budgets
from newsscrape.discover.moment import day_in_path
from newsscrape.ledger.address_rows import Spotted
from newsscrape.model.link import Link
from newsscrape.model.visit import HUBS, Found, Lead, Listing, Rank, Role, Visit, Window
from newsscrape.policy.address_keys import address_key, untracked
from newsscrape.policy.address_shapes import is_front
from newsscrape.policy.addresses import AddressRules
from newsscrape.policy.domains import domain_of
from newsscrape.policy.page_numbers import page_number

_FEED_TYPES = {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a crawl may fetch."""

    domains: frozenset[str]
    """Registered domains."""
    window: Window
    """Which articles are wanted."""
    today: date
    """The present day."""
    pattern: Callable[[str], str | None] = lambda _: None
    """Host → the pattern that the paths of its articles match, if one is known."""


class Followed(NamedTuple):
    """What the links of a page lead to."""

    spotted: list[Spotted]
    """Articles, sections, feeds."""
    pages: list[Visit]
    """Further pages of the same list."""


class Frontier:
    """Judges addresses before they are fetched."""

    def __init__(self, scope: Scope, rules: AddressRules, budgets: Budgets) -> None:
        self._scope = scope
        self._rules = rules
        self._budgets = budgets

    def start(self, visit: Visit) -> Spotted:
        """Give a start address as it is kept."""
        return self._spotted(Found(url=visit.url), visit.role, _Naming("", Rank.HUB, visit.depth))

    def follow(self, visit: Visit, links: Iterable[Link]) -> Followed:
        """Judge the links of a hub or an article."""
        naming = _Naming(visit.url, Rank.HUB if visit.role in HUBS else Rank.ARTICLE, _depth_behind(visit))
        followed = Followed([], [])
        if naming.depth > self._rules.article_depth:
            return followed
        for link in links:
            url = fetchable(link.url)
            if url is None or not self.inside(url):
                continue
            if visit.role in HUBS and self._is_next_page(visit, link, url):
                followed.pages.append(Visit(url=url, role=Role.SECTION, page=visit.page + 1))
            elif visit.role in HUBS and (days := self._archive(url)):
                followed.spotted.extend(self._spotted(Found(url=day), Role.SECTION, naming) for day in days)
            elif role := self._role(visit, link, url):
                found = Found(url=untracked(url) if role is Role.ARTICLE else url)
                followed.spotted.append(self._spotted(found, role, naming))
        return Followed(self._kept(followed.spotted), followed.pages)

    def unfold(self, visit: Visit, listing: Listing) -> list[Spotted]:
        """Judge what a feed or sitemap names: pages, and further sitemaps."""
        naming = _Naming(visit.url, Rank.LIST, 0)
        spotted = [
            self._spotted(_untracked(found), Role.ARTICLE, naming)
            for found in self._budgets.entries(visit.url, listing)
            if self.inside(found.url) and not is_front(found.url) and may_be_page(found.url, self._rules)
        ]
        nested = _Naming(visit.url, Rank.LIST, visit.depth + 1)
        sitemaps = (found for found in listing.sitemaps if self.inside(found.url))
        return self._kept(spotted) + [self._spotted(found, Role.SITEMAP, nested) for found in sitemaps]

    def sitemaps(self, urls: Iterable[str], robots: str) -> list[Spotted]:
        """Give the sitemaps a robots.txt names."""
        named = [url for url in map(fetchable, urls) if url and self.inside(url)]
        return [self._spotted(Found(url=url), Role.SITEMAP, _Naming(robots, Rank.LIST, 0)) for url in named]

    def usual_lists(self, front: str) -> list[Spotted]:
        """Give the usual places of feeds and sitemaps on a site."""
        places = [urljoin(front, path) for path in self._rules.usual_lists]
        return [self._spotted(Found(url=url), Role.GUESS, _Naming(front, Rank.LIST, 0)) for url in places]

    def inside(self, url: str) -> bool:
        """Tell whether an address is on one of the domains this crawl stays on."""
        return domain_of(url) in self._scope.domains

    def _kept(self, spotted: Iterable[Spotted]) -> list[Spotted]:
        """Leave out what the budgets of their hosts have no room for."""
        return [one for one in spotted if self._budgets.may_wait(one.lead.found.url)]

    def _role(self, visit: Visit, link: Link, url: str) -> Role | None:
        """Tell what a link leads to, None where that is not wanted."""
        if link.type.partition(";")[0].strip().lower() in _FEED_TYPES:
            return Role.FEED if visit.role is Role.FRONT and may_be_page(url, self._rules) else None
        if visit.role is Role.ARTICLE and self._is_page_of(visit, url):
            return None
        shape = self._shape(url, link.text)
        if shape is Shape.SECTION and visit.role is Role.FRONT:
            return Role.SECTION if self._is_wanted_section(url) else None
        return Role.ARTICLE if shape is Shape.ARTICLE and "alternate" not in link.rel else None

    def _is_wanted_section(self, url: str) -> bool:
        section = self._scope.window.section
        return section is None or section in urlsplit(url).path.lower().split("/")

    def _archive(self, url: str) -> list[str]:
        return archive_pages(url, self._scope.window, self._scope.today, self._rules.archive_days)

    def _is_page_of(self, visit: Visit, url: str) -> bool:
        """Tell a further page of an article, which is asked for when the article is known to go on there."""
        return page_number(url, self._rules)[0] == page_number(visit.url, self._rules)[0]

    def _is_next_page(self, visit: Visit, link: Link, url: str) -> bool:
        base, number = page_number(url, self._rules)
        here, _ = page_number(visit.url, self._rules)
        follows = base == here and (number == visit.page + 1 or ("next" in link.rel.split() and number > visit.page))
        return visit.role is not Role.FRONT and follows and visit.page < self._rules.pages

    def _shape(self, url: str, anchor: str) -> Shape:
        return shape_of(url, anchor, self._scope.pattern(urlsplit(url).hostname or ""), self._rules)

    def _spotted(self, found: Found, role: Role, naming: _Naming) -> Spotted:
        claimed = max(filter(None, (found.published, found.modified)), default=None)
        return Spotted(
            key=address_key(found.url),
            domain=domain_of(found.url),
            role=role,
            newest=claimed or day_in_path(urlsplit(found.url).path),
            lead=Lead(found=found, source=naming.source, rank=naming.rank, depth=naming.depth),
        )


class _Naming(NamedTuple):
    """Who names addresses."""

    source: str
    rank: Rank
    depth: int


def as_open(url: str, role: Role) -> Visit:
    """Give the visit of a start address; the front page's role wins over any other."""
    return Visit(url=url, role=Role.FRONT if is_front(url) else role)


def _depth_behind(visit: Visit) -> int:
    return 0 if visit.role in HUBS else visit.depth + 1


def _untracked(found: Found) -> Found:
    return Found(url=untracked(found.url), claims=found.claims, published=found.published, modified=found.modified)
