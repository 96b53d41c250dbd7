import gzip
import json
from pathlib import Path

import pytest

from newsscrape.commands.page_maps import MeasuredSet
from newsscrape.commands.times import times_parts
from newsscrape.evaluate.gate import Floors
from newsscrape.evaluate.gold import load_dataset
from newsscrape.evaluate.measure import Measurement
from newsscrape.evaluate.tools import Answer

FLOORS = Floors(floors={"times": {"right": 0.5}}, highest={}, reasons={})


@pytest.fixture
def measured(tmp_path: Path) -> MeasuredSet:
    folder = tmp_path / "wcxb"
    (folder / "html").mkdir(parents=True)
    (folder / "html" / "a.html.gz").write_bytes(gzip.compress(b"<p>a"))
    (folder / "truth.jsonl").write_text('{"id": "a", "lang": "de"}', encoding="utf-8")
    dataset = load_dataset(folder)
    answer = Answer(published_at="2021-05-03T08:30:00Z")
    one = Measurement(gold=dataset.pages[0], answer=answer, score={}, cpu_seconds=0.0, failure=None)
    return MeasuredSet(dataset=dataset, measurements=[one])


def test_times_are_a_part_with_figures(
    tmp_path: Path, measured: MeasuredSet, capsys: pytest.CaptureFixture[str]
) -> None:
    times = tmp_path / "times"
    times.mkdir()
    (times / "wcxb.jsonl").write_text(json.dumps({"id": "a", "published_at": "2021-05-03T10:30+02:00"}))
    (part,) = times_parts(times, [measured], FLOORS)
    assert (part.name, part.figures) == ("times", {"right": 1.0, "precision": 1.0})
    assert part.written == {
        "all": {"pages": 1, "given": 1, "right": 1},
        "languages": {"de": {"pages": 1, "given": 1, "right": 1}},
    }
    assert "time of day, read by hand" in capsys.readouterr().out


def test_without_times_there_is_no_part(tmp_path: Path, measured: MeasuredSet) -> None:
    assert times_parts(None, [measured], FLOORS) == []
    (tmp_path / "other.jsonl").write_text("", encoding="utf-8")
    assert times_parts(tmp_path, [measured], FLOORS) == []
