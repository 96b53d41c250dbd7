from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from newsscrape.errors import InputError
from newsscrape.evaluate.gold import load_dataset
from newsscrape.evaluate.hand_files import HandFile, object_in, string_in, with_gold

MakeSet = Callable[..., Path]
BODY = "<p>A page</p>"


def hand(**given: str) -> HandFile:
    known = {
        "dataset": "set",
        "id": "page-1",
        "content_sha256": hashlib.sha256(BODY.encode()).hexdigest(),
        "language": "en",
        "domain": "news.example",
    }
    return HandFile(path=Path("page-1.json"), **(known | given))


@pytest.mark.parametrize(
    ("text", "message"),
    [("{", "page.json: cannot be read as JSON"), ("[]", "an object with the keys id, part and boxes")],
)
def test_a_file_is_one_object(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "page.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(message)):
        object_in(path, ("id", "part", "boxes"))


def test_what_is_no_string_is_named() -> None:
    assert string_in(Path("x.json"), {"id": "a"}, "id") == "a"
    with pytest.raises(InputError, match=r"x\.json: id is 7, expected a string"):
        string_in(Path("x.json"), {"id": 7}, "id")


def test_files_find_their_pages_and_other_sets_are_passed_over(make_set: MakeSet) -> None:
    dataset = load_dataset(make_set("set", ({}, BODY)))
    ((found, gold),) = with_gold([hand(), hand(dataset="another")], [dataset])
    assert (found, gold.id) == (hand(), "page-1")


@pytest.mark.parametrize(
    ("given", "message"),
    [({"id": "page-7"}, "id is 'page-7', but set has no such page"), ({"content_sha256": "0"}, "label the page anew")],
)
def test_a_page_that_is_missing_or_another_is_named(make_set: MakeSet, given: dict[str, str], message: str) -> None:
    dataset = load_dataset(make_set("set", ({}, BODY)))
    with pytest.raises(InputError, match=re.escape(message)):
        with_gold([hand(**given)], [dataset])
