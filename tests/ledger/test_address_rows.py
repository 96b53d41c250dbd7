from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from newsscrape.ledger.address_rows import Spotted, joined, row_of
from newsscrape.model.visit import Found, Lead, Rank, Role

NOW = "2026-11-02T10:00:00Z"


def spotted(rank: Rank, newest: datetime | None = None, url: str = "https://kurier.com/a") -> Spotted:
    lead = Lead(found=Found(url=url), source="https://kurier.com/", rank=rank)
    return Spotted(key="https://kurier.com/a", domain="kurier.com", role=Role.ARTICLE, newest=newest, lead=lead)


def test_a_row_does_not_depend_on_who_came_first() -> None:
    who = [spotted(Rank.LIST, datetime(2026, 11, 1, tzinfo=UTC)), spotted(Rank.HUB, None, "https://kurier.com/a?x")]
    assert row_of(who, NOW) == row_of(who[::-1], NOW)
    assert joined(row_of(who[:1], NOW), who[1:], NOW)["place"] == row_of(who, NOW)["place"]


@given(st.integers(10**8, 10**11), st.integers(10**8, 10**11))
def test_the_newer_of_two_comes_first_and_what_is_undated_before_it(one: int, other: int) -> None:
    def place(when: datetime | None) -> str:
        return str(row_of([spotted(Rank.HUB, when)], NOW)["place"])

    older, newer = (datetime.fromtimestamp(seconds, UTC) for seconds in sorted((one, other)))
    assert place(newer) <= place(older)
    assert place(None) < place(newer)
