from __future__ import annotations

from newsscrape.compose.explain_dates import considered_changes, considered_days
from newsscrape.model.claim import Origin
from newsscrape.model.considered import Why
from tests.compose.conftest import PageMaker

HEAD = "<h1 data-label=headline>Strom wird billiger</h1>"
TEXT = "<p data-label=body>Der Strom wird billiger, sagt das Amt am Montag in der Stadt.</p>"


def claimed(name: str, value: str) -> str:
    return f'<meta property="article:{name}" content="{value}">'


def test_the_day_is_told_with_its_block_and_weight_and_the_claim_that_agrees(page_of: PageMaker) -> None:
    survey = page_of(
        f"{HEAD}<p data-label=timestamp>3. Juni 2024, 11.05 Uhr</p>{TEXT}",
        head=claimed("published_time", "2024-06-03T11:05:00+02:00"),
    )
    taken, other = considered_days(survey)
    assert (taken.why, taken.origin, taken.value) == (Why.TAKEN, Origin.OPENGRAPH, "2024-06-03T11:05:00+02:00")
    assert (other.why, other.origin, other.blocks) == (Why.SAME, Origin.PRINTED, (1,))
    assert taken.weight is not None
    assert other.weight is not None
    assert taken.weight > other.weight


def test_days_that_lost_are_told_with_why(page_of: PageMaker) -> None:
    survey = page_of(
        f"{HEAD}<p data-label=timestamp>3. Juni 2024, 11.05 Uhr</p>{TEXT}",
        head=claimed("published_time", "2024-07-01T09:00:00+02:00")
        + '<meta name="date" content="2023-01-01"><meta name="pubdate" content="2031-01-01">',
        fetched_at="2024-07-02T00:00:00+00:00",
    )
    found = {one.value: one.why for one in considered_days(survey)}
    assert found["3. Juni 2024, 11.05 Uhr"] is Why.TAKEN
    assert found["2024-07-01T09:00:00+02:00"] is Why.REBUILT
    assert found["2023-01-01"] is Why.OUTVOTED
    assert found["2031-01-01"] is Why.FUTURE


def test_another_time_of_the_same_day_is_told(page_of: PageMaker) -> None:
    survey = page_of(
        f"{HEAD}<p data-label=timestamp>3. Juni 2024, 18.30 Uhr</p>{TEXT}",
        head=claimed("published_time", "2024-06-03T11:05:00+02:00"),
    )
    assert {one.why for one in considered_days(survey)} == {Why.TAKEN, Why.OTHER_TIME}


def test_a_change_is_told_apart(page_of: PageMaker) -> None:
    survey = page_of(f"{HEAD}{TEXT}", head=claimed("modified_time", "2024-06-03T11:05:00+02:00"))
    assert list(considered_days(survey)) == []
    assert [one.why for one in considered_changes(survey)] == [Why.TAKEN]


def test_where_all_days_lie_in_the_future_none_is_taken(page_of: PageMaker) -> None:
    survey = page_of(
        f"{HEAD}{TEXT}", head=claimed("published_time", "2031-06-03"), fetched_at="2024-07-02T00:00:00+00:00"
    )
    assert [one.why for one in considered_days(survey)] == [Why.FUTURE]


def test_what_a_profile_selects_goes_before_all_others(page_of: PageMaker) -> None:
    survey = page_of(
        f"{HEAD}<p class=am data-label=timestamp>4. Juni 2024</p>{TEXT}",
        head=claimed("published_time", "2024-06-03T11:05:00+02:00"),
        selectors={"published_at": ".am"},
    )
    found = list(considered_days(survey))
    assert (found[0].why, found[0].origin) == (Why.TAKEN, Origin.PROFILE)
    assert Why.TAKEN not in {one.why for one in found[1:]}
