from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from newsscrape.ledger.address_rows import Seen, Spotted
from newsscrape.ledger.addresses import Addresses, Order
from newsscrape.ledger.database import Database
from newsscrape.model.claim import Claim, Origin
from newsscrape.model.visit import Found, Lead, Rank, Role, Validators, Visit, Window

DOMAIN = "kurier.com"
NOW = "2026-11-02T10:00:00Z"
ORDER = Order(run="R", window=Window(), domain=DOMAIN, roles=frozenset({Role.ARTICLE}), now=NOW, count=100)


@pytest.fixture
def addresses(ledger_at: str) -> Iterator[Addresses]:
    database = Database(ledger_at)
    yield Addresses(database)
    database.close()


def on(day: int | None) -> datetime | None:
    return datetime(2026, 11, day, tzinfo=UTC) if day else None


def spotted(
    path: str, day: int | None = None, modified: int | None = None, rank: Rank = Rank.LIST, *claims: Claim
) -> Spotted:
    found = Found(url=f"https://{DOMAIN}{path}", published=on(day), modified=on(modified), claims=claims)
    return Spotted(
        key=f"https://{DOMAIN}{path.partition('?')[0]}",
        domain=DOMAIN,
        role=Role.ARTICLE,
        newest=on(max(filter(None, (day, modified)), default=None)),
        lead=Lead(found=found, source=f"https://{DOMAIN}/feed.xml", rank=rank),
    )


def paths(visits: list[Visit]) -> list[str]:
    return [visit.url.removeprefix(f"https://{DOMAIN}") for visit in visits]


def note(addresses: Addresses, visit: Visit, at: str = NOW, due: str | None = None, state: str = "article") -> None:
    seen = Seen(
        url=visit.url,
        domain=DOMAIN,
        visit=visit,
        at=at,
        state=state,
        validators=Validators(etag='"1"'),
        step=1,
        tries=0,
        due=due,
    )
    addresses.note(seen, "R")


def test_articles_come_newest_first_those_without_a_date_before_all(addresses: Addresses) -> None:
    news = addresses.find([spotted("/alt", 1), spotted("/neu", 3), spotted("/undatiert"), spotted("/mitte", 2)], NOW)
    assert (news.new, news.known) == (4, 0)
    assert paths(addresses.take(replace(ORDER, count=2))) == ["/undatiert", "/neu"]
    assert paths(addresses.take(ORDER)) == ["/mitte", "/alt"]
    assert addresses.take(ORDER) == []


def test_what_a_run_did_not_get_to_the_next_one_does(addresses: Addresses) -> None:
    addresses.find([spotted("/a", 1), spotted("/b", 2)], NOW)
    (first,) = addresses.take(replace(ORDER, count=1))
    note(addresses, first)
    assert paths(addresses.take(replace(ORDER, run="S"))) == ["/a"]


def test_what_is_known_is_asked_for_again_only_for_a_later_claim(addresses: Addresses) -> None:
    addresses.find([spotted("/a", 1, 2)], NOW)
    (visit,) = addresses.take(ORDER)
    note(addresses, visit)
    following = replace(ORDER, run="S")
    again = addresses.find([spotted("/a", 1, 2)], NOW)
    assert (again.new, again.known) == (0, 1)
    assert addresses.take(following) == []
    assert addresses.find([spotted("/a", 1, 3)], NOW).new == 1
    (changed,) = addresses.take(following)
    assert (changed.validators.etag, changed.step) == ('"1"', 1)


def test_without_an_earlier_claim_the_visit_counts(addresses: Addresses) -> None:
    addresses.find([spotted("/a")], NOW)
    (visit,) = addresses.take(ORDER)
    note(addresses, visit)
    assert addresses.find([spotted("/a", None, 2)], NOW).new == 0
    assert addresses.find([spotted("/a", None, 3)], NOW).new == 1


def test_what_is_due_later_waits(addresses: Addresses) -> None:
    addresses.find([spotted("/a")], NOW)
    (visit,) = addresses.take(ORDER)
    note(addresses, visit, due="2026-11-02T10:15:00Z")
    assert addresses.take(replace(ORDER, run="S")) == []
    assert paths(addresses.take(replace(ORDER, run="S", now="2026-11-02T10:15:00Z"))) == ["/a"]


def test_what_a_wrong_clock_put_off_is_due_once_it_is_set_back(addresses: Addresses) -> None:
    ahead = "2031-01-01T00:00:00Z"
    addresses.find([spotted("/gelesen"), spotted("/erledigt"), spotted("/alt"), spotted("/ruht")], NOW)
    addresses.find([spotted("/gefunden")], ahead)
    visits = {visit.url.rpartition("/")[2]: visit for visit in addresses.take(ORDER)}
    note(addresses, visits["gelesen"], ahead, due="2031-01-01T00:15:00Z")
    note(addresses, visits["erledigt"], ahead, state="not_html")
    note(addresses, visits["alt"], ahead)
    note(addresses, visits["ruht"], due="2026-11-02T10:15:00Z")
    addresses.make_due(NOW)
    assert set(paths(addresses.take(replace(ORDER, run="S")))) == {"/gelesen", "/alt", "/gefunden"}


@pytest.mark.parametrize(
    ("window", "wanted"),
    [
        (Window(since=on(2)), {"/politik/neu", "/mitte", "/undatiert"}),
        (Window(until=on(2)), {"/alt", "/mitte", "/undatiert", "/verlinkt"}),
        (Window(since=on(2), until=on(2)), {"/mitte", "/undatiert"}),
        (Window(section="politik"), {"/politik/neu"}),
    ],
)
def test_a_window_leaves_out_what_is_not_wanted(addresses: Addresses, window: Window, wanted: set[str]) -> None:
    dated = [spotted("/alt", 1), spotted("/mitte", 2), spotted("/politik/neu", 3), spotted("/undatiert")]
    addresses.find([*dated, spotted("/verlinkt", None, None, Rank.ARTICLE)], NOW)
    assert set(paths(addresses.take(replace(ORDER, window=window)))) == wanted


def test_an_address_has_its_shortest_spelling_and_every_claim(addresses: Addresses) -> None:
    title = Claim(name="headline", value="Titel", origin=Origin.FEED)
    addresses.find([spotted("/a?von=hier", 1)], NOW)
    addresses.find([spotted("/a", 1, None, Rank.HUB, title)], NOW)
    (visit,) = addresses.take(ORDER)
    assert (visit.url, visit.claims) == (f"https://{DOMAIN}/a", (title,))


def test_thousands_of_addresses_are_kept_at_once(addresses: Addresses) -> None:
    many = [spotted(f"/{number}", number % 28 + 1) for number in range(3000)]
    assert addresses.find(many, NOW).new == 3000
    assert addresses.find(many, NOW).known == 3000
    assert len(addresses.take(replace(ORDER, count=5000))) == 3000


def test_what_nobody_named_is_kept_too(addresses: Addresses) -> None:
    visit = Visit(url=f"https://{DOMAIN}/", role=Role.FRONT)
    note(addresses, visit, state="index_page", due="2026-11-02T10:10:00Z")
    known = addresses.as_known(visit.url, visit)
    assert known.validators == Validators(etag='"1"')
    assert paths(addresses.take(replace(ORDER, run="S", roles=frozenset({Role.FRONT}), now="9999"))) == ["/"]
