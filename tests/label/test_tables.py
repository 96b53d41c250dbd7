from __future__ import annotations

from collections.abc import Callable

from newsscrape.label.facts import Facts
from newsscrape.label.tables import with_table_heads

Measured = Callable[..., Facts]

TABLE = (
    "<table><tr><th>Ziel</th><th>Dauer</th></tr><tr><td>Binnenhafen</td><td>40 Minuten über den Damm</td></tr></table>"
)


def test_the_head_of_a_table_goes_with_its_rows(measured: Measured) -> None:
    facts = measured(TABLE)
    assert min(with_table_heads(facts, [0.1, 0.1, 0.9, 0.9])) > 0.5
    assert with_table_heads(facts, [0.1, 0.1, 0.1, 0.1]) == [0.1] * 4


def test_a_table_that_lays_out_a_page_is_left_alone(measured: Measured) -> None:
    words = "Die Fähre bleibt bis zum Sommer in der Werft, sagte der Betreiber am Montag im Rathaus der Stadt."
    facts = measured(f"<table><tr><th>Menü</th></tr><tr><td>{words} {words}</td></tr></table>")
    assert with_table_heads(facts, [0.1, 0.9]) == [0.1, 0.9]
