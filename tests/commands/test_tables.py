import pytest
from rich.table import Table

from newsscrape.commands.tables import show


def test_no_figure_is_cut_short_where_no_terminal_is_watched(capsys: pytest.CaptureFixture[str]) -> None:
    wide = Table()
    for number in range(7):
        wide.add_column(f"a column, number {number}"[:12], no_wrap=True)
    wide.add_row(*["0.9714"] * 7)
    show(wide, wide)
    said = capsys.readouterr().out
    assert said.count("0.9714") == 14
    assert "…" not in said
