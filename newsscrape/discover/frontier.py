"""What is left to fetch: hubs, feeds and sitemaps first, then the articles they led to, in an order of their own.

Articles wait until every hub, feed and sitemap was read. So each has all that was claimed of it when it is fetched,
whichever answer came first, and the order of the articles does not depend on the network.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from newsscrape.discover.address import (
    Shape,
    address_key,
    fetchable,
    is_front,
    may_be_page,
    shape_of,
    untracked,
)
from newsscrape.discover.budget import Budgets
from newsscrape.discover.moment import day_in_path
from newsscrape.discover.visit import Found, Listing, Role, Visit
from newsscrape.model.claim import Claim, Origin
from newsscrape.model.link import Link
from newsscrape.model.site import Site
from newsscrape.policy.addresses import AddressRules
from newsscrape.policy.domains import registered_domain
from newsscrape.policy.page_numbers import page_number

_FEED_TYPES = {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"}
# Of articles equally new, those a hub links to come first: an editor put them there.
_FROM_HUB, _FROM_LIST = 0, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a crawl may fetch."""

    domains: frozenset[str]
    """Registered domains."""
    since: datetime | None = None
    """Articles known to be older stay away."""
    profile: Callable[[str], Site | None] = lambda _: None
    """Host → the site's profile, if there is one."""


@dataclass(slots=True)
class _Waiting:
    """An article's address, and what was gathered about it."""

    url: str
    rank: int
    claims: set[tuple[int, str, int, Claim]] = field(default_factory=set)
    published: datetime | None = None
    modified: datetime | None = None

    @property
    def when(self) -> datetime | None:
        """The newest instant known of it: as claimed, or else as its address says."""
        claimed = max(filter(None, (self.published, self.modified)), default=None)
        return claimed or day_in_path(urlsplit(self.url).path)

    @property
    def ordered_claims(self) -> tuple[Claim, ...]:
        """Feeds' before sitemaps', by their addresses, each claim once."""
        ordered = sorted(self.claims, key=lambda entry: entry[:3])
        return tuple(dict.fromkeys(claim for *_, claim in ordered))


class Frontier:
    """Addresses still to be fetched; each is given out once."""

    def __init__(self, scope: Scope, rules: AddressRules, budgets: Budgets) -> None:
        self._scope = scope
        self._rules = rules
        self._budgets = budgets
        self._given: set[str] = set()
        self._waiting: dict[str, _Waiting] = {}

    def begin(self, visits: Iterable[Visit]) -> list[Visit]:
        """Give the start addresses, each once."""
        return self._new(visits)

    def follow(self, visit: Visit, links: tuple[Link, ...]) -> list[Visit]:
        """Take a hub's links: articles wait, sections, feeds and the next page are given at once."""
        hubs: list[Visit] = []
        for link in links:
            url = fetchable(link.url)
            if url is None or not self.inside(url):
                continue
            hub = self._hub(visit, link, url)
            if hub:
                hubs.append(hub)
            elif self._shape(url, link.text) is Shape.ARTICLE and "alternate" not in link.rel:
                self._wait(Found(url=url), source="", rank=_FROM_HUB)
        return self._new(hubs)

    def unfold(self, visit: Visit, listing: Listing) -> list[Visit]:
        """Take a feed or sitemap: its articles wait, further sitemaps are given at once, newest first."""
        for found in self._budgets.entries(visit.url, listing):
            if self.inside(found.url) and not is_front(found.url) and may_be_page(found.url, self._rules):
                self._wait(found, source=visit.url, rank=_FROM_LIST)
        wanted = [found for found in listing.sitemaps if self.inside(found.url) and not self._old(found.modified)]
        wanted.sort(key=lambda found: (_age(found.modified), found.url))
        return self._new(Visit(url=found.url, role=Role.SITEMAP) for found in wanted)

    def sitemaps(self, urls: Iterable[str]) -> list[Visit]:
        """Give the sitemaps a robots.txt names."""
        addresses = (fetchable(url) for url in urls)
        return self._new(Visit(url=url, role=Role.SITEMAP) for url in addresses if url and self.inside(url))

    def further(self, url: str) -> list[Visit]:
        """Give a further page of an article, unless it was given already."""
        address = fetchable(url)
        return self._new([Visit(url=address, role=Role.FURTHER)]) if address and self.inside(address) else []

    def take(self, count: int | None, known: Callable[[str, str | None], bool]) -> list[Visit]:
        """Give the next articles, newest first, addresses without a date before all others.

        In: how many at most (None: all), and what tells whether an address (as key) with that claimed change needs no
        visit. Articles known to be older than the scope's ``since`` are let go.
        """
        taken: list[Visit] = []
        for key in sorted(self._waiting, key=lambda key: self._place(self._waiting[key])):
            if count is not None and len(taken) >= count:
                break
            waiting = self._waiting.pop(key)
            modified = _stamp(waiting.modified)
            if self._old(waiting.when) or known(key, modified):
                continue
            visit = Visit(url=waiting.url, role=Role.ARTICLE, claims=waiting.ordered_claims, modified=modified)
            taken += self._new([visit])
        return taken

    def inside(self, url: str) -> bool:
        """Tell whether an address is on one of the domains this crawl stays on."""
        return registered_domain(urlsplit(url).hostname or "") in self._scope.domains

    def _new(self, visits: Iterable[Visit]) -> list[Visit]:
        new: list[Visit] = []
        for visit in visits:
            key = address_key(visit.url)
            if key in self._given or not self._budgets.may_fetch(visit):
                continue
            self._given.add(key)
            self._waiting.pop(key, None)
            new.append(visit)
        return new

    def _hub(self, visit: Visit, link: Link, url: str) -> Visit | None:
        """Give the visit of a link that is no article: feed, further page or section."""
        if link.type.partition(";")[0].strip().lower() in _FEED_TYPES:
            wanted = visit.role is Role.FRONT and may_be_page(url, self._rules)
            return Visit(url=url, role=Role.FEED) if wanted else None
        if self._is_next_page(visit, link, url):
            return Visit(url=url, role=Role.SECTION, page=visit.page + 1)
        if visit.role is Role.FRONT and self._shape(url, link.text) is Shape.SECTION:
            return Visit(url=url, role=Role.SECTION)
        return None

    def _is_next_page(self, visit: Visit, link: Link, url: str) -> bool:
        base, number = page_number(url, self._rules)
        here, _ = page_number(visit.url, self._rules)
        follows = base == here and (number == visit.page + 1 or ("next" in link.rel.split() and number > visit.page))
        return visit.role is not Role.FRONT and follows and visit.page < self._rules.pages

    def _shape(self, url: str, anchor: str) -> Shape:
        return shape_of(url, anchor, self._scope.profile(urlsplit(url).hostname or ""), self._rules)

    def _wait(self, found: Found, source: str, rank: int) -> None:
        key = address_key(found.url)
        if key in self._given or (key not in self._waiting and not self._budgets.may_wait(found.url)):
            return
        asked = untracked(found.url)
        waiting = self._waiting.setdefault(key, _Waiting(asked, rank))
        waiting.url = min(waiting.url, asked, key=lambda url: (len(url), url))
        waiting.rank = min(waiting.rank, rank)
        waiting.claims.update(
            (claim.origin is Origin.SITEMAP, source, place, claim) for place, claim in enumerate(found.claims)
        )
        waiting.published = max(filter(None, (waiting.published, found.published)), default=None)
        waiting.modified = max(filter(None, (waiting.modified, found.modified)), default=None)

    def _old(self, when: datetime | None) -> bool:
        return bool(self._scope.since and when and when < self._scope.since)

    def _place(self, waiting: _Waiting) -> tuple[float, int, str]:
        return _age(waiting.when), waiting.rank, waiting.url


def as_open(url: str, role: Role) -> Visit:
    """Give the visit of a start address; the front page's role wins over any other."""
    return Visit(url=url, role=Role.FRONT if is_front(url) else role)


def as_section(visit: Visit) -> Visit:
    """Give an open address that turned out to be a list of articles."""
    return replace(visit, role=Role.SECTION)


def _age(when: datetime | None) -> float:
    """Give a number that is smaller the newer; unknown is newest."""
    return -(when or datetime.max.replace(tzinfo=UTC)).timestamp()


def _stamp(when: datetime | None) -> str | None:
    return when.strftime("%Y-%m-%dT%H:%M:%SZ") if when else None
