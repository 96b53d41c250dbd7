from pathlib import Path

import pytest
from scrapy.settings import Settings

from newsscrape.ledger.ledger import Ledger
from newsscrape.model.article import Article
from newsscrape.pipelines.drift import Drift, keep_figures
from newsscrape.policy.drift import drift_rules
from tests.remembering import remember

EACH = 20


def run(ledger: Ledger, name: str, headline: str | None) -> None:
    """Leave the end states of a run behind."""
    for number in range(EACH):
        url = f"https://kurier.com/{name}/{number}"
        remember(ledger, Article(url=url, site="kurier.com", headline=headline, text=f"{name} {number}"), name)


def test_each_run_is_held_against_those_before_and_an_alarm_leaves_it_out(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with Ledger.in_folder(tmp_path) as ledger:
        for day in range(drift_rules().least_runs):
            run(ledger, f"A{day}", "Strom")
            assert keep_figures(ledger, f"A{day}", Drift.WATCH) == ()
        run(ledger, "B", None)
        assert keep_figures(ledger, "B", Drift.IGNORE) == ()
        (alarm,) = keep_figures(ledger, "B", Drift.WATCH)
        assert (alarm.site, alarm.name) == ("kurier.com", "headline")
        usual = {one.run: one.is_usual for one in ledger.figures.all()}
    assert usual == {**{f"A{day}": True for day in range(drift_rules().least_runs)}, "B": False}
    assert caplog.messages == [f"Drift: {alarm.sentence}"]


def test_it_is_watched_unless_the_settings_say_otherwise() -> None:
    assert Drift.of(Settings({"NEWSSCRAPE_DRIFT": "1"})) is Drift.WATCH
    assert Drift.of(Settings({"NEWSSCRAPE_DRIFT": "0"})) is Drift.IGNORE
