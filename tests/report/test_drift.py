from dataclasses import replace
from itertools import islice
from random import Random

import pytest

from newsscrape.bench.made_runs import Change, MadeSite, halved_text, leaking_teasers, lost, no_articles
from newsscrape.ledger.figures import RunFigures
from newsscrape.model.alarm import Alarm, Aspect
from newsscrape.model.figures import SiteFigures
from newsscrape.policy.drift import drift_rules
from newsscrape.report.drift import alarms_of, value_of, watched

RULES = drift_rules()
RUN = SiteFigures(
    site="kurier.com",
    articles=40,
    rejects=10,
    fields={"authors": 36, "kicker": 0},
    words=(200.0, 400.0, 800.0),
    labels={"text": 0.6, "teaser": 0.4},
    confidence=(0,) * 9 + (40,),
    compared=40,
)


def before(*runs: SiteFigures) -> list[RunFigures]:
    return [RunFigures(run=str(number), is_usual=True, figures=one) for number, one in enumerate(runs)]


def chance(name: str) -> Random:
    return Random(name)  # noqa: S311 - the same each time


STEADY = before(*[RUN] * RULES.least_runs)


def only(alarms: tuple[Alarm, ...]) -> Alarm:
    (alarm,) = alarms
    return alarm


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("articles", [25, 60, 200])
def test_fifty_ordinary_runs_give_no_alarm(seed: int, articles: int) -> None:
    past: list[RunFigures] = []
    for figures in islice(MadeSite(chance(f"ordinary {seed}"), articles).runs(), 50):
        assert alarms_of(figures, past, RULES) == ()
        past[:0] = before(figures)


@pytest.mark.parametrize("change", [lost("headline"), halved_text, leaking_teasers, no_articles])
@pytest.mark.parametrize("seed", range(3))
def test_a_changed_template_gives_one_at_once(seed: int, change: Change) -> None:
    runs = [*islice(MadeSite(chance(f"changed {seed}"), 60).runs(), 31)]
    runs = [replace(run, fields={**run.fields, "headline": run.articles}, repeated=0) for run in runs]
    assert alarms_of(change(runs[30]), before(*reversed(runs[:30])), RULES)


def test_a_lost_field_is_told_with_what_was_expected_and_found() -> None:
    alarm = only(alarms_of(replace(RUN, fields={"authors": 2, "kicker": 0}), STEADY, RULES))
    assert (alarm.aspect, alarm.name, alarm.found, alarm.usual, alarm.runs) == ("coverage", "authors", 0.05, 0.9, 8)
    assert alarm.sentence == "kurier.com: authors in 5 % of 40 articles, expected 60 to 100 % as in earlier runs."


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (
            replace(RUN, words=(100.0, 150.0, 200.0)),
            "the median text of 40 articles has 150 words, expected 267 to 600",
        ),
        (replace(RUN, articles=5, rejects=45, fields={}), "90 % of 50 pages are no article"),
        (replace(RUN, repeated=38), "95 % of 40 articles share much of their text with others"),
        (replace(RUN, fields={"authors": 36, "kicker": 30}), "kicker in 75 % of 40 articles, expected 0 to 30 %"),
        (replace(RUN, labels={"text": 0.6, "ad": 0.4}), "0 % of the characters of 40 pages are teaser, expected 25 to"),
    ],
)
def test_so_is_anything_else(now: SiteFigures, words: str) -> None:
    assert any(words in alarm.sentence for alarm in alarms_of(now, STEADY, RULES))


def test_what_changed_most_comes_first() -> None:
    now = replace(RUN, fields={"authors": 10, "kicker": 40}, words=(100.0, 190.0, 200.0))
    assert [alarm.name for alarm in alarms_of(now, STEADY, RULES)] == ["kicker", "authors", ""]


def test_a_site_without_a_past_is_left_alone() -> None:
    assert alarms_of(replace(RUN, fields={}), STEADY[1:], RULES) == ()


def test_small_runs_are_judged_together() -> None:
    small = replace(RUN, articles=10, rejects=0, fields={"authors": 9}, compared=10)
    changed = replace(small, fields={"authors": 0})
    past = before(*[small] * 20)
    assert alarms_of(changed, past[:10], RULES) == ()
    alarm = only(alarms_of(changed, before(changed, *[small] * 20), RULES))
    assert "authors in 0 % of 20 articles of the last 2 runs" in alarm.sentence


def test_a_run_that_brought_nothing_of_a_site_is_not_judged() -> None:
    gone = replace(RUN, fields={"authors": 0, "kicker": 0})
    assert alarms_of(SiteFigures(site="kurier.com", confidence=(0,) * 10), before(gone, *[RUN] * 9), RULES) == ()


def test_every_figure_is_there_with_its_limits() -> None:
    rows = [*watched(RUN, STEADY, RULES)]
    assert {row.aspect for row in rows} == set(Aspect)
    assert all(row.limits is not None and not row.is_drift for row in rows)
    assert not any(row.is_drift for row in watched(RUN, [], RULES))


def test_shares_of_nothing_are_none() -> None:
    nothing = SiteFigures(site="kurier.com")
    assert {(value_of(nothing, aspect, "x").found, value_of(nothing, aspect, "x").size) for aspect in Aspect} == {
        (0, 0)
    }
