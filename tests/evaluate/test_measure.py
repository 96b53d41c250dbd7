from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from newsscrape.errors import InputError
from newsscrape.evaluate import children
from newsscrape.evaluate.gold import load_dataset
from newsscrape.evaluate.measure import measure
from newsscrape.evaluate.tools import Answer, Tool

MakeSet = Callable[..., Path]

# Of wcxb `make evaluate` prints trafilatura's figures every time; here they would take a minute.
CROSS_CHECK = {
    ("fundus-tests", "trafilatura"): {
        "f1": 0.9467,
        "precision": 0.9315,
        "recall": 0.9624,
        "exact": 0.0600,
        "f1_german": 0.9585,
        "paragraphs_found": 0.9626,
        "title_exact": 0.6533,
        "authors": 0.7870,
        "day": 0.9600,
    },
    ("htmldate-eval", "htmldate"): {"accuracy": 0.9060, "precision": 0.9075, "recall": 0.9981},
}
"""What the sets' README says known tools score on exactly these pages; the fourth set is left to `make evaluate`."""
TOLERANCE = 0.003


@pytest.mark.parametrize("jobs", [1, 2])
def test_measurements_come_in_the_order_of_the_pages(make_set: MakeSet, askers: ModuleType, jobs: int) -> None:
    pages = load_dataset(make_set("wcxb", *(({"text": "one two"}, f"one {n}") for n in range(5)))).pages
    found = list(measure(Tool(name="echo", ask=askers.echo), pages, jobs))
    assert [one.gold.id for one in found] == [page.id for page in pages]
    assert [one.answer.text for one in found] == [f"one {n}" for n in range(5)]
    assert {one.score["f1"] for one in found} == {0.5}
    assert all(one.failure is None and one.cpu_seconds >= 0 for one in found)


@pytest.mark.parametrize(
    ("ask", "failure"),
    [("stumble", r"ValueError in askers.py, line \d+: stumbled"), ("die", "its process died"), ("dawdle", "more than")],
    ids=["raises", "dies", "takes too long"],
)
def test_a_page_a_tool_fails_on_has_an_empty_answer(
    make_set: MakeSet, askers: ModuleType, monkeypatch: pytest.MonkeyPatch, ask: str, failure: str
) -> None:
    monkeypatch.setattr(children, "PAGE_SECONDS", 2.0)
    truth = {"text": "a walk"}
    pages = load_dataset(make_set("wcxb", (truth, "a walk"), (truth, "a stone"), (truth, "a walk"))).pages
    first, second, third = measure(Tool(name="walker", ask=getattr(askers, ask)), pages, 1)
    assert first.failure is third.failure is None
    assert first.score["f1"] == third.score["f1"] == 1
    assert second.answer == Answer()
    assert second.score["f1"] == 0
    assert second.failure is not None
    assert len(second.failure) < 250
    assert re.search(failure, second.failure)


def test_a_page_that_cannot_be_read_is_an_error(make_set: MakeSet, askers: ModuleType) -> None:
    pages = load_dataset(make_set("wcxb", ({}, "text"))).pages
    pages[0].path.write_bytes(b"no gzip")
    with pytest.raises(InputError, match=r"page-1\.html\.gz: cannot be unpacked"):
        list(measure(Tool(name="echo", ask=askers.echo), pages, 1))


@pytest.mark.parametrize(("dataset", "tool"), CROSS_CHECK, ids=lambda value: value)
def test_the_published_figures_of_known_tools_come_out(
    bench: Path, uncovered: dict[str, str], dataset: str, tool: str
) -> None:
    command = [sys.executable, str(Path(__file__).with_name("known_tool.py")), str(bench / dataset), tool]
    ran = subprocess.run(command, env=uncovered, capture_output=True, text=True, check=False, timeout=240)
    assert not ran.returncode, ran.stderr
    figures = json.loads(ran.stdout)
    expected = CROSS_CHECK[dataset, tool]
    assert {name: figures[name] for name in expected} == pytest.approx(expected, abs=TOLERANCE)
