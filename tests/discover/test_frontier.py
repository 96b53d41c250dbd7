from __future__ import annotations

from datetime import UTC, date, datetime

from newsscrape.discover.frontier import Followed, Frontier, Scope, as_open
from newsscrape.ledger.addresses import Spotted
from newsscrape.model.claim import Claim, Origin
from newsscrape.model.link import Link
from newsscrape.model.visit import Found, Listing, Rank, Role, Visit, Window
from newsscrape.policy.addresses import address_rules

HOST = "https://kurier.com"
FRONT = Visit(url=f"{HOST}/", role=Role.FRONT)
SECTION = Visit(url=f"{HOST}/politik", role=Role.SECTION)
FEED = Visit(url=f"{HOST}/feed.xml", role=Role.FEED)
SITEMAP = Visit(url=f"{HOST}/sitemap.xml", role=Role.SITEMAP)
ARTICLE = Visit(url=f"{HOST}/a-1111111.html", role=Role.ARTICLE)


def frontier(window: Window = Window()) -> Frontier:  # noqa: B008 - frozen
    scope = Scope(domains=frozenset({"kurier.com"}), window=window, today=date(2026, 11, 3))
    return Frontier(scope, address_rules())


def link(path: str, text: str = "", rel: str = "", kind: str = "") -> Link:
    return Link(url=path if "://" in path else f"{HOST}{path}", text=text, rel=rel, type=kind)


def found(path: str, day: int | None = None, modified: int | None = None, *claims: Claim) -> Found:
    def on(number: int | None) -> datetime | None:
        return datetime(2026, 11, number, tzinfo=UTC) if number else None

    return Found(url=f"{HOST}{path}", published=on(day), modified=on(modified), claims=claims)


def roles(followed: Followed | list[Spotted]) -> dict[str, Role]:
    spotted = followed.spotted if isinstance(followed, Followed) else followed
    return {one.lead.found.url.removeprefix(HOST): one.role for one in spotted}


def test_a_front_page_leads_to_sections_feeds_and_articles() -> None:
    links = (
        link("/politik", "Politik"),
        link("/feed.xml", "RSS", "alternate", "application/rss+xml; charset=utf-8"),
        link("/comments/feed.xml", "Kommentare", "alternate", "application/rss+xml"),
        link("/fr/", "", "alternate"),
        link("/a-1234567.html?utm_source=start", "Artikel"),
        link("/login", "Anmelden"),
        link("https://anders.com/a-7654321.html", "Fremd"),
        link("/", "Start"),
    )
    assert roles(frontier().follow(FRONT, links)) == {
        "/politik": Role.SECTION,
        "/feed.xml": Role.FEED,
        "/fr/": Role.SECTION,
        "/a-1234567.html": Role.ARTICLE,
    }


def test_a_section_leads_to_articles_and_its_next_page_only() -> None:
    crawl = frontier()
    links = (
        link("/sport", "Sport"),
        link("/politik?page=2", "2"),
        link("/politik?page=3", "3"),
        link("/sport?page=2", "weiter"),
        link("/feed.xml", "RSS", "alternate", "application/rss+xml"),
        link("/a-1234567.html", "Artikel"),
    )
    followed = crawl.follow(SECTION, links)
    assert roles(followed) == {"/a-1234567.html": Role.ARTICLE}
    (following,) = followed.pages
    assert (following.url, following.role, following.page) == (f"{HOST}/politik?page=2", Role.SECTION, 2)
    assert [page.page for page in crawl.follow(following, links).pages] == [3]


def test_pages_of_a_section_come_to_an_end() -> None:
    crawl, visit = frontier(), SECTION
    for _ in range(50):
        following = crawl.follow(visit, (link(f"/politik/page/{visit.page + 1}/", "weiter", "next"),)).pages
        if not following:
            break
        (visit,) = following
    assert visit.page == address_rules().pages


def test_an_article_leads_to_others_but_not_for_ever_and_not_to_its_own_pages() -> None:
    links = (link("/a-1234567.html"), link("/a-1111111.html?page=2"), link("/politik", "Politik"))
    followed = frontier().follow(ARTICLE, links)
    assert roles(followed) == {"/a-1234567.html": Role.ARTICLE}
    (other,) = followed.spotted
    assert (other.lead.rank, other.lead.depth) == (Rank.ARTICLE, 1)
    deeper = Visit(url=f"{HOST}/a-1234567.html", role=Role.ARTICLE, depth=1)
    assert frontier().follow(deeper, links).spotted == []


def test_only_the_section_that_is_wanted_is_read() -> None:
    links = (link("/politik", "Politik"), link("/sport", "Sport"), link("/politik/inland", "Inland"))
    assert set(roles(frontier(Window(section="politik")).follow(FRONT, links))) == {"/politik", "/politik/inland"}


def test_archives_by_day_are_read_where_days_are_wanted() -> None:
    links = (link("/archiv/2026/10/30/", "Gestern"),)
    assert roles(frontier().follow(FRONT, links)) == {}
    window = Window(since=datetime(2026, 11, 2, tzinfo=UTC))
    assert roles(frontier(window).follow(FRONT, links)) == {
        "/archiv/2026/11/03/": Role.SECTION,
        "/archiv/2026/11/02/": Role.SECTION,
    }


def test_a_list_names_pages_and_further_lists_on_the_site() -> None:
    title = Claim(name="headline", value="Titel", origin=Origin.SITEMAP)
    entries = (found("/x?utm_source=rss", 2, 3, title), found("/bericht.pdf"), found("/suche"), found("/"))
    listing = Listing(entries=entries, sitemaps=(found("/1.xml", None, 1), Found(url="https://anders.com/1.xml")))
    spotted = frontier().unfold(SITEMAP, listing)
    assert roles(spotted) == {"/x": Role.ARTICLE, "/1.xml": Role.SITEMAP}
    article, sitemap = spotted
    assert article.newest == datetime(2026, 11, 3, tzinfo=UTC)
    assert article.lead.found.claims == (title,)
    assert (article.lead.depth, sitemap.lead.depth) == (0, 1)


def test_a_day_in_the_address_counts_where_nothing_is_claimed() -> None:
    (article,) = frontier().unfold(FEED, Listing(entries=(found("/2026/11/02/mitte"),)))
    assert article.newest == datetime(2026, 11, 2, 23, 59, 59, tzinfo=UTC)


def test_sitemaps_of_robots_txt_stay_on_the_site() -> None:
    named = (f"{HOST}/1.xml", "https://anders.com/1.xml", "no address")
    assert roles(frontier().sitemaps(named, f"{HOST}/robots.txt")) == {"/1.xml": Role.SITEMAP}


def test_usual_places_are_guesses() -> None:
    assert set(roles(frontier().usual_lists(FRONT.url)).values()) == {Role.GUESS}


def test_start_addresses() -> None:
    assert as_open(f"{HOST}/", Role.SECTION).role is Role.FRONT
    assert as_open(f"{HOST}/politik", Role.OPEN).role is Role.OPEN
    assert frontier().start(FRONT).role is Role.FRONT
