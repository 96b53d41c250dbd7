from __future__ import annotations

import pytest

from newsscrape.bench.stages import stage_costs
from newsscrape.evaluate.gold import GoldPage


def test_each_stage_has_its_share(golds: tuple[GoldPage, ...]) -> None:
    costs = stage_costs(golds, 2)
    assert [cost.name for cost in costs] == ["parse", "read", "label", "compose"]
    assert sum(cost.share for cost in costs) == pytest.approx(1)
    assert all(cost.median_seconds and cost.mean_seconds for cost in costs)


def test_what_is_no_page_is_passed_over(golds: tuple[GoldPage, ...]) -> None:
    golds[1].path.write_bytes(b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00")
    assert len(stage_costs(golds, 1)) == 4
