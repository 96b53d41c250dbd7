from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.model.alarm import Aspect
from newsscrape.policy.drift import drift_rules
from newsscrape.report.limits import Limits, Value, limits_of

RULES = replace(drift_rules(), least_runs=4, least_articles=20, spreads=6.0, few=6.0, deviations=5.0)


def past(*found: float, size: int = 100) -> list[Value]:
    return [Value(found=one, size=size) for one in found]


def limits(aspect: Aspect, *found: float, size: int = 100) -> Limits:
    made = limits_of(aspect, past(*found), size, RULES)
    assert made is not None
    return made


def test_nothing_is_said_with_too_few_runs_or_articles() -> None:
    assert limits_of(Aspect.COVERAGE, past(0.9, 0.9, 0.9), 100, RULES) is None
    assert limits_of(Aspect.COVERAGE, past(0.9, 0.9, 0.9, 0.9), 19, RULES) is None


def test_a_steady_figure_may_still_move_by_what_counts_as_a_change() -> None:
    made = limits(Aspect.COVERAGE, 0.8, 0.8, 0.8, 0.8)
    assert (made.low, made.usual, made.high) == (pytest.approx(0.5), 0.8, 1.0)
    assert made.hold(0.5)
    assert not made.hold(0.49)


def test_an_unsteady_one_may_move_more() -> None:
    assert limits(Aspect.COVERAGE, 0.3, 0.5, 0.5, 0.6, 0.7).low == 0.0
    assert limits(Aspect.LABELS, 0.3, 0.36, 0.3, 0.36, 0.33).high > limits(Aspect.LABELS, *[0.33] * 5).high


def test_a_share_of_few_articles_may_move_more_than_one_of_many() -> None:
    many, few = (limits(Aspect.COVERAGE, *[0.5] * 8, size=size) for size in (400, 20))
    assert few.low < many.low
    assert few.low == 0.0


def test_one_bad_run_in_the_past_does_not_widen_them() -> None:
    steady, hit = limits(Aspect.COVERAGE, *[0.9] * 8), limits(Aspect.COVERAGE, *[0.9] * 8, 0.0)
    assert hit.usual == steady.usual
    assert hit.low == pytest.approx(steady.low, abs=0.01)


def test_words_move_by_a_factor() -> None:
    made = limits(Aspect.WORDS, 400, 400, 400, 400)
    assert (made.low, made.usual, made.high) == (pytest.approx(400 / 1.5), pytest.approx(400), pytest.approx(600))
    assert limits(Aspect.WORDS, 0, 0, 0, 0).hold(0)


@given(st.lists(st.floats(0, 1), min_size=4, max_size=30), st.sampled_from(list(Aspect)), st.integers(20, 500))
def test_the_usual_lies_inside(found: list[float], aspect: Aspect, size: int) -> None:
    made = limits(aspect, *found, size=size)
    assert made.low <= made.usual * (1 + 1e-9)
    assert made.usual <= made.high * (1 + 1e-9)
    assert made.runs == len(found)
