"""The simulation of docs/scale.md: nothing is lost in it, and where the answer is known it gives it."""

from __future__ import annotations

import tomllib
from copy import deepcopy
from dataclasses import asdict
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from newsscrape import settings
from newsscrape.discover.revisits import End
from newsscrape.model.visit import Role, Visit
from newsscrape.policy.revisits import revisit_rules
from tests.scripts import ROOT, loaded

FACTS = tomllib.loads((ROOT / "docs/simulation.toml").read_text(encoding="utf-8"))
DAY = 86_400.0


def facts(**changed: dict[str, Any]) -> dict[str, Any]:
    """The page's own facts without deaths, with some of them changed."""
    kept = deepcopy(FACTS)
    kept["worker"]["deaths"] = 0
    for name, values in changed.items():
        kept[name] |= values
    return kept


@pytest.fixture(autouse=True)
def docs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The scripts find each other as they do where one is run."""
    monkeypatch.syspath_prepend(str(ROOT / "docs"))


def run(given: dict[str, Any], **trial: float) -> SimpleNamespace:
    """What the simulation says of half a day, or of what is given."""
    archive = loaded("docs/simulation_archive.py")
    outcome = archive.Archive(given, archive.Trial(**{"days": 0.5} | trial)).run()
    return SimpleNamespace(**asdict(outcome))


def mean(outcome: SimpleNamespace) -> float:
    return float(sum(outcome.delays) / len(outcome.delays))


def test_every_published_article_has_a_record_or_waits_also_where_workers_die() -> None:
    outcome = run(facts(worker={"deaths": 60}), hosts=60, workers=3)
    assert outcome.published == len(outcome.delays) + outcome.waiting
    assert len(outcome.delays) > 100
    assert min(outcome.delays) > 0


def test_the_same_seed_gives_the_same_figures() -> None:
    one, same, other = (run(facts(worker={"deaths": 5}), hosts=20, workers=2, seed=seed) for seed in (1, 1, 2))
    assert one == same
    assert one.delays != other.delays


def test_one_host_waits_for_half_a_run() -> None:
    nothing = {"list_ms": 0, "page_ms": 0, "read_ms": 0, "start_seconds": 0, "answer_seconds": 0}
    calm = {"median": 300.0, "sigma": 0.0, "lists": 1, "sections": 0, "gaps": [[1.0, 1.0]], "changing": [0.0, 1.0]}
    given = facts(worker=nothing, sites=calm, database={"page_ms": 0, "commit_ms": 0})
    outcome = run(given, hosts=1, workers=1, days=7)
    assert len(outcome.delays) > 1_500
    # Half a quarter of an hour, and a second for each page that is asked for before: one or two articles in five.
    assert mean(outcome) == pytest.approx(450 + 4, abs=15)
    assert max(outcome.delays) < 900 + 60


def test_a_host_that_wants_longer_pauses_is_later() -> None:
    slow, quick = (run(facts(sites={"gaps": [[gap, 1.0]]}), hosts=20, workers=1) for gap in (10.0, 1.0))
    assert mean(slow) > mean(quick) + 5
    assert slow.causes["politeness"] > 5 * quick.causes["politeness"]


def test_more_workers_are_never_slower_in_the_mean() -> None:
    given = facts(worker={"page_ms": 4_000})
    means = [mean(run(given, hosts=100, workers=workers)) for workers in (1, 2, 4)]
    assert means[0] > means[1] + 10
    assert means == sorted(means, reverse=True)


def test_busy_workers_or_a_busy_database_show_where_the_bottleneck_is() -> None:
    few = run(facts(worker={"page_ms": 4_000}), hosts=100, workers=1)
    shared = run(facts(), hosts=100, workers=1, part=10_000)
    assert few.busy["main process"] > 0.3 > few.busy["database"]
    assert shared.busy["database"] > 0.5 > shared.busy["children"]
    waits = "it waits for the database"
    assert shared.busy[waits] > 0.3 > few.busy[waits]


def test_what_a_dead_worker_held_is_taken_over() -> None:
    alive, dying = (run(facts(worker={"deaths": deaths}), hosts=40, workers=2) for deaths in (0, 40))
    assert mean(dying) > mean(alive)
    assert dying.waiting < dying.published / 10


def test_visits_are_planned_by_the_schedule_of_the_project() -> None:
    rules, sites = revisit_rules(), loaded("docs/simulation_sites.py")
    first = Visit(url=sites.OTHER, role=Role.ARTICLE)
    visit, wait = sites.planned(first, End.NEW, (0.2, 0.1, 0.05, 0.02, 0.01))
    assert (visit.step, wait) == (0, rules.article[0].total_seconds())
    assert sites.planned(first, End.NEW, (0.0,) * 5) is None, "a site whose articles never change"
    sampled = Visit(url=sites.SAMPLED, role=Role.ARTICLE)
    assert sites.planned(sampled, End.NEW, (0.0,) * 5) == (sampled, rules.article[0].total_seconds())


def test_the_facts_are_those_of_the_project() -> None:
    assert FACTS["sites"]["gaps"][0][0] == settings.DOWNLOAD_DELAY
    assert all(len(changes) == len(revisit_rules().article) for changes in FACTS["sites"]["changes"])
    assert sum(share for _, share in FACTS["sites"]["gaps"]) == pytest.approx(1)
    assert len(FACTS["rhythm"]["hours"]) == 24


@pytest.fixture
def script() -> ModuleType:
    return loaded("docs/simulation.py")


def test_the_table_has_a_line_for_each_case(script: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    script.main(["--hosts", "5", "--workers", "1,2", "--days", "0.5", "--jobs", "1"])
    lines = capsys.readouterr().out.splitlines()
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if line.startswith("| ")]
    assert {len(row) for row in rows[:5]} == {len(rows[0])}
    assert [row[:2] for row in rows[2:5]] == [["5", "1"], ["5", "2"], ["500", "200"]]


def test_page_and_chart_are_written(script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marks = (*(f"<!-- {name} -->\nold\n<!-- end of {name} -->" for name in ("simulation", "costs")), "the rest")
    (tmp_path / "scale.md").write_text("\n".join(marks), encoding="utf-8")
    monkeypatch.setattr(script, "PLACE", tmp_path)
    small = ["--hosts", "5", "--workers", "1,2", "--days", "0.5", "--jobs", "1", "--write", "--times", "1"]
    written = []
    for _ in range(2):
        script.main([*small, "--facts", str(ROOT / "docs/simulation.toml")])
        written.append([(tmp_path / name).read_bytes() for name in ("scale.md", "simulation.svg")])
    assert written[0] == written[1]
    assert b"old" not in written[0][0]
    assert written[0][0].endswith(b"the rest")


def test_the_page_has_what_the_simulation_writes(script: ModuleType) -> None:
    page = (ROOT / "docs/scale.md").read_text(encoding="utf-8")
    assert all(len(list(marked.finditer(page))) == 1 for marked in map(script.marked, ("simulation", "costs")))
    assert "](simulation.svg)" in page
