"""Labelled sets small enough to count by hand."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from newsscrape.evaluate.gold import load_dataset
from newsscrape.evaluate.samples import Sample, sample

MakeSet = Callable[..., Path]
MakePage = Callable[[int], tuple[Mapping[str, object], str]]

PROSE = "On day {} the harbour crane number {} was lifted off its rails, and nobody in the town had expected it."
MENU = "<nav><ul><li><a href=/a>Local</a><li><a href=/b>Sport</a></ul></nav>"
CARD = "<aside class=card><a href=/story-{0}>Another story of number {0} that somebody else may read</a></aside>"


@pytest.fixture
def make_set(tmp_path: Path) -> MakeSet:
    """Give a function that writes a set: its name, then for each page its truth and its markup."""

    def make(name: str, *pages: tuple[Mapping[str, object], str | bytes]) -> Path:
        folder = tmp_path / name
        (folder / "html").mkdir(parents=True)
        lines = []
        for number, (truth, markup) in enumerate(pages, start=1):
            page_id = f"page-{number}"
            body = markup.encode() if isinstance(markup, str) else markup
            (folder / "html" / f"{page_id}.html.gz").write_bytes(gzip.compress(body))
            lines.append(json.dumps({"id": page_id, "url": f"https://news.example/{number}", **truth}))
        (folder / "truth.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return folder

    return make


@pytest.fixture(scope="session")
def crane_page() -> MakePage:
    """Give a function that makes the truth and the markup of an article about the crane of that number."""

    def page(number: int) -> tuple[Mapping[str, object], str]:
        lines = [PROSE.format(day, number) for day in range(1, 4)]
        body = "".join(f"<p>{line}</p>" for line in lines)
        html = f"<html>{MENU}<h1>Crane {number}</h1><div class=story>{body}</div>{CARD.format(number)}</html>"
        return {"domain": f"paper-{number}.example", "text": "\n".join(lines)}, html

    return page


@pytest.fixture
def samples(make_set: MakeSet, crane_page: MakePage) -> list[Sample]:
    """Forty pages of as many domains, measured."""
    dataset = load_dataset(make_set("set", *map(crane_page, range(1, 41))))
    return [one for gold in dataset.pages if (one := sample(gold)) is not None]


@pytest.fixture(scope="session")
def askers() -> Iterator[ModuleType]:
    """The functions beside this file, importable in children too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parent))
        yield import_module("askers")
