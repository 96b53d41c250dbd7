from pathlib import Path

import pytest

from newsscrape.errors import InputError
from newsscrape.evaluate.rows import rows_of


def test_each_line_is_an_object_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "wcxb.jsonl"
    path.write_text('{"id": "a", "n": 1}\n{"id": "b"}\n', encoding="utf-8")
    assert list(rows_of(path)) == [(1, {"id": "a", "n": 1}), (2, {"id": "b"})]


@pytest.mark.parametrize(
    ("line", "message"), [("{", "line 2: not JSON"), ("[]", "line 2: expected an object with an id")]
)
def test_a_line_that_is_none_is_named(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "wcxb.jsonl"
    path.write_text(f'{{"id": "a"}}\n{line}\n', encoding="utf-8")
    with pytest.raises(InputError, match=message):
        list(rows_of(path))
