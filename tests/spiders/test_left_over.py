from __future__ import annotations

from datetime import UTC, datetime

from newsscrape.discover.frontier import Frontier, Scope
from newsscrape.discover.visit import Found, Listing, Role, Visit
from newsscrape.model.claim import Claim, Origin
from newsscrape.policy.addresses import address_rules
from newsscrape.spiders.left_over import found_of, waiting_of

HOST = "https://kurier.com"
NEW = datetime(2026, 11, 2, 10, tzinfo=UTC)
FEED = Visit(url=f"{HOST}/feed.xml", role=Role.FEED)
CLAIM = Claim(name="headline", value="Schnee", origin=Origin.FEED)


def frontier(since: datetime | None = None) -> Frontier:
    return Frontier(Scope(domains=frozenset({"kurier.com"}), since=since), address_rules())


def test_what_waits_and_what_was_under_way_is_left_and_lists_are_not() -> None:
    crawl = frontier()
    waits = Found(url=f"{HOST}/a-1234567.html", claims=(CLAIM,), published=NEW)
    crawl.unfold(FEED, Listing(entries=(waits,)))
    begun = Visit(url=f"{HOST}/b-1234567.html", role=Role.ARTICLE, claims=(CLAIM,), modified="2026-11-01T00:00:00Z")
    left = waiting_of(crawl, (begun, FEED))
    assert [found_of(one) for one in left] == [
        Found(url=begun.url, claims=(CLAIM,), modified=datetime(2026, 11, 1, tzinfo=UTC)),
        waits,
    ]


def test_the_next_frontier_gives_it_with_its_claims() -> None:
    first, second = frontier(), frontier()
    first.unfold(FEED, Listing(entries=(Found(url=f"{HOST}/a-1234567.html", claims=(CLAIM,), modified=NEW),)))
    second.restore(map(found_of, waiting_of(first, ())))
    (visit,) = second.take(None, lambda _key, _modified: False)
    assert visit == first.take(None, lambda _key, _modified: False)[0]


def test_what_is_too_old_and_what_is_elsewhere_stays_away() -> None:
    crawl = frontier(since=NEW)
    old = Found(url=f"{HOST}/a-1234567.html", published=datetime(2026, 10, 1, tzinfo=UTC))
    crawl.restore((old, Found(url="https://anders.com/a-1234567.html")))
    assert waiting_of(crawl, ()) == ()
