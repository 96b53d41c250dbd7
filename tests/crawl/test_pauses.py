from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from newsscrape.crawl.pauses import Patience, Pauses


@dataclass
class Clock:
    now: float = 1000.0
    chances: list[tuple[float, float]] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def chance(self, low: float, high: float) -> float:
        self.chances.append((low, high))
        return high


@pytest.fixture
def clock() -> Clock:
    return Clock()


def pauses(clock: Clock, times: int = 3, seconds: float = 100.0) -> Pauses:
    return Pauses(Patience(times=times, seconds=seconds, first=10.0), clock, clock.chance)


def test_a_host_is_left_alone_as_long_as_it_asks_and_no_other_is(clock: Clock) -> None:
    kept = pauses(clock)
    assert kept.ask("a.example", 30.0) == 30.0
    clock.now += 29.9
    assert kept.is_paused("a.example")
    assert not kept.is_paused("b.example")
    clock.now += 0.1
    assert not kept.is_paused("a.example")


def test_one_that_does_not_say_waits_twice_as_long_each_time_with_jitter(clock: Clock) -> None:
    kept = pauses(clock)
    assert [kept.ask("a.example", None) for _ in range(3)] == [12.5, 25.0, 50.0]
    assert clock.chances == [(1.0, 1.25)] * 3


def test_another_answer_makes_the_next_pause_a_first_one(clock: Clock) -> None:
    kept = pauses(clock)
    kept.ask("a.example", None)
    kept.answered("a.example")
    assert kept.ask("a.example", None) == 12.5


def test_it_is_given_up_when_it_asks_once_too_often(clock: Clock) -> None:
    kept = pauses(clock)
    assert [kept.ask("a.example", 1.0) for _ in range(4)] == [1.0, 1.0, 1.0, None]
    assert kept.is_given_up("a.example")
    assert not kept.is_paused("a.example")
    assert kept.ask("a.example", 1.0) is None
    assert not kept.is_given_up("b.example")


def test_it_is_given_up_rather_than_asked_too_early(clock: Clock) -> None:
    kept = pauses(clock)
    assert kept.ask("a.example", 90.0) == 90.0
    kept.answered("a.example")
    assert kept.ask("a.example", 11.0) is None
    assert pauses(clock).ask("a.example", 86400.0) is None


def test_nothing_is_kept_of_hosts_that_never_asked(clock: Clock) -> None:
    kept = pauses(clock)
    for number in range(1000):
        kept.answered(f"{number}.example")
        kept.is_paused(f"{number}.example")
    assert not kept._hosts  # noqa: SLF001 - memory is what this is about


def test_a_pause_of_an_earlier_run_goes_on_or_is_too_long_for_this_one(clock: Clock) -> None:
    kept = pauses(clock)
    kept.go_on("a.example", 100.0)
    assert kept.is_paused("a.example")
    clock.now += 100.0
    assert not kept.is_paused("a.example")
    assert kept.ask("a.example", 1.0) is None, "its patience was used up"
    kept.go_on("b.example", 100.1)
    assert kept.is_given_up("b.example")
