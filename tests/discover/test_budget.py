from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.discover.budget import Budgets
from newsscrape.model.budget import Budget, LeftOut
from newsscrape.model.visit import Found, Listing, Role, Visit
from newsscrape.policy.addresses import address_rules
from newsscrape.policy.budgets import limits

HOST = "https://kurier.example"
LIMITS = replace(limits(10, 20, 1000), queries=5, parameters=3, sitemaps=2, sitemap_entries=4)


@pytest.fixture
def budgets() -> Budgets:
    return Budgets(LIMITS, address_rules())


def left(budgets: Budgets) -> dict[Budget, int]:
    return {entry.budget: entry.addresses for entry in budgets.left_out}


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/2026/11/11/11/elf-uhr-elf",
        "/politik/berlin/politik/das-neue-amt",
        "/archiv/2011/11/11/a-1000001.html",
        "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o",
    ],
)
def test_what_news_sites_write_passes(budgets: Budgets, path: str) -> None:
    assert budgets.may_wait(f"{HOST}{path}")


@pytest.mark.parametrize(
    ("path", "budget"),
    [
        ("/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p", Budget.DEPTH),
        ("/politik/berlin/politik/berlin/Politik/x", Budget.REPETITION),
        ("/a/a/a", Budget.REPETITION),
    ],
)
def test_paths_that_grow_by_themselves_do_not(budgets: Budgets, path: str, budget: Budget) -> None:
    assert not budgets.may_wait(f"{HOST}{path}")
    assert not budgets.may_fetch(Visit(url=f"{HOST}{path}", role=Role.SECTION))
    assert left(budgets) == {budget: 2}


def test_what_somebody_asked_for_is_not_judged_by_its_looks(budgets: Budgets) -> None:
    assert budgets.may_fetch(Visit(url=f"{HOST}/a/a/a", role=Role.OPEN))


def test_a_calendar_ends(budgets: Budgets) -> None:
    passed = [budgets.may_wait(f"{HOST}/kalender?tag={day}") for day in range(1, 30)]
    assert passed == [True] * 5 + [False] * 24
    assert budgets.may_wait(f"{HOST}/kalender?tag=3")
    assert all(budgets.may_fetch(Visit(url=f"{HOST}/kalender?tag=3", role=Role.SECTION)) for _ in range(3))
    assert budgets.may_wait(f"{HOST}/anderes?tag=30")
    assert left(budgets) == {Budget.QUERIES: 24}


def test_a_faceted_search_ends_by_its_filters(budgets: Budgets) -> None:
    facets = ["ort=a", "ort=b", "ort=a&preis=1", "ort=a&preis=1&art=x", "art=x", "art=x&ort=b&preis=2"]
    assert [budgets.may_wait(f"{HOST}/suche/?{facet}") for facet in facets] == [True, True, True, True, False, True]


def test_numbers_of_articles_are_no_combinations(budgets: Budgets) -> None:
    assert all(budgets.may_wait(f"{HOST}/artikel.php?id={number}") for number in range(19))
    assert left(budgets) == {}


def test_so_many_addresses_wait_and_so_many_pages_are_asked_for_a_host(
    budgets: Budgets, caplog: pytest.LogCaptureFixture
) -> None:
    assert sum(budgets.may_wait(f"{HOST}/a-{number}") for number in range(25)) == 20
    visits = [Visit(url=f"{HOST}/a-{number}", role=Role.ARTICLE) for number in range(25)]
    assert sum(budgets.may_fetch(visit) for visit in visits) == 10
    assert budgets.may_wait("https://anders.example/a")
    assert budgets.left_out == (
        LeftOut(host="kurier.example", budget=Budget.ADDRESSES, addresses=5),
        LeftOut(host="kurier.example", budget=Budget.PAGES, addresses=15),
    )
    assert [record.getMessage() for record in caplog.records] == [
        f"kurier.example: its budget of addresses is spent, from here on addresses are left out: {HOST}/a-20",
        f"kurier.example: its budget of pages is spent, from here on addresses are left out: {HOST}/a-10",
    ]


def test_sitemaps_and_their_entries_end(budgets: Budgets) -> None:
    maps = [Visit(url=f"{HOST}/{number}.xml", role=Role.SITEMAP) for number in range(4)]
    assert [budgets.may_fetch(visit) for visit in maps] == [True, True, False, False]
    found = tuple(Found(url=f"{HOST}/a-{number}") for number in range(3))
    taken = [len(budgets.entries(f"{HOST}/1.xml", Listing(entries=found, left=left_over))) for left_over in (0, 7, 0)]
    assert taken == [3, 1, 0]
    assert left(budgets) == {Budget.SITEMAPS: 2, Budget.SITEMAP_ENTRIES: 2 + 7 + 3}


def test_bytes_end(budgets: Budgets) -> None:
    budgets.receive(f"{HOST}/a", 999)
    assert not budgets.is_full(f"{HOST}/b")
    budgets.receive(f"{HOST}/b", 1)
    assert budgets.is_full(f"{HOST}/c")
    assert not budgets.is_full("https://anders.example/")
    assert left(budgets) == {Budget.BYTES: 1}


def test_a_host_that_wants_to_be_left_alone_is_asked_for_no_more_articles(budgets: Budgets) -> None:
    budgets.close(f"{HOST}/a")
    assert not budgets.may_fetch(Visit(url=f"{HOST}/b", role=Role.ARTICLE))
    assert budgets.may_fetch(Visit(url=f"{HOST}/", role=Role.FRONT))
    assert budgets.may_fetch(Visit(url="https://anders.example/b", role=Role.ARTICLE))
    assert left(budgets) == {Budget.PAUSES: 1}


@given(st.lists(st.text(alphabet="/?&=ab1;%", max_size=20), max_size=40, unique=True))
def test_what_passes_never_exceeds_the_budget(tails: list[str]) -> None:
    kept = Budgets(LIMITS, address_rules())
    passed = sum(kept.may_wait(f"{HOST}/{tail}") for tail in tails)
    assert passed <= LIMITS.addresses
    assert passed + sum(left(kept).values()) == len(tails)
