from collections.abc import Callable
from pathlib import Path

import pytest

from newsscrape.errors import InputError
from newsscrape.evaluate.datasets import TextMetric
from newsscrape.evaluate.disputed import Dispute, DisputedField, load_disputes, undisputed_figures
from newsscrape.evaluate.gold import load_dataset
from newsscrape.evaluate.measure import Measurement
from newsscrape.evaluate.score import score_page
from newsscrape.evaluate.tools import Answer

MakeSet = Callable[..., Path]
SHIPPED = Path(__file__).parents[2] / "fixtures/disputed.toml"
ENTRY = '[[disputed]]\nset = "s"\nid = "a"\nfield = "{}"\ntruth = "x"\nevidence = "y"\n'


def test_the_list_of_the_repository_is_read() -> None:
    disputes = load_disputes(SHIPPED)
    assert disputes
    assert len({(one.dataset, one.id, one.field) for one in disputes}) == len(disputes)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("nonsense", "cannot be read as TOML"),
        ('[[disputed]]\nset = "s"', "entry 1 must have the strings"),
        (ENTRY.format("colour"), "entry 1: field is 'colour'"),
    ],
)
def test_a_wrong_list_is_refused_by_entry(tmp_path: Path, written: str, told: str) -> None:
    path = tmp_path / "disputed.toml"
    path.write_text(written)
    with pytest.raises(InputError, match=told):
        load_disputes(path)


def test_a_missing_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_disputes(tmp_path / "none.toml")


def dispute(page: str, field: DisputedField) -> Dispute:
    return Dispute(dataset="set", id=page, field=field, truth="x", evidence="y")


def test_figures_without_disputed_truths(make_set: MakeSet) -> None:
    pages = [({"title": "One", "text": "one two"}, "x"), ({"title": "Two", "text": "three four"}, "x")]
    gold = load_dataset(make_set("set", *pages)).pages
    answers = [Answer(text="one two", headline="One"), Answer(text="nothing", headline="Wrong")]
    measured = [
        Measurement(gold=page, answer=answer, score=score_page(page, answer), cpu_seconds=0.0, failure=None)
        for page, answer in zip(gold, answers, strict=True)
    ]
    assert undisputed_figures(TextMetric.WORDS, measured, [])["title_exact"] == 0.5
    title = undisputed_figures(TextMetric.WORDS, measured, [dispute("page-2", DisputedField.TITLE)])
    assert (title["title_exact"], title["f1"]) == (1.0, 0.5)
    text = undisputed_figures(TextMetric.WORDS, measured, [dispute("page-2", DisputedField.TEXT)])
    assert (text["title_exact"], text["f1"]) == (1.0, 1.0)
