from __future__ import annotations

from pathlib import Path

import pytest

from newsscrape.bench import memory
from newsscrape.bench.memory import MemoryPoint, grown, worker_memory
from newsscrape.bench.worker import RESIDENT
from newsscrape.errors import UsageError
from newsscrape.evaluate.gold import GoldPage


def test_a_fresh_process_tells_its_memory(golds: tuple[GoldPage, ...]) -> None:
    if not RESIDENT.exists():
        pytest.skip("this system does not tell what is resident")
    (point,) = worker_memory(golds, 3)
    assert point.pages == 3
    assert point.bytes > 1_000_000


def test_a_system_that_does_not_tell_is_named(
    golds: tuple[GoldPage, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "RESIDENT", tmp_path / "statm")
    with pytest.raises(UsageError, match="--only"):
        worker_memory(golds, 1)


def test_growth_counts_from_where_memory_has_settled() -> None:
    points = [MemoryPoint(pages=pages, bytes=size) for pages, size in ((100, 5), (2_500, 9), (5_000, 8), (10_000, 12))]
    assert grown(points) == 3
    assert grown(points[:2]) is None
    assert grown(points[:1]) is None
