from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsscrape.errors import InputError
from newsscrape.evaluate.datasets import OTHER
from newsscrape.evaluate.gold import GoldPage, Truth
from newsscrape.evaluate.measure import Measurement
from newsscrape.evaluate.nobody import Invented, invented_figures, invented_in, invented_object, load_nobody
from newsscrape.evaluate.tools import Answer

ROOT = Path(__file__).resolve().parents[2]


def measured(name: str, *authors: str) -> Measurement:
    gold = GoldPage(id=name, url=None, domain=None, language=None, path=Path("x"), kind=OTHER, truth=Truth())
    return Measurement(gold=gold, answer=Answer(authors=authors), score={}, cpu_seconds=0.0, failure=None)


def test_authors_given_where_nobody_is_named_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "nobody.json"
    path.write_text('{"mine": ["a", "b"], "yours": ["c"]}', encoding="utf-8")
    pages = [measured("a", "Ann Lee"), measured("b"), measured("c", "Bo Ek")]
    found = [invented_in("mine", pages, load_nobody(path)), invented_in("theirs", pages, load_nobody(path))]
    assert found[0] == Invented(dataset="mine", pages=2, given=("a",))
    assert invented_figures(found) == {"authors_invented": 0.5}
    assert invented_object(found)[0] == {"dataset": "mine", "pages": 2, "given": ["a"]}
    assert invented_figures(found[1:]) == {}


@pytest.mark.parametrize("content", ["[]", '{"mine": "a"}', '{"mine": [1]}', "{"])
def test_another_shape_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "nobody.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"nobody\.json"):
        load_nobody(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_nobody(tmp_path / "none.json")


def test_the_list_that_comes_with_the_project_is_sorted_and_without_doubles() -> None:
    path = ROOT / "fixtures" / "nobody.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    assert load_nobody(path)
    assert all(ids == sorted(set(ids)) for ids in content.values())
