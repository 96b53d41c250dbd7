from __future__ import annotations

from datetime import timedelta

import pytest

from newsscrape.discover.revisits import End, Plan, Schedule
from newsscrape.ledger.habits import Habit
from newsscrape.model.visit import Role, Visit
from newsscrape.policy.revisits import revisit_rules

RULES = revisit_rules()
SCHEDULE = Schedule(RULES)
MINUTE = timedelta(minutes=1)


def article(step: int = 0, tries: int = 0, url: str = "https://kurier.com/a") -> Visit:
    return Visit(url=url, role=Role.ARTICLE, step=step, tries=tries)


def after(visit: Visit, end: End, habit: dict[int, Habit] | None = None, age: timedelta | None = None) -> Plan:
    return SCHEDULE.after(visit, end, habit or {}, age)


def test_visits_of_an_article_widen_and_end() -> None:
    waits = [after(article(), End.NEW).wait]
    step = 0
    while waits[-1] is not None:
        plan = after(article(step), End.SAME)
        waits.append(plan.wait)
        step = plan.step
    assert waits == [15 * MINUTE, 60 * MINUTE, 360 * MINUTE, 1440 * MINUTE, 10080 * MINUTE, None]


def test_an_article_that_keeps_changing_is_visited_as_often_but_not_for_ever() -> None:
    visit, changes = article(), 0
    while (plan := after(visit, End.CHANGED)).step == 0:
        visit, changes = article(plan.step, plan.tries), changes + 1
    assert plan.wait == 60 * MINUTE
    assert changes == RULES.repeats - 1


@pytest.mark.parametrize(
    ("age", "wait"),
    [(timedelta(minutes=5), 15), (timedelta(hours=5), 360), (timedelta(days=3), 10080), (timedelta(days=400), None)],
)
def test_an_old_article_begins_at_the_step_of_its_age(age: timedelta, wait: int | None) -> None:
    assert after(article(), End.NEW, age=age).wait == (None if wait is None else wait * MINUTE)


def test_a_step_that_never_brings_a_change_on_a_site_is_left_out_but_for_a_sample() -> None:
    habit = {1: Habit(visits=RULES.visits, changes=0), 2: Habit(visits=RULES.visits, changes=RULES.visits)}
    steps = [after(article(0, 0, f"https://kurier.com/{number}"), End.SAME, habit).step for number in range(200)]
    assert set(steps) == {1, 2}
    assert steps.count(1) == pytest.approx(200 / RULES.sample, abs=15)


def test_what_fails_is_tried_again_later_and_later_and_then_given_up() -> None:
    waits = [after(article(0, tries), End.FAILED).wait for tries in range(6)]
    assert waits == [1 * MINUTE, 15 * MINUTE, 60 * MINUTE, 360 * MINUTE, 1440 * MINUTE, None]


@pytest.mark.parametrize("end", [End.SETTLED])
def test_what_is_no_article_is_not_visited_again(end: End) -> None:
    assert after(article(), end).wait is None
    assert after(Visit(url="https://kurier.com/a?page=2", role=Role.FURTHER), End.NEW).wait is None


def test_feeds_and_sitemaps_are_read_by_every_run() -> None:
    for role in (Role.FEED, Role.SITEMAP):
        visit = Visit(url="https://kurier.com/x.xml", role=role)
        assert after(visit, End.SAME).wait == timedelta()
        assert after(visit, End.FAILED).wait == RULES.failure[0]


def test_a_sitemap_of_an_index_waits_for_its_claimed_change() -> None:
    nested = Visit(url="https://kurier.com/1.xml", role=Role.SITEMAP, depth=1)
    assert after(nested, End.SAME).wait == 2 * RULES.hub_first
    dated = Visit(url="https://kurier.com/1.xml", role=Role.SITEMAP, depth=1, modified="2026-11-02T10:00:00Z")
    assert after(dated, End.NEW).wait is None


def test_a_quiet_hub_is_read_less_and_less() -> None:
    step, waits = 0, []
    for _ in range(12):
        plan = after(Visit(url="https://kurier.com/politik", role=Role.SECTION, step=step), End.SAME)
        step = plan.step
        waits.append(plan.wait)
    assert waits[0] == 2 * RULES.hub_first
    assert waits[-1] == RULES.section
    again = Visit(url="https://kurier.com/politik", role=Role.SECTION, step=step)
    assert after(again, End.NEW).wait == RULES.hub_first


def test_usual_places_without_a_feed_are_left_alone_for_long() -> None:
    assert after(Visit(url="https://kurier.com/rss", role=Role.GUESS), End.FAILED).wait == RULES.guess
