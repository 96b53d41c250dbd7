from collections.abc import Iterator

import pytest

from newsscrape.model.alarm import Alarm, Aspect
from newsscrape.model.end_state import EndKind, EndState
from newsscrape.report.sampled import EXAMPLES, GALLERY, LARGEST, Drifted, sampled, shows
from newsscrape.sources.runs import Line


def line(number: int, **content: object) -> Line:
    given = {"site": "kurier.com", "fetched_at": f"2026-11-02T{number % 24:02}:00:00Z", "authors": [], **content}
    return Line(content=given, end=EndState(kind=EndKind.ARTICLE), place=f"R.jsonl:{number}")


def lines(count: int, **content: object) -> Iterator[Line]:
    return (line(number, **content) for number in range(count))


def alarm(aspect: Aspect, name: str = "", found: float = 0.0, usual: float = 1.0) -> Alarm:
    return Alarm(
        site="kurier.com", aspect=aspect, name=name, found=found, low=0.5, high=1.0, usual=usual, runs=9, sentence="x."
    )


def test_the_gallery_is_drawn_by_the_runs_name_in_the_order_of_the_run() -> None:
    first, again, other = (
        [one.place for one in sampled(run, lines(500), [], Drifted()).gallery] for run in ("R", "R", "S")
    )
    assert len(set(first)) == GALLERY
    assert first == again != other
    assert first == sorted(first, key=lambda place: int(place.rpartition(":")[2]))
    assert len(sampled("R", lines(4), [], Drifted()).gallery) == 4


def test_every_record_has_the_same_chance() -> None:
    drawn = [one.place for run in range(60) for one in sampled(str(run), lines(90), [], Drifted()).gallery]
    late = sum(int(place.rpartition(":")[2]) >= 45 for place in drawn)
    assert 0.42 < late / len(drawn) < 0.58


def test_the_largest_pages_are_kept_rejects_among_them() -> None:
    records = [line(number, capture={"length": number}) for number in range(20)]
    rejects = [line(99, capture={"length": 99}, reason="no_text"), line(98, reason="gone")]
    found = [one.content["capture"]["length"] for one in sampled("R", records, rejects, Drifted()).largest]
    assert found == [99, *range(19, 20 - LARGEST, -1)]


def test_articles_are_counted_by_hour_or_in_long_runs_by_day() -> None:
    hours = sampled("R", [line(1), line(1), line(2), line(3, fetched_at=None)], [], Drifted()).by_hour
    assert hours == {"kurier.com": {"2026-11-02T01": 2, "2026-11-02T02": 1, "unknown": 1}}
    long = [line(0, fetched_at=f"2026-11-{1 + number // 24:02}T{number % 24:02}:00:00Z") for number in range(49)]
    assert sampled("R", long, [], Drifted()).by_hour == {
        "kurier.com": {"2026-11-01": 24, "2026-11-02": 24, "2026-11-03": 1}
    }


def test_a_few_pages_stand_for_each_reason_alarm_and_new_template() -> None:
    missing, refused = alarm(Aspect.COVERAGE, "authors"), alarm(Aspect.REJECTS, found=0.9, usual=0.1)
    records = [*lines(9), line(10, authors=["Grete Halm"]), line(11, site="bote.com")]
    rejects = [line(number, reason="gone") for number in range(5)] + [line(6, reason="empty", site="bote.com")]
    new = ("kurier.com", "nothing found")
    drifted = Drifted(alarms=(missing, refused), sources=("headline",), templates=[new])
    samples = sampled("R", records, rejects, drifted)
    assert {reason: len(found) for reason, found in samples.by_reason.items()} == {"gone": EXAMPLES, "empty": 1}
    assert [one.place for one in samples.by_alarm[missing]] == ["R.jsonl:0", "R.jsonl:1", "R.jsonl:2"]
    assert {one.content["site"] for one in samples.by_alarm[refused]} == {"kurier.com"}
    assert {key: len(found) for key, found in samples.by_template.items()} == {new: EXAMPLES}
    places = [one.place for one in samples.cards()]
    assert places[:3] == ["R.jsonl:0", "R.jsonl:1", "R.jsonl:2"]
    assert len(places) == len(set(places))
    assert {*places} >= {one.place for one in samples.gallery}


@pytest.mark.parametrize(
    ("given", "record", "is_shown"),
    [
        (alarm(Aspect.COVERAGE, "authors"), {"authors": []}, True),
        (alarm(Aspect.COVERAGE, "authors"), {"authors": ["A"]}, False),
        (alarm(Aspect.COVERAGE, "kicker", 0.9, 0.1), {"kicker": "Exklusiv"}, True),
        (alarm(Aspect.COVERAGE, "kicker", 0.9, 0.1), {"kicker": None}, False),
        (alarm(Aspect.WORDS, found=50, usual=400), {"word_count": 40}, True),
        (alarm(Aspect.WORDS, found=50, usual=400), {"word_count": 400}, False),
        (alarm(Aspect.WORDS, found=900, usual=400), {"word_count": 950}, True),
        (alarm(Aspect.REPEATED, found=0.9, usual=0.1), {}, True),
        (alarm(Aspect.REJECTS, found=0.9, usual=0.1), {}, False),
    ],
)
def test_examples_show_what_the_alarm_says(given: Alarm, record: dict[str, object], is_shown: bool) -> None:  # noqa: FBT001 - a table
    assert shows(given, line(1, **record)) is is_shown
