from io import StringIO

from rich.console import Console

from newsscrape.evaluate.judged import FieldScore
from newsscrape.evaluate.judged_fields import JudgedField
from newsscrape.evaluate.judged_table import judged_table

SCORES = {JudgedField.ADVERTORIAL: FieldScore(pages=10, known=4, said=3, right=3)}


def printed(floors: dict[str, float]) -> str:
    out = StringIO()
    Console(file=out, width=80).print(judged_table(SCORES, floors))
    return out.getvalue()


def test_a_row_for_each_field() -> None:
    table = printed({})
    assert "is_advertorial" in table
    assert "0.7500" in table
    assert "floor" not in table


def test_floors_stand_beside() -> None:
    assert "0.950" in printed({"is_advertorial_precision": 0.95})
