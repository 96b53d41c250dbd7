from pathlib import Path

from newsscrape.ledger.ledger import Ledger
from newsscrape.policy.drift import drift_rules
from newsscrape.report.story import story_of
from newsscrape.sources.runs import find_run
from tests.reported import LAST


def test_a_run_is_told_with_its_past_its_examples_and_its_changes(runs: Path) -> None:
    with Ledger.in_folder(runs) as ledger:
        story = story_of(find_run(runs, LAST), ledger, drift_rules())
    (alarm,) = story.alarms
    assert (alarm.site, alarm.name) == ("kurier.example", "authors")
    assert [line.content["authors"] for line in story.samples.by_alarm[alarm]] == [[], [], []]
    assert {view.figures.site: (view.is_drift, view.runs) for view in story.sites} == {
        "hafenbote.example": (False, 9),
        "kurier.example": (True, 9),
    }
    assert [(old.number, new.number) for old, new in story.changed] == [(1, 2)]


def test_figures_that_are_not_kept_are_counted_from_the_files(runs: Path, tmp_path: Path) -> None:
    with Ledger.in_folder(runs) as kept, Ledger.in_folder(tmp_path) as none:
        run = find_run(runs, LAST)
        known, counted = (story_of(run, ledger, drift_rules()) for ledger in (kept, none))
    assert [view.figures for view in counted.sites] == [view.figures for view in known.sites]
    assert [view.runs for view in counted.sites] == [0, 0]
