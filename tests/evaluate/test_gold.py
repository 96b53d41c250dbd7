from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newsscrape.errors import InputError
from newsscrape.evaluate.gold import find_datasets, load_dataset, load_page

MakeSet = Callable[..., Path]


def test_a_folder_of_sets_gives_each_of_them(make_set: MakeSet, tmp_path: Path) -> None:
    first, second = make_set("wcxb", ({}, "a")), make_set("another", ({}, "b"))
    assert find_datasets(tmp_path) == [second, first]
    assert find_datasets(first) == [first]


def test_a_page_comes_with_its_truth(make_set: MakeSet) -> None:
    truth = {
        "lang": "de-AT",
        "title": "Brücke gesperrt",
        "authors": ["dpa"],
        "date": "2024-05-03",
        "text": "Die Brücke ist zu.",
        "paragraphs": [{"kind": "paragraph", "text": "Die Brücke ist zu."}],
        "with": ["ist zu"],
        "without": [],
    }
    (gold,) = load_dataset(make_set("wcxb", (truth, "<p>Brücke"))).pages
    assert gold.is_german
    assert gold.truth.title == "Brücke gesperrt"
    assert gold.truth.authors == ("dpa",)
    assert gold.truth.date == "2024-05-03"
    assert gold.truth.paragraphs == (("paragraph", "Die Brücke ist zu."),)
    assert (gold.truth.wanted, gold.truth.unwanted) == (("ist zu",), ())
    page = load_page(gold)
    assert page.body == "<p>Brücke".encode()
    assert page.url == "https://news.example/1"
    assert page.content_type == "text/html; charset=utf-8"


def test_what_is_missing_is_unknown(make_set: MakeSet) -> None:
    (gold,) = load_dataset(make_set("wcxb", ({}, ""))).pages
    assert gold.truth.title is gold.truth.authors is gold.truth.text is gold.truth.wanted is None
    assert not gold.is_german


def test_the_date_set_gives_no_address_and_the_bytes_as_they_are(make_set: MakeSet) -> None:
    (gold,) = load_dataset(make_set("htmldate-eval", ({"date": "2020-01-01"}, "Käse".encode("latin-1")))).pages
    page = load_page(gold)
    assert page.url is None
    assert page.body == b"K\xe4se"
    assert page.content_type == "text/html"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere: no such folder"):
        find_datasets(tmp_path / "nowhere")


def test_a_folder_without_truth_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"neither it nor a folder right below it holds a truth\.jsonl"):
        find_datasets(tmp_path)


def test_a_missing_page_is_named_with_its_line(make_set: MakeSet) -> None:
    folder = make_set("wcxb", ({}, ""), ({}, ""))
    (folder / "html" / "page-2.html.gz").unlink()
    with pytest.raises(InputError, match=r"page-2\.html\.gz: missing, although line 2 of .*truth\.jsonl names it"):
        load_dataset(folder)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 1: not JSON"),
        ("[]", "line 1: expected an object with an id"),
        ('{"id": 7}', "line 1: expected an object with an id"),
        ('{"id": "page-1", "paragraphs": [{"text": "no kind"}]}', "line 1: a field has an unexpected shape"),
        ('{"id": "page-1", "with": 3}', "line 1: a field has an unexpected shape"),
        ("", "holds no line"),
    ],
)
def test_a_broken_truth_is_named_with_its_line(make_set: MakeSet, line: str, message: str) -> None:
    folder = make_set("wcxb", ({}, ""))
    (folder / "truth.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        load_dataset(folder)


def test_a_page_that_cannot_be_unpacked_is_named(make_set: MakeSet) -> None:
    (gold,) = load_dataset(make_set("wcxb", ({}, "text"))).pages
    gold.path.write_bytes(gold.path.read_bytes()[:-4])
    with pytest.raises(InputError, match=r"page-1\.html\.gz: cannot be unpacked"):
        load_page(gold)
