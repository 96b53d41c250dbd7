import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsscrape.errors import InputError
from newsscrape.evaluate.gold import Dataset, load_dataset
from newsscrape.evaluate.measure import Measurement
from newsscrape.evaluate.times import TimeScore, load_times, score_times, time_figures, total_of
from newsscrape.evaluate.tools import Answer

MakeSet = Callable[..., Path]


@pytest.fixture
def dataset(make_set: MakeSet) -> Dataset:
    return load_dataset(make_set("wcxb", ({"lang": "de-AT"}, "a"), ({"lang": "de"}, "b"), ({}, "c")))


def write(folder: Path, *lines: object) -> Path:
    times = folder / "times"
    times.mkdir()
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    (times / "wcxb.jsonl").write_text(text, encoding="utf-8")
    return times


def row(number: int, published_at: str = "2021-05-03T10:30+02:00") -> dict[str, str]:
    return {"id": f"page-{number}", "published_at": published_at}


def measured(dataset: Dataset, *given: str | None) -> list[Measurement]:
    return [
        Measurement(gold=page, answer=Answer(published_at=at), score={}, cpu_seconds=0.0, failure=None)
        for page, at in zip(dataset.pages, given, strict=True)
    ]


def test_the_minute_counts_whatever_the_zone_and_second(tmp_path: Path, dataset: Dataset) -> None:
    times = load_times(write(tmp_path, row(1), row(2), row(3)), [dataset])
    assert set(times.values()) == {datetime(2021, 5, 3, 8, 30, tzinfo=UTC)}
    found = score_times(times, measured(dataset, "2021-05-03T08:30:59Z", "2021-05-03T08:31:00Z", None))
    assert found == {"de": TimeScore(pages=2, given=2, right=1), "?": TimeScore(pages=1, given=0, right=0)}
    total = total_of(found.values())
    assert time_figures(total) == {"right": 1 / 3, "precision": 0.5}


def test_pages_without_a_time_do_not_count(tmp_path: Path, dataset: Dataset) -> None:
    times = load_times(write(tmp_path, row(2)), [dataset])
    assert score_times(times, measured(dataset, None, None, None)) == {"de": TimeScore(pages=1, given=0, right=0)}
    assert load_times(tmp_path / "times", []) == {}


@pytest.mark.parametrize(
    "line",
    [row(9), {"id": "page-1"}, "{", "[]", row(1, "2021-05-03T10:30"), row(1, "soon"), {**row(1), "published_at": 1}],
)
def test_a_wrong_line_is_named(tmp_path: Path, dataset: Dataset, line: object) -> None:
    with pytest.raises(InputError, match=r"wcxb\.jsonl, line 2"):
        load_times(write(tmp_path, row(1), line), [dataset])


def test_a_folder_without_times_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no times"):
        load_times(tmp_path, [])


def test_no_pages_have_no_share() -> None:
    assert time_figures(total_of([])) == {"right": 0.0, "precision": 0.0}
