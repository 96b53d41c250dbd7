"""Which address is asked for next: on each site feeds and sitemaps first, then hubs, then the articles they led to.

Articles wait until the site's lists and hubs are read. So each has all that was claimed of it when it is fetched,
whichever answer came first, and their order does not depend on the network. All that was found lies in the ledger, not
in memory: what a run does not get to, the next one does.

A run asks the sites it holds. It leaves a site when nothing is left to ask for, and has ended when it was through with
all of its sites: one that another run holds it waits for, since that run may die.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from time import monotonic

from newsscrape.discover.address import fetchable
from newsscrape.discover.budget import Budgets
from newsscrape.discover.frontier import Frontier
from newsscrape.discover.holdings import Holdings
from newsscrape.discover.progress import Progress
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


class Itinerary:
    """Gives out addresses as the sites' connections take them.

    In: what judges addresses, where they are kept, the run and which articles it wants, the budgets of the hosts, the
    sites it holds. Raises `StorageError` when the ledger refuses.
    """

    def __init__(
        self, frontier: Frontier, addresses: Addresses, order: Order, budgets: Budgets, holdings: Holdings
    ) -> None:
        self._frontier, self._addresses, self._order, self._budgets = frontier, addresses, order, budgets
        self._holdings = holdings
        self._begun = now_written()
        self._sites: dict[str, Progress] = {}
        self._given: set[str] = set()

    def begin(self, visits: Iterable[Visit], room: int) -> list[Visit]:
        """Give the first addresses of a run: those somebody gave, or the lists that are known of their sites.

        In: where it starts, how many articles are wanted at most.
        """
        for visit in visits:
            self._site(domain_of(visit.url)).starts.append(visit)
        return self.left(room)

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
        domain = domain_of(visit.url)
        self._count_out(visit)
        visits = self._further(domain, room)
        return visits if domain in self._holdings else visits + self.on_free_sites(room)

    def put_off(self, visit: Visit) -> None:
        """Have an address wait that could not be asked for, because another run has taken its site."""
        key = address_key(visit.url)
        self._addresses.give_back(key, self._order.run)
        if visit.role is Role.OPEN:
            self._given.discard(key)
            self._site(domain_of(visit.url)).starts.append(visit)

    def left(self, room: int) -> list[Visit]:
        """Give what is left to ask for on the sites this run holds, and on those that nobody holds now."""
        held = [visit for domain in self._holdings.held for visit in self._further(domain, room)]
        return held + self.on_free_sites(room)

    def shed(self) -> list[str]:
        """Give the sites to be left to others, as many as this run has more than its share, the last ones first."""
        held = self._holdings.held
        staying = [domain for domain in reversed(held) if not self._site(domain).is_leaving]
        surplus = self._holdings.surplus(len(self._active)) - (len(held) - len(staying))
        leaving = staying[: max(surplus, 0)]
        for domain in leaving:
            self._site(domain).is_leaving = True
        return leaving

    def leave(self, domain: str, visits: Iterable[Visit]) -> None:
        """Leave a site as soon as nothing is under way on it.

        In: the site, and visits of it that have not begun: they wait for who has it next.
        """
        for visit in visits:
            self.put_off(visit)
            self._count_out(visit)
        self._further(domain, 0)

    @property
    def waiting(self) -> int:
        """Sites this run is not through with."""
        return len(self._active)

    @property
    def under_way(self) -> int:
        """Articles asked for and not ended."""
        return sum(site.under_way for site in self._sites.values())

    @property
    def _active(self) -> list[str]:
        return [domain for domain, site in self._sites.items() if not site.is_through]

    def on_free_sites(self, room: int) -> list[Visit]:
        """Take sites that are free until one has something to ask for, or this run has its share."""
        visits: list[Visit] = []
        while room > 0 and not visits and (active := self._active):
            wanted = [domain for domain in active if domain not in self._holdings]
            taken = self._holdings.take(wanted, len(active))
            if not taken:
                break
            for domain in taken:
                visits += self._further(domain, room)
        return visits

    def _entered(self, site: Progress) -> list[Visit]:
        """Give where the run starts on a site."""
        starts, site.starts = site.starts, []
        visits: list[Visit] = []
        for visit in starts:
            if visit.role is not Role.OPEN:
                site.is_open = True
                site.front = visit.url if visit.role is Role.FRONT else site.front
                self._keep(site, [self._frontier.start(visit)])
            elif not self._is_known(site, visit):
                visits += self._once([visit])
        return visits

    def _is_known(self, site: Progress, visit: Visit) -> bool:
        """Tell whether another run has asked for an address since this one began; go on with what it is then."""
        key = address_key(visit.url)
        is_known = self._addresses.is_asked_since(key, self._begun)
        if is_known and self._addresses.as_known(key, visit).role in HUBS | LISTS:
            site.is_open = True
            site.named.add(key)
        return is_known

    def _further(self, domain: str, room: int) -> list[Visit]:
        """Give what is asked for next on a site this run holds; leave the site where that is nothing."""
        site = self._site(domain)
        if site.lists_under_way > 0 or domain not in self._holdings:
            return []
        visits = [] if site.is_leaving else self._entered(site) or self._next(domain, site, room)
        if not site.visits and (site.is_leaving or room > 0):
            site.is_through = not site.is_leaving
            site.is_leaving = False
            self._holdings.give_back([domain])
        return visits

    def _next(self, domain: str, site: Progress, room: int) -> list[Visit]:
        if not site.is_open:
            return []
        lists = self._lists_and_hubs(domain, site) if monotonic() >= site.quiet_until else []
        site.lists_under_way += len(lists)
        visits = lists or self._articles(domain, site, room)
        site.visits += len(visits)
        return visits

    def _lists_and_hubs(self, domain: str, site: Progress) -> list[Visit]:
        visits = self._lists(domain, site) or self._hubs(domain, site)
        if not visits:
            site.quiet_until = monotonic() + _QUIET_SECONDS
        return visits

    def _lists(self, domain: str, site: Progress) -> list[Visit]:
        window = Window(since=self._order.window.since)
        order = replace(self._dated(), domain=domain, roles=LISTS, window=window, count=_ALL)
        return self._affordable(self._chosen(site, self._addresses.take(order)))

    def _hubs(self, domain: str, site: Progress) -> list[Visit]:
        """Give the hubs that are due; all of them where no list tells what is new."""
        order = replace(self._dated(), domain=domain, roles=HUBS, window=Window(), count=_ALL)
        if not site.lists_read:
            order = replace(order, now=_ANY_TIME, asked_before=self._begun)
        return self._affordable(self._chosen(site, self._addresses.take(order)))

    def _articles(self, domain: str, site: Progress, room: int) -> list[Visit]:
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

    def _chosen(self, site: Progress, visits: list[Visit]) -> list[Visit]:
        """Leave out lists and hubs this run was not led to, unless it crawls the whole site."""
        return [visit for visit in visits if site.front or address_key(visit.url) in site.named]

    def _keep(self, site: Progress, spotted: list[Spotted]) -> News:
        site.named.update(one.key for one in spotted if one.role is not Role.ARTICLE)
        site.quiet_until = 0.0
        for domain in {one.domain for one in spotted}:
            other = self._site(domain)
            if other is not site:  # a publication may have several domains
                other.quiet_until = 0.0
                other.is_open, other.front, other.named = True, other.front or site.front, other.named | site.named
                other.is_through = False
        return self._addresses.find(spotted, self._dated().now)

    def _once(self, visits: Iterable[Visit]) -> list[Visit]:
        new: list[Visit] = []
        for visit in visits:
            key = address_key(visit.url)
            if key not in self._given and self._budgets.may_fetch(visit):
                self._given.add(key)
                new.append(self._addresses.as_known(key, visit))
                site = self._site(domain_of(visit.url))
                site.visits += 1
                site.lists_under_way += visit.role is not Role.FURTHER
        return new

    def _count_out(self, visit: Visit) -> None:
        site = self._site(domain_of(visit.url))
        site.visits -= 1
        if visit.role is Role.ARTICLE:
            site.under_way -= 1
        elif visit.role is not Role.FURTHER:
            site.lists_under_way -= 1

    def _site(self, domain: str) -> Progress:
        return self._sites.setdefault(domain, Progress())

    def _dated(self) -> Order:
        return replace(self._order, now=now_written())
