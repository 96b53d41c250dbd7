from rich.console import Console

from newsscrape.evaluate.time_table import time_table
from newsscrape.evaluate.times import TimeScore, total_of


def test_a_row_for_all_and_one_for_each_language() -> None:
    scores = {"de": TimeScore(pages=4, given=3, right=2), "fr": TimeScore(pages=1, given=1, right=1)}
    console = Console(width=100, record=True, file=None, quiet=True)
    with console.capture() as captured:
        console.quiet = False
        console.print(time_table(scores, total_of(scores.values()), {"right": 0.5}))
    rows = [line.split() for line in captured.get().splitlines() if line.strip()]
    assert ["all", "5", "4", "3", "0.6000", "0.5000"] in rows
    assert ["de", "4", "3", "2", "0.5000"] in rows
    assert ["fr", "1", "1", "1", "1.0000"] in rows
