from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.errors import InputError
from newsscrape.evaluate.gold import load_dataset
from newsscrape.evaluate.labels import HandLabel, HandLabels, load_labels, match, pages_of
from newsscrape.model.label import Label
from newsscrape.text import key_of

MakeSet = Callable[..., Path]

KEYS = st.lists(st.sampled_from("abc"), max_size=12)
GOOD = {
    "dataset": "wcxb",
    "id": "page-1",
    "content_sha256": hashlib.sha256(b"a page").hexdigest(),
    "language": "en",
    "domain": "news.example",
    "blocks": [[0, key_of("Headline"), "headline"], [1, key_of("Words."), "body"]],
}


def write(folder: Path, content: object) -> Path:
    path = folder / "labels" / "wcxb" / "page-1.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return folder / "labels"


def labels_of(*keys: str) -> HandLabels:
    blocks = tuple(HandLabel(key, Label.BODY) for key in keys)
    return HandLabels(
        path=Path("x.json"), dataset="wcxb", id="x", content_sha256="", language="en", domain="x.example", blocks=blocks
    )


def test_a_key_knows_letters_only() -> None:
    assert key_of("The \u201cBridge\u201d,  again!") == key_of("the bridge AGAIN")
    assert re.fullmatch("[0-9a-f]{12}", key_of("The bridge"))


def test_what_was_written_is_read(tmp_path: Path) -> None:
    (hand,) = load_labels(write(tmp_path, GOOD))
    assert (hand.dataset, hand.id, hand.language, hand.domain) == ("wcxb", "page-1", "en", "news.example")
    assert [block.label for block in hand.blocks] == [Label.HEADLINE, Label.BODY]
    assert hand.blocks[1].key == key_of("words")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "page-1.json: cannot be read as JSON"),
        ([], "page-1.json: expected an object with the keys dataset"),
        (GOOD | {"language": None}, "page-1.json: language is None, expected a string"),
        (GOOD | {"id": ""}, "page-1.json: id is '', expected a string"),
        (GOOD | {"blocks": {}}, "page-1.json: blocks is {}, expected a list"),
        (GOOD | {"blocks": []}, "page-1.json: blocks is [], expected a list"),
        (GOOD | {"blocks": [[0, key_of("x"), "body"], [1, "short", "body"]]}, "page-1.json: blocks[1] is [1, 'short'"),
        (GOOD | {"blocks": [[0, key_of("x"), "banner"]]}, "the label one of headline, kicker, lead"),
    ],
)
def test_a_wrong_file_is_named_with_the_key(tmp_path: Path, content: object, message: str) -> None:
    folder = write(tmp_path, content)
    with pytest.raises(InputError, match=re.escape(message)):
        load_labels(folder)


def test_a_folder_without_labels_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no label files"):
        load_labels(tmp_path)


def test_labels_find_their_pages(tmp_path: Path, make_set: MakeSet) -> None:
    datasets = [load_dataset(make_set("wcxb", ({}, "a page"), ({}, "another page")))]
    labels = load_labels(write(tmp_path, GOOD))
    ((hand, gold),) = pages_of(labels, datasets)
    assert (hand, gold) == (labels[0], datasets[0].pages[0])
    assert pages_of(load_labels(write(tmp_path, GOOD | {"dataset": "another"})), datasets) == ()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"id": "page-7"}, r"page-1\.json: id is 'page-7', but wcxb has no such page"),
        ({"content_sha256": "0"}, r"page-1\.json: content_sha256 is 0, but .* label the page anew"),
    ],
)
def test_labels_of_other_pages_are_an_error(
    tmp_path: Path, make_set: MakeSet, change: dict[str, str], message: str
) -> None:
    datasets = [load_dataset(make_set("wcxb", ({}, "a page")))]
    with pytest.raises(InputError, match=message):
        pages_of(load_labels(write(tmp_path, GOOD | change)), datasets)


def test_blocks_are_matched_in_order() -> None:
    assert match(labels_of("a", "b", "b", "c"), ["a", "b", "b", "c"]) == [(0, 0), (1, 1), (2, 2), (3, 3)]
    assert match(labels_of("a", "b", "c"), ["x", "a", "c", "b"]) in ([(0, 1), (1, 3)], [(0, 1), (2, 2)])
    assert match(labels_of("a"), []) == []


@given(KEYS, KEYS)
def test_a_match_has_the_same_words_and_rises(labelled: list[str], read: list[str]) -> None:
    found = match(labels_of(*labelled), read)
    assert all(labelled[place] == read[index] for place, index in found)
    assert all(one[0] < two[0] and one[1] < two[1] for one, two in pairwise(found))
    assert labelled != read or len(found) == len(read)


def test_the_labels_of_this_project_are_many_and_in_order(root: Path) -> None:
    labels = load_labels(root / "fixtures" / "labels")
    assert all(hand.path.parts[-2:] == (hand.dataset, f"{hand.id}.json") for hand in labels)
    assert len(labels) >= 150
    assert len({hand.domain for hand in labels}) >= 100
    assert len({hand.language for hand in labels}) >= 6
