import io
import sys

import pytest

from newsscrape.commands.watch import Screen, Watch, figures, tracked
from newsscrape.model.end_state import EndKind, EndState
from newsscrape.sinks.run import Tally


@pytest.fixture
def tally() -> Tally:
    made = Tally()
    made.count(EndState(kind=EndKind.ARTICLE))
    return made


def test_figures_are_words(tally: Tally) -> None:
    assert figures(tally) == "1 pages: 1 articles, 0 unchanged, 0 rejects, 0 failures"


def test_steps_are_passed_on_as_they_come() -> None:
    assert list(tracked(iter("abc"), "letters", 3)) == ["a", "b", "c"]


def test_where_nobody_watches_a_line_is_told_now_and_then(tally: Tally) -> None:
    told: list[str] = []
    with Watch(Screen.NONE, 0, told.append) as watch:
        watch.show(tally)
    with Watch(Screen.NONE, 600, told.append) as watch:
        watch.show(tally)
    assert told == ["1 pages: 1 articles, 0 unchanged, 0 rejects, 0 failures so far."]


def test_on_a_terminal_a_line_moves(tally: Tally, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", terminal)
    with Watch(Screen.TERMINAL, 0, pytest.fail) as watch:
        watch.show(tally)
    assert "1 articles" in terminal.getvalue()
