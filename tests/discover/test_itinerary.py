from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from newsscrape.discover.budget import Budgets
from newsscrape.discover.frontier import Frontier, Scope
from newsscrape.discover.holdings import Holdings, Terms
from newsscrape.discover.itinerary import MOST_UNDER_WAY, Itinerary
from newsscrape.ledger.address_rows import Seen
from newsscrape.ledger.addresses import Order
from newsscrape.ledger.ledger import Ledger
from newsscrape.model.link import Link
from newsscrape.model.visit import Found, Listing, Role, Validators, Visit, Window
from newsscrape.policy.address_keys import address_key
from newsscrape.policy.addresses import address_rules
from newsscrape.policy.budgets import limits

HOST = "https://kurier.com"
FRONT = Visit(url=f"{HOST}/", role=Role.FRONT)
FEED = Visit(url=f"{HOST}/feed.xml", role=Role.FEED)
MANY = 1000
MOST_PAGES = 100


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.in_folder(tmp_path) as ledger:
        yield ledger


def no_pace(sites: Iterable[str]) -> dict[str, float]:
    return dict.fromkeys(sites, 0.0)


def run(ledger: Ledger, name: str = "R", window: Window = Window()) -> Itinerary:  # noqa: B008 - frozen
    """Begin a run, the ones before it ended."""
    for earlier in ("Q", "R", "S"):
        ledger.leases.give_back(earlier, {"kurier.com": 0.0})
    return beside(ledger, name, window)


def beside(ledger: Ledger, name: str, window: Window = Window()) -> Itinerary:  # noqa: B008 - frozen
    """Begin a run while others go on."""
    scope = Scope(domains=frozenset({"kurier.com"}), window=window, today=date(2026, 11, 3))
    rules = replace(address_rules(), usual_lists=("/rss",))
    budgets = Budgets(limits(MOST_PAGES, MANY, 10**9), rules)
    holdings = Holdings(ledger.leases, Terms(run=name, task="T", seconds=60.0, paces_of=no_pace))
    order = Order(run=name, window=window)
    return Itinerary(Frontier(scope, rules, budgets), ledger.addresses, order, budgets, holdings)


def link(path: str, kind: str = "", rel: str = "") -> Link:
    return Link(url=f"{HOST}{path}", text="", type=kind, rel=rel)


def named(*paths: str) -> Listing:
    return Listing(entries=tuple(Found(url=f"{HOST}{path}") for path in paths))


def paths(visits: list[Visit]) -> list[str]:
    return [visit.url.removeprefix(HOST) for visit in visits]


def note(ledger: Ledger, visit: Visit, wait: timedelta | None = None, at: datetime | None = None) -> None:
    now = at or datetime.now(UTC)
    due = None if wait is None else (now + wait).strftime("%Y-%m-%dT%H:%M:%SZ")
    seen = Seen(
        url=address_key(visit.url),
        domain="kurier.com",
        visit=visit,
        at=now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        state="article",
        validators=Validators(),
        step=0,
        tries=0,
        due=due,
    )
    ledger.addresses.note(seen, "R")


def test_articles_wait_until_lists_and_hubs_are_read(ledger: Ledger) -> None:
    route = run(ledger)
    assert paths(route.begin([FRONT], MANY)) == ["/"]
    links = (link("/politik"), link("/feed.xml", "application/rss+xml"), link("/a-1234567.html"))
    route.read(FRONT, links, ())
    (feed,) = route.ended(FRONT, MANY)
    route.listed(feed, named("/neu"))
    (section,) = route.ended(feed, MANY)
    assert section.url == f"{HOST}/politik"
    route.read(section, (), ())
    assert set(paths(route.ended(section, MANY))) == {"/a-1234567.html", "/neu"}


def test_a_site_that_names_no_list_is_asked_at_the_usual_places(ledger: Ledger) -> None:
    route = run(ledger)
    route.begin([FRONT], MANY)
    route.read(FRONT, (), ())
    (guess,) = route.ended(FRONT, MANY)
    assert (guess.url, guess.role) == (f"{HOST}/rss", Role.GUESS)


def test_the_next_run_reads_the_lists_it_knows_and_no_hub_that_is_not_due(ledger: Ledger) -> None:
    first = run(ledger)
    first.begin([FRONT], MANY)
    first.read(FRONT, (link("/feed.xml", "application/rss+xml"),), ())
    note(ledger, FRONT, timedelta(minutes=10))
    (feed,) = first.ended(FRONT, MANY)
    first.listed(feed, named("/a"))
    note(ledger, feed, timedelta(seconds=-1))
    (article,) = first.ended(feed, MANY)
    note(ledger, article)
    second = run(ledger, "S")
    (again,) = second.begin([FRONT], MANY)
    assert (again.url, again.role) == (FEED.url, Role.FEED)
    second.unchanged(again)
    assert second.ended(again, MANY) == []


def test_hubs_are_read_where_no_list_answers(ledger: Ledger) -> None:
    first = run(ledger)
    first.begin([FRONT], MANY)
    note(ledger, FRONT, timedelta(minutes=10))
    assert paths(run(ledger, "S").begin([FRONT], MANY)) == ["/"]


def test_further_pages_of_a_section_are_read_while_they_bring_something_new(ledger: Ledger) -> None:
    section = Visit(url=f"{HOST}/politik", role=Role.SECTION)
    links = (link("/a-1234567.html"), link("/politik?page=2"))
    route = run(ledger)
    route.begin([section], MANY)
    news, pages = route.read(section, links, ())
    assert (news.new, paths(pages)) == (1, ["/politik?page=2"])
    other = run(ledger, "S")
    other.begin([section], MANY)
    assert other.read(section, links, ())[1] == []


def test_the_links_of_articles_are_followed_on_a_whole_site_only(ledger: Ledger) -> None:
    article = Visit(url=f"{HOST}/a-1111111.html", role=Role.ARTICLE)
    whole = run(ledger)
    whole.begin([FRONT], MANY)
    assert whole.read(article, (link("/a-1234567.html"),), ())[0].new == 1
    given = run(ledger, "S")
    given.begin([FEED], MANY)
    assert given.read(article, (link("/a-7654321.html"),), ())[0].new == 0


def test_an_article_somebody_gave_leads_nowhere(ledger: Ledger) -> None:
    before = run(ledger, "Q")
    before.begin([FEED], MANY)
    before.listed(FEED, named("/alt"))
    route = run(ledger)
    given = Visit(url=f"{HOST}/a-1111111.html", role=Role.OPEN)
    assert route.begin([given], MANY) == [given]
    assert route.ended(given, MANY) == []
    assert route.left(MANY) == []


def test_no_more_is_given_than_a_connection_takes_or_is_wanted(ledger: Ledger) -> None:
    route = run(ledger)
    route.begin([FEED], MANY)
    route.listed(FEED, named(*[f"/a-{number}" for number in range(100)]))
    assert len(route.ended(FEED, 3)) == 3
    more = route.left(MANY)
    assert len(more) == MOST_UNDER_WAY - 3
    assert route.under_way == MOST_UNDER_WAY
    assert route.ended(more[0], MANY) == []
    for visit in more[1:]:
        route.ended(visit, MANY)
        assert route.under_way <= MOST_UNDER_WAY


def test_an_address_is_given_once_a_run(ledger: Ledger) -> None:
    route = run(ledger)
    route.begin([FEED, FEED], MANY)
    route.listed(FEED, named("/a", "/a/", "/a?utm_source=x"))
    (article,) = route.ended(FEED, MANY)
    note(ledger, article, timedelta(seconds=-1))
    route.listed(FEED, named("/a"))
    assert route.ended(article, MANY) == []
    assert [visit.role for visit in route.further_page(f"{HOST}/a?page=2")] == [Role.FURTHER]
    assert route.further_page(f"{HOST}/a?page=2") == []
    assert route.further_page("https://anders.com/a?page=2") == []


def test_a_run_reads_a_limited_number_of_sitemaps_newest_first(
    ledger: Ledger, caplog: pytest.LogCaptureFixture
) -> None:
    most = limits(MOST_PAGES, MANY, 10**9).sitemaps
    index = Visit(url=f"{HOST}/index.xml", role=Role.SITEMAP)
    days = [datetime(2026, 11, number % 28 + 1, tzinfo=UTC) for number in range(most + 3)]
    maps = tuple(Found(url=f"{HOST}/{number}.xml", modified=day) for number, day in enumerate(days))
    route = run(ledger)
    route.begin([index], MANY)
    route.listed(index, Listing(sitemaps=maps))
    given = route.ended(index, MANY)
    assert len(given) == most - 1
    assert given[0].url == f"{HOST}/27.xml"
    assert caplog.text.count("kurier.com: its budget of sitemaps is spent") == 1


def test_a_run_asks_a_host_for_so_many_pages(ledger: Ledger) -> None:
    route = run(ledger)
    route.begin([FEED], MANY)
    route.listed(FEED, named(*(f"/a-{number}" for number in range(MOST_PAGES + 20))))
    given, articles = route.ended(FEED, MANY), 0
    while given:
        articles += len(given)
        given = [visit for one in given for visit in route.ended(one, MANY)]
    assert articles == MOST_PAGES - 1
    assert run(ledger, "S").begin([FEED], MANY)


def test_a_site_another_run_holds_is_asked_when_that_run_has_left_it(ledger: Ledger) -> None:
    first, second = run(ledger, "R"), beside(ledger, "S")
    assert first.begin([FEED], MANY) == [FEED]
    assert second.begin([FEED], MANY) == []
    assert second.waiting == 1
    first.listed(FEED, named("/a"))
    note(ledger, FEED, timedelta(minutes=15))
    (article,) = first.ended(FEED, MANY)
    assert second.on_free_sites(MANY) == []
    note(ledger, article)
    assert first.ended(article, MANY) == []
    assert first.waiting == 0
    assert second.on_free_sites(MANY) == []
    assert second.waiting == 0, "it has seen that nothing is left"


def test_what_another_run_was_given_and_did_not_end_is_asked_for_again(ledger: Ledger) -> None:
    first = run(ledger, "R")
    first.begin([FEED], MANY)
    first.listed(FEED, named("/a"))
    note(ledger, FEED, timedelta(minutes=15))
    assert paths(first.ended(FEED, MANY)) == ["/a"]
    second = run(ledger, "S")
    assert paths(second.begin([FEED], MANY)) == ["/a"]


def test_a_start_that_another_run_asked_for_since_is_known(ledger: Ledger) -> None:
    given = Visit(url=f"{HOST}/politik", role=Role.OPEN)
    first, second = run(ledger, "R"), beside(ledger, "S")
    first.begin([given], MANY)
    second.begin([given], MANY)
    section = replace(given, role=Role.SECTION)
    first.read(section, (link("/a-1234567.html"),), ())
    note(ledger, section, timedelta(hours=1), at=datetime.now(UTC) + timedelta(seconds=2))
    ledger.leases.give_back("R", {"kurier.com": 0.0})
    assert paths(second.on_free_sites(MANY)) == ["/a-1234567.html"]


def test_an_article_that_another_run_asked_for_since_leads_no_further(ledger: Ledger) -> None:
    given = Visit(url=f"{HOST}/a-1111111.html", role=Role.OPEN)
    second = run(ledger, "S")
    article = replace(given, role=Role.ARTICLE)
    note(ledger, article, at=datetime.now(UTC) + timedelta(seconds=2))
    assert second.begin([given], MANY) == []
    assert second.waiting == 0


def test_what_could_not_be_asked_for_is_asked_for_when_the_run_has_the_site_again(ledger: Ledger) -> None:
    given = Visit(url=f"{HOST}/politik", role=Role.OPEN)
    route = run(ledger, "R")
    assert route.begin([given], MANY) == [given]
    ledger.leases.give_back("R", {"kurier.com": 0.0})
    route.put_off(given)
    assert [visit.url for visit in route.ended(given, MANY)] == [given.url]


def test_a_run_sheds_what_is_more_than_its_share(ledger: Ledger) -> None:
    sites = [Visit(url=f"https://blatt{number}.com/feed.xml", role=Role.FEED) for number in range(4)]
    for name in "RS":
        ledger.begin_run(name, "news", "2026-11-02T10:00:00Z")
    first = beside(ledger, "R")
    begun = first.begin(sites, MANY)
    assert len(begun) == 4
    second = beside(ledger, "S")
    for holdings in (second._holdings, first._holdings):  # noqa: SLF001 - what a run does at its start, and its clock
        holdings.arrive()
    assert second.begin(sites, MANY) == []
    leaving = first.shed()
    assert leaving == ["blatt3.com", "blatt2.com"]
    assert first.shed() == []
    first.leave("blatt3.com", ())
    assert second.on_free_sites(MANY) == []  # something is under way there
    first.leave("blatt2.com", begun[2:3])
    assert second.on_free_sites(MANY) == begun[2:3]
    assert first.ended(begun[3], MANY) == []
    assert second.on_free_sites(MANY) == begun[3:]
