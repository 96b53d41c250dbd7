"""Which address is asked for next: on each site feeds and sitemaps first, then hubs, then the articles they led to.

Articles wait until the site's lists and hubs are read. So each has all that was claimed of it when it is fetched,
whichever answer came first, and their order does not depend on the network. All that was found lies in the ledger, not
in memory: what a run does not get to, the next one does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from time import monotonic

from newsscrape.discover.address import fetchable
from newsscrape.discover.budget import Budgets
from newsscrape.discover.frontier import Frontier
from newsscrape.ledger.address_rows import Spotted
from newsscrape.ledger.addresses import Addresses, News, Order
from newsscrape.model.instant import now_written
from newsscrape.model.link import Link
from newsscrape.model.visit import HUBS, LISTS, Listing, Role, Visit, Window
from newsscrape.policy.address_keys import address_key
from newsscrape.policy.domains import domain_of

MOST_UNDER_WAY = 16
"""Articles of a site that are asked for at once: enough that its connection never waits, few enough for memory."""
_ALL = 10_000
_MANY = 500
_ANY_TIME = "9999"
_QUIET_SECONDS = 60.0  # in a long run lists come due again; nobody waits for them by the second


@dataclass(slots=True)
class _Site:
    """How far a run has come on a site."""

    lists_under_way: int = 0
    """Lists and hubs that were asked for and not read yet."""
    under_way: int = 0
    """Articles likewise."""
    lists_read: int = 0
    """Feeds and sitemaps that answered."""
    is_open: bool = False
    """Whether a hub or list is read, not just an article somebody named."""
    front: str | None = None
    """The front page, where the whole site is crawled and not single lists of it."""
    quiet_until: float = 0.0
    """Until when no list or hub is looked for, because there was none and none was found since; monotonic seconds."""
    named: set[str] = field(default_factory=set)
    """Keys of the lists and hubs this run was led to."""


class Itinerary:
    """Gives out addresses as the sites' connections take them.

    In: what judges addresses, where they are kept, the run and which articles it wants, the budgets of the hosts.
    Raises `StorageError` when the ledger refuses.
    """

    def __init__(self, frontier: Frontier, addresses: Addresses, order: Order, budgets: Budgets) -> None:
        self._frontier, self._addresses, self._order, self._budgets = frontier, addresses, order, budgets
        self._sites: dict[str, _Site] = {}
        self._given: set[str] = set()

    def begin(self, visits: Iterable[Visit]) -> list[Visit]:
        """Give the first addresses of a run: those somebody gave, or the lists that are known of their sites."""
        given: list[Visit] = []
        domains: dict[str, None] = {}
        for visit in visits:
            domain = domain_of(visit.url)
            domains[domain] = None
            if visit.role is Role.OPEN:
                given += self._once([visit])
                continue
            site = self._site(domain)
            site.is_open = True
            site.front = visit.url if visit.role is Role.FRONT else site.front
            self._keep(site, [self._frontier.start(visit)])
        for domain in domains:
            given += self._further(domain, MOST_UNDER_WAY)
        return given

    def listed(self, visit: Visit, listing: Listing) -> News:
        """Keep what a feed or sitemap names."""
        site = self._site(domain_of(visit.url))
        site.lists_read += 1
        site.is_open = True
        return self._keep(site, self._frontier.unfold(visit, listing))

    def unchanged(self, visit: Visit) -> None:
        """Note that a feed, sitemap or hub is as it was."""
        site = self._site(domain_of(visit.url))
        site.lists_read += visit.role in LISTS
        site.is_open = True

    def read(self, visit: Visit, links: Iterable[Link], sitemaps: Collection[str]) -> tuple[News, list[Visit]]:
        """Keep what a page leads to; give the further pages of a hub that brought something new.

        The links of articles are followed where a whole site is crawled, not single lists of it.

        In: the visit, the page's links, the sitemaps its site's robots.txt names.
        """
        site = self._site(domain_of(visit.url))
        if visit.role is Role.ARTICLE and not site.front:
            return News(new=0, known=0), []
        followed = self._frontier.follow(visit, links)
        spotted = followed.spotted
        if visit.role is Role.FRONT:
            spotted = spotted + self._frontier.sitemaps(sitemaps, visit.url)
        if visit.role in HUBS:
            site.is_open = True
        news = self._keep(site, spotted)
        if visit.role is Role.FRONT and not (site.lists_read or any(one.role in LISTS for one in spotted)):
            self._keep(site, self._frontier.usual_lists(visit.url))
        return news, self._once(followed.pages) if news.new else []

    def further_page(self, url: str) -> list[Visit]:
        """Give a further page of an article, unless it was given already."""
        address = fetchable(url)
        wanted = address and self._frontier.inside(address)
        return self._once([Visit(url=address, role=Role.FURTHER)]) if address and wanted else []

    def ended(self, visit: Visit, room: int) -> list[Visit]:
        """Give what is asked for once a visit has ended.

        In: the visit, how many articles are wanted at most.
        """
        site = self._site(domain_of(visit.url))
        if visit.role is Role.ARTICLE:
            site.under_way -= 1
        elif visit.role is not Role.FURTHER:
            site.lists_under_way -= 1
        return self._further(domain_of(visit.url), room)

    def left(self, room: int) -> list[Visit]:
        """Give what is left to ask for on any site."""
        return [visit for domain in list(self._sites) for visit in self._further(domain, room)]

    @property
    def under_way(self) -> int:
        """Articles asked for and not ended."""
        return sum(site.under_way for site in self._sites.values())

    def _further(self, domain: str, room: int) -> list[Visit]:
        site = self._site(domain)
        if site.lists_under_way > 0 or not site.is_open:
            return []
        visits = self._lists_and_hubs(domain, site) if monotonic() >= site.quiet_until else []
        site.lists_under_way += len(visits)
        return visits or self._articles(domain, site, room)

    def _lists_and_hubs(self, domain: str, site: _Site) -> list[Visit]:
        visits = self._lists(domain, site) or self._hubs(domain, site)
        if not visits:
            site.quiet_until = monotonic() + _QUIET_SECONDS
        return visits

    def _lists(self, domain: str, site: _Site) -> list[Visit]:
        window = Window(since=self._order.window.since)
        order = replace(self._dated(), domain=domain, roles=LISTS, window=window, count=_ALL)
        return self._affordable(self._chosen(site, self._addresses.take(order)))

    def _hubs(self, domain: str, site: _Site) -> list[Visit]:
        """Give the hubs that are due; all of them where no list tells what is new."""
        order = replace(self._dated(), domain=domain, roles=HUBS, window=Window(), count=_ALL)
        if not site.lists_read:
            order = replace(order, now=_ANY_TIME)
        return self._affordable(self._chosen(site, self._addresses.take(order)))

    def _articles(self, domain: str, site: _Site, room: int) -> list[Visit]:
        room = min(room, MOST_UNDER_WAY - site.under_way)
        if room <= 0 or site.under_way > MOST_UNDER_WAY // 2:
            return []
        order = replace(self._dated(), domain=domain, roles=frozenset({Role.ARTICLE}), count=room)
        visits: list[Visit] = []
        while not visits and (taken := self._addresses.take(order)):
            visits = self._affordable(taken)
            order = replace(order, count=_MANY)  # a host whose budget is spent may have any number of addresses left
        site.under_way += len(visits)
        return visits

    def _affordable(self, visits: Iterable[Visit]) -> list[Visit]:
        """Leave out what the budgets of their hosts do not allow; the next run is given it again."""
        return [visit for visit in visits if self._budgets.may_fetch(visit)]

    def _chosen(self, site: _Site, visits: list[Visit]) -> list[Visit]:
        """Leave out lists and hubs this run was not led to, unless it crawls the whole site."""
        return [visit for visit in visits if site.front or address_key(visit.url) in site.named]

    def _keep(self, site: _Site, spotted: list[Spotted]) -> News:
        site.named.update(one.key for one in spotted if one.role is not Role.ARTICLE)
        site.quiet_until = 0.0
        for domain in {one.domain for one in spotted}:
            other = self._site(domain)
            if other is not site:  # a publication may have several domains
                other.quiet_until = 0.0
                other.is_open, other.front, other.named = True, other.front or site.front, other.named | site.named
        return self._addresses.find(spotted, self._dated().now)

    def _once(self, visits: Iterable[Visit]) -> list[Visit]:
        new: list[Visit] = []
        for visit in visits:
            key = address_key(visit.url)
            if key not in self._given and self._budgets.may_fetch(visit):
                self._given.add(key)
                new.append(self._addresses.as_known(key, visit))
                self._site(domain_of(visit.url)).lists_under_way += visit.role is not Role.FURTHER
        return new

    def _site(self, domain: str) -> _Site:
        return self._sites.setdefault(domain, _Site())

    def _dated(self) -> Order:
        return replace(self._order, now=now_written())
