from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.errors import InputError
from newsscrape.evaluate.gold import load_dataset
from newsscrape.evaluate.teaser_truth import (
    BoxStatus,
    SetPart,
    address_key,
    headline_key,
    load_teasers,
    pages_with_teasers,
)

MakeSet = Callable[..., Path]
BODY = "<p>A page</p>"
KEYS = [address_key("https://news.example/a"), headline_key("A headline")]
GOOD = {
    "dataset": "set",
    "id": "page-1",
    "content_sha256": hashlib.sha256(BODY.encode()).hexdigest(),
    "language": "en",
    "domain": "news.example",
    "part": "unseen",
    "boxes": [[*KEYS, "editorial"], [*KEYS[::-1], "open"]],
}


def write(folder: Path, content: object) -> Path:
    path = folder / "teasers" / "set" / "page-1.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")
    return folder / "teasers"


@pytest.mark.parametrize(
    "url", ["http://www.news.example/caf%C3%A9/", "https://NEWS.example/café#top", "https://news.example/café"]
)
def test_an_address_is_one_however_it_is_written(url: str) -> None:
    assert address_key(url) == address_key("https://news.example/café")


def test_another_page_or_query_is_another_address() -> None:
    urls = ["https://news.example/a", "https://news.example/A", "https://news.example/a?id=1", None]
    assert len({address_key(url) for url in urls}) == len(urls)


def test_a_headline_is_one_in_any_case_and_however_it_is_cut_off() -> None:
    assert headline_key("The  Bridge is …") == headline_key("THE BRIDGE IS...") == headline_key("the bridge is")
    assert headline_key("The bridge") != headline_key("The bridges")


@given(st.text())
def test_keys_have_their_length(text: str) -> None:
    assert re.fullmatch("[0-9a-f]{12}", address_key(text))
    assert re.fullmatch("[0-9a-f]{12}", headline_key(text))


def test_what_was_written_is_read(tmp_path: Path) -> None:
    (hand,) = load_teasers(write(tmp_path, GOOD))
    assert (hand.dataset, hand.id, hand.part) == ("set", "page-1", SetPart.UNSEEN)
    assert [box.status for box in hand.boxes] == [BoxStatus.EDITORIAL, BoxStatus.OPEN]
    assert list(hand.boxes[0].keys) == KEYS


def test_a_page_may_promote_nothing(tmp_path: Path) -> None:
    (hand,) = load_teasers(write(tmp_path, GOOD | {"boxes": []}))
    assert hand.boxes == ()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ([], "with the keys dataset, id, content_sha256, language, domain, part and boxes"),
        (GOOD | {"part": "seen"}, "page-1.json: part is 'seen', expected one of development, unseen"),
        (GOOD | {"boxes": {}}, "page-1.json: boxes is {}, expected a list"),
        (GOOD | {"boxes": [["short", KEYS[1], "open"]]}, "page-1.json: boxes[0] is ['short'"),
        (GOOD | {"boxes": [[*KEYS, "ad"]]}, "a status, one of editorial, promoted, open"),
    ],
)
def test_a_wrong_file_is_named_with_the_key(tmp_path: Path, content: object, message: str) -> None:
    with pytest.raises(InputError, match=re.escape(message)):
        load_teasers(write(tmp_path, content))


def test_a_folder_without_files_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no files of teasers"):
        load_teasers(tmp_path)


def test_the_pages_are_those_of_the_sets(tmp_path: Path, make_set: MakeSet) -> None:
    hands = load_teasers(write(tmp_path / "hand", GOOD))
    (one,) = pages_with_teasers(hands, [load_dataset(make_set("set", ({}, BODY)))])
    assert (one.hand, one.gold.id) == (hands[0], "page-1")


def test_the_files_of_the_project_are_right(root: Path) -> None:
    hands = load_teasers(root / "fixtures" / "teasers")
    assert len({hand.domain for hand in hands}) == len(hands) >= 60
    assert {hand.part for hand in hands} == set(SetPart)
