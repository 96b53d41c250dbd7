from __future__ import annotations

import io
import json
import subprocess
import sys

import pytest

from newsscrape.bench.worker import RESIDENT, gold_of, line_of, main, resident_bytes
from newsscrape.evaluate.gold import GoldPage, load_page

needs_proc = pytest.mark.skipif(not RESIDENT.exists(), reason="this system does not tell what is resident")


def test_a_page_is_told_of_in_one_line(golds: tuple[GoldPage, ...]) -> None:
    for gold in golds:
        assert "\n" not in line_of(gold)
        assert load_page(gold_of(line_of(gold))) == load_page(gold)


@needs_proc
def test_it_reads_the_pages_in_turn(
    golds: tuple[GoldPage, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = "".join(f"{line_of(gold)}\n" for gold in golds)
    monkeypatch.setattr(sys, "argv", ["worker", "101"])
    monkeypatch.setattr(sys, "stdin", io.StringIO(told))
    main()
    points = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [point["pages"] for point in points] == [100, 101]


@needs_proc
def test_memory_is_what_this_process_has() -> None:
    assert resident_bytes() > 1_000_000


def test_it_loads_nothing_that_extraction_does_not_need() -> None:
    code = (
        "import sys, newsscrape.extract; before = set(sys.modules); import newsscrape.bench.worker; "
        "print(*sorted({name.partition('.')[0] for name in set(sys.modules) - before}))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert set(ran.stdout.split()) <= {*sys.stdlib_module_names, "newsscrape"}
