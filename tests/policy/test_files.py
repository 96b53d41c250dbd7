from math import inf, nan
from pathlib import Path

import pytest

from newsscrape.errors import ProfileError
from newsscrape.policy.files import Table, load_table, read_table

TABLE = Table(
    "languages/xx.toml",
    {"word": "a", "words": ["a", "b"], "speed": 3, "spans": [1, 2.5], "empty": "", "inner": {"speed": "x"}},
)


def test_values_come_back_in_their_shape() -> None:
    assert TABLE.text("word") == "a"
    assert TABLE.texts("words") == ("a", "b")
    assert TABLE.number("speed") == 3.0
    assert TABLE.numbers("spans") == (1.0, 2.5)


def test_missing_values_are_empty() -> None:
    assert TABLE.text("missing") is None
    assert TABLE.texts("missing") == ()
    assert TABLE.table("missing").content == {}


def test_a_wrong_shape_names_file_and_key() -> None:
    for asked in (TABLE.texts, TABLE.number, TABLE.numbers, TABLE.table):
        with pytest.raises(ProfileError, match=r"languages/xx\.toml: word: expected"):
            asked("word")
    with pytest.raises(ProfileError, match=r"languages/xx\.toml: empty: expected"):
        TABLE.text("empty")
    with pytest.raises(ProfileError, match=r"words: expected a positive number"):
        TABLE.numbers("words")
    with pytest.raises(ProfileError, match=r"languages/xx\.toml: missing: expected"):
        TABLE.number("missing")


def test_a_fault_in_an_inner_table_names_the_whole_key() -> None:
    with pytest.raises(ProfileError, match=r"inner\.speed: expected a positive number"):
        TABLE.table("inner").number("speed")


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(ProfileError, match="speed"):
        TABLE.known("word", "words", "spans", "empty", "inner")


def test_a_missing_file_is_named() -> None:
    with pytest.raises(ProfileError, match=r"languages/no-such\.toml"):
        load_table("languages/no-such.toml")


@pytest.mark.parametrize("number", [0, -1, inf, nan, True, "1"])
def test_a_number_is_positive_and_finite(number: object) -> None:
    with pytest.raises(ProfileError, match="speed: expected a positive number"):
        Table("languages/xx.toml", {"speed": number}).number("speed")


def test_a_file_anywhere_is_named_as_it_was_given(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text("[inner]\nspeed = 'x'\n", encoding="utf-8")
    with pytest.raises(ProfileError, match=rf"^{file}: inner\.speed: expected"):
        read_table(file).table("inner").number("speed")
