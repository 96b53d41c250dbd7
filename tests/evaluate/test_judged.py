import json
from pathlib import Path

import pytest

from newsscrape.errors import InputError
from newsscrape.evaluate.judged import (
    FieldScore,
    Said,
    judged_figures,
    judged_object,
    load_judged,
    said_of,
    score_of,
)
from newsscrape.evaluate.judged_fields import JudgedField
from newsscrape.text import key_of

SHIPPED = Path(__file__).parents[2] / "fixtures/judged"


def test_verdicts_are_read_by_set_and_page(tmp_path: Path) -> None:
    (tmp_path / "set.jsonl").write_text('{"id": "a", "is_advertorial": true, "section": null}\n{"id": "b"}\n')
    judged = load_judged(tmp_path)
    assert judged == {"set": {"a": {JudgedField.ADVERTORIAL: True, JudgedField.SECTION: None}, "b": {}}}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("nonsense", "line 1: not JSON"),
        ("[]", "line 1: expected an object with an id"),
        ('{"id": "a", "headline": "x"}', "line 1: headline is no field that is judged"),
        ('{"id": "a", "section": []}', "line 1: a verdict is"),
    ],
)
def test_a_wrong_file_is_refused_by_line(tmp_path: Path, line: str, told: str) -> None:
    (tmp_path / "set.jsonl").write_text(line + "\n")
    with pytest.raises(InputError, match=told):
        load_judged(tmp_path)


def test_a_folder_without_verdicts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no verdicts"):
        load_judged(tmp_path)


def test_sections_are_compared_by_key() -> None:
    assert said_of(JudgedField.SECTION, "Politik") == key_of("politik")
    assert said_of(JudgedField.SECTION, None) is None
    assert said_of(JudgedField.READING_TIME, 3.0) == 3.0
    assert said_of(JudgedField.ADVERTORIAL, "yes") is None


def test_precision_and_recall_are_counted_over_values() -> None:
    pairs = [Said("a", "a"), Said("a", None), Said(None, "a"), Said(None, None), Said(4.0, 4.0)]
    score = score_of(pairs)
    assert score == FieldScore(pages=5, known=3, said=3, right=2)
    assert (score.precision, score.recall) == (2 / 3, 2 / 3)
    assert score_of([]).precision == score_of([]).recall == 1.0
    assert judged_figures({JudgedField.FREE: score}) == {
        "is_accessible_for_free_precision": 2 / 3,
        "is_accessible_for_free_recall": 2 / 3,
    }
    assert json.dumps(judged_object({JudgedField.FREE: score}))


def test_the_verdicts_of_the_repository_hold_no_words_and_judge_every_field() -> None:
    judged = load_judged(SHIPPED)
    verdicts = [(field, value) for pages in judged.values() for page in pages.values() for field, value in page.items()]
    assert {field for field, _ in verdicts} == set(JudgedField)
    assert all(len(value) == 12 for _, value in verdicts if isinstance(value, str))
