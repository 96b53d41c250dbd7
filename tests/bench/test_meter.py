from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from scrapy.utils.test import get_crawler

from newsscrape.bench.meter import FILE, STEPS, Meter


def test_points_lie_on_the_way_and_gaps_are_between_an_answer_and_the_next_request(tmp_path: Path) -> None:
    crawler: Any = get_crawler(settings_dict={FILE: str(tmp_path / "figures.json"), STEPS: 2})
    meter = Meter.from_crawler(crawler)
    meter.begin()
    for _ in range(5):
        meter.asked()
        meter.answered()
    meter.end()
    figures = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    assert len(figures["points"]) == 2
    assert figures["cpu_seconds"] >= 0
    assert figures["resident_bytes"] > 1_000_000
    assert figures["points"][1]["next_request_ms"] >= 0
