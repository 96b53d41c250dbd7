from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsscrape.errors import InputError
from newsscrape.evaluate.gate import Floors, dump_floors, falls, load_floors, raised

FLOORS = Floors(floors={"wcxb": {"f1": 0.9, "without": 0.05}}, highest={}, reasons={})


def write(path: Path, content: object) -> Path:
    file = path / "floors.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


def test_a_figure_on_its_floor_has_not_fallen() -> None:
    assert falls(FLOORS, "wcxb", {"f1": 0.9, "without": 0.05, "day": 0.1}) == []


def test_a_figure_under_its_floor_has_fallen() -> None:
    (fall,) = falls(FLOORS, "wcxb", {"f1": 0.8999, "without": 0.01})
    assert (fall.dataset, fall.figure, fall.value, fall.floor) == ("wcxb", "f1", 0.8999, 0.9)


def test_where_less_is_better_a_floor_must_not_be_exceeded() -> None:
    (fall,) = falls(FLOORS, "wcxb", {"f1": 0.95, "without": 0.06})
    assert fall.figure == "without"


def test_a_set_without_floors_cannot_fall() -> None:
    assert falls(FLOORS, "another", {"f1": 0.0}) == []


def test_a_floor_for_a_figure_that_is_none_is_an_error() -> None:
    with pytest.raises(InputError, match=r"wcxb\.without is no figure of that set; known are f1"):
        falls(FLOORS, "wcxb", {"f1": 0.9})


def test_floors_only_rise() -> None:
    after = raised(FLOORS, "wcxb", {"f1": 0.91239, "without": 0.0701, "day": 0.5})
    assert after.floors == {"wcxb": {"f1": 0.912, "without": 0.05, "day": 0.5}}
    assert after.highest == after.floors
    assert raised(after, "wcxb", {"f1": 0.2, "without": 0.0401, "day": 0.5}).floors == {
        "wcxb": {"f1": 0.912, "without": 0.041, "day": 0.5}
    }


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    floors = raised(FLOORS, "wcxb", {"f1": 0.95, "without": 0.01})
    file = tmp_path / "floors.json"
    file.write_text(dump_floors(floors), encoding="utf-8")
    assert load_floors(file) == floors


def test_a_lowered_floor_needs_a_reason(tmp_path: Path) -> None:
    lowered = {"floors": {"wcxb": {"f1": 0.8}}, "highest": {"wcxb": {"f1": 0.9}}}
    with pytest.raises(InputError, match=r"wcxb\.f1 was lowered from 0\.9 without a reason"):
        load_floors(write(tmp_path, lowered))
    explained = lowered | {"reasons": {"wcxb": {"f1": "Captions count as text no longer."}}}
    assert load_floors(write(tmp_path, explained)).floors == {"wcxb": {"f1": 0.8}}


def test_a_floor_taken_away_needs_a_reason(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="lowered"):
        load_floors(write(tmp_path, {"floors": {}, "highest": {"wcxb": {"f1": 0.9}}}))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ([], "expected an object with the key floors"),
        ({"floors": []}, "floors must be an object of objects"),
        ({"floors": {"wcxb": 1}}, "floors must be an object of objects"),
        ({"floors": {"wcxb": {"f1": "high"}}}, r"floors\.wcxb\.f1 is 'high', expected a number"),
        ({"floors": {"wcxb": {"f1": True}}}, r"floors\.wcxb\.f1 is True, expected a number"),
        ({"reasons": {"wcxb": {"f1": " "}}}, r"reasons\.wcxb\.f1 is ' ', expected a sentence"),
    ],
)
def test_a_wrong_file_is_named_with_the_key(tmp_path: Path, content: object, message: str) -> None:
    with pytest.raises(InputError, match=message):
        load_floors(write(tmp_path, content))


def test_a_file_that_is_not_there_or_no_json_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.json: cannot be read"):
        load_floors(tmp_path / "none.json")
    file = tmp_path / "floors.json"
    file.write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match=r"floors\.json: is not JSON"):
        load_floors(file)


def test_the_floors_of_this_project_are_in_order(root: Path) -> None:
    file = root / "fixtures" / "floors.json"
    assert dump_floors(load_floors(file)) == file.read_text(encoding="utf-8")
