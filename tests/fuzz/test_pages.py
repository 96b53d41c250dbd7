"""Some hundred pages of those that ``make fuzz`` makes, always the same; and how they are counted."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from newsscrape.model.article import Article
from newsscrape.model.extraction import Extraction
from newsscrape.model.page import Page
from newsscrape.model.reject import Reason, Reject

HERE = Path(__file__).parent
GOLDEN = HERE.parents[1] / "fixtures/pages"
SEED = 20_260_301
PAGES = 250
PAGE = Page(body=b"<p>x</p>", url="https://a.example/")


@pytest.fixture(scope="module")
def pages() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(HERE))
        yield import_module("pages")


@pytest.fixture(scope="module")
def mutants(pages: ModuleType) -> ModuleType:
    return import_module(pages.mutant.__module__)


@pytest.fixture(scope="module")
def sources(pages: ModuleType) -> Any:  # noqa: ANN401 - a list of what a script names
    return pages.sources_in([GOLDEN])


def test_every_page_has_an_end_and_none_is_a_fault(pages: ModuleType, mutants: ModuleType, sources: Any) -> None:  # noqa: ANN401
    account = pages.Account(keep=None)
    made = ((number, mutants.mutant(sources, SEED, number)) for number in range(PAGES))
    pages.run(made, account, limit=60.0)
    assert account.bad == {}
    assert sum(account.ends.values()) == PAGES
    assert account.ends["article"] > PAGES // 3


def test_a_number_is_always_the_same_page(mutants: ModuleType, sources: Any) -> None:  # noqa: ANN401
    made = [mutants.mutant(sources, SEED, number) for number in range(20)]
    assert made == [mutants.mutant(sources, SEED, number) for number in range(20)]
    assert len({page.body for page in made}) == 20
    assert made != [mutants.mutant(sources, SEED + 1, number) for number in range(20)]


def test_every_change_changes_something(mutants: ModuleType, sources: Any) -> None:  # noqa: ANN401
    for change in mutants.CHANGES:
        bodies = (change(sources[0].body, mutants.Random(number), sources) for number in count())
        assert next(body for body in bodies if body != sources[0].body) is not None


@pytest.mark.parametrize(
    ("extraction", "kind"),
    [
        (None, "hung"),
        (Extraction(outcome=Article(headline="")), "invalid: '' should be non-empty"),
        (Extraction(outcome=Reject.of(PAGE, Reason.CRASHED, "Reading this page failed: ValueError: x")), "failed: "),
    ],
)
def test_what_must_not_be_is_counted_and_kept(
    pages: ModuleType, tmp_path: Path, extraction: Extraction | None, kind: str
) -> None:
    account = pages.Account(keep=tmp_path)
    account.add(PAGE, 7, extraction, 0.1)
    assert len(account.bad) == 1
    assert next(iter(account.bad)).startswith(kind)
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".html", ".txt"]


@pytest.mark.parametrize(
    ("reason", "detail", "kind"),
    [
        (Reason.NO_TEXT, "None.", "no_text"),
        (Reason.TIMED_OUT, "Late.", "timed_out"),
        (Reason.CRASHED, "Reading this page took more than 7 bytes of memory.", "memory"),
        (Reason.CRASHED, "Reading this page ended the child process (SIGSEGV).", "crashed: SIGSEGV"),
    ],
)
def test_ends_are_counted_by_reason(pages: ModuleType, reason: Reason, detail: str, kind: str) -> None:
    account = pages.Account(keep=None)
    account.add(PAGE, 7, Extraction(outcome=Reject.of(PAGE, reason, detail)), 0.1)
    assert dict(account.ends) == {kind: 1}
    assert account.bad == {}


def test_the_command_says_how_they_ended(pages: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert pages.main([str(GOLDEN), "--pages", "3", "--seed", "4"]) == 0
    assert capsys.readouterr().out.startswith("3 pages: ")
