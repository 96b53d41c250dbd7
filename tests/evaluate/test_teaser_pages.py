from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from newsscrape.errors import InputError
from newsscrape.evaluate import teaser_pages
from newsscrape.evaluate.children import Lost
from newsscrape.evaluate.folds import FOLDS, fold_of
from newsscrape.evaluate.gold import Dataset, load_dataset
from newsscrape.evaluate.teaser_pages import TeaserReader, read_teasers
from newsscrape.evaluate.teaser_truth import address_key, headline_key

MakeSet = Callable[..., Path]
PROSE = "The town council decided on Tuesday evening to replace every lamp along the old harbour road by spring."
CARDS = "".join(
    f"<li><h3><a href='/story-of-the-old-lamps-{number}'>The story of the old lamps {number}</a></h3></li>"
    for number in range(3)
)
MARKUP = (
    f"<html lang='en'><body><article><h1>New lamps for the road</h1>{f'<p>{PROSE}</p>' * 4}</article>"
    f"<aside><h2>Most read</h2><ul>{CARDS}</ul></aside></body></html>"
)


@pytest.fixture
def dataset(make_set: MakeSet) -> Dataset:
    truth = {"domain": "news.example", "url": "https://news.example/lamps"}
    return load_dataset(make_set("htmldate-eval", (truth, MARKUP), (truth, b"")))


def test_pages_are_read_with_their_address_even_where_tools_are_not_told_it(dataset: Dataset) -> None:
    assert not dataset.kind.gives_url
    boxes, nothing = read_teasers(dataset.pages, None, 1)
    assert [tuple(box.keys) for box in boxes] == [
        (
            address_key(f"https://news.example/story-of-the-old-lamps-{n}"),
            headline_key(f"The story of the old lamps {n}"),
        )
        for n in range(3)
    ]
    assert not any(box.is_promotion for box in boxes)
    assert nothing == ()


def test_the_weights_are_those_that_never_saw_the_domain(dataset: Dataset, root: Path, tmp_path: Path) -> None:
    own = fold_of("news.example")
    shutil.copyfile(root / "fixtures" / "folds" / f"{own}.json", tmp_path / f"{own}.json")
    folds = tuple(tmp_path / f"{fold}.json" for fold in range(FOLDS))
    assert TeaserReader(folds=folds)(dataset.pages[0])


def test_folds_that_are_missing_are_named(dataset: Dataset, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"0\.json: there is no such file"):
        list(read_teasers(dataset.pages, tmp_path, 1))


def test_a_page_whose_process_died_has_none(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(teaser_pages, "ask_each", lambda *_: [Lost(seconds=0.0, why="died")])
    assert list(read_teasers(dataset.pages[:1], None, 1)) == [()]
