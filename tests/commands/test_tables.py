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


@pytest.mark.parametrize(("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_no_color_is_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], variables: dict[str, str], coloured: object
) -> None:
    """https://no-color.org; what is bold stays so."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    table = Table()
    table.add_column("figure")
    table.add_row("[green]0.9714[/green]")
    show(table)
    assert ("\x1b[32m" in capsys.readouterr().out) is coloured
