from __future__ import annotations

import json

from newsscrape.bench.crawl_figures import CrawlMeasured, figures_of, json_object, missed, sections
from newsscrape.bench.crawl_parts import FeedWay, Many, Pace
from newsscrape.bench.tables import markdown

PACE = Pace(pages=100, seconds={"bare": (0.9, 0.5), "newsscrape": (1.0, 1.0), "trafilatura": (5.0, 6.0)})
POINTS = tuple(
    {"answers": number * 10.0, "resident_bytes": 1e8 + number * 1e6, "next_request_ms": 1.0 + number / 20}
    for number in range(1, 21)
)
MANY = Many(addresses=200, hosts=10, points=POINTS, cpu_seconds=1.0, ledger_bytes=400_000)


def test_figures_are_the_medians_of_pairs_and_points_on_the_way() -> None:
    figures = figures_of(CrawlMeasured(pace=PACE, many=MANY, feed=FeedWay(runs=1, seconds=3.0)))
    assert figures["share_of_bare"] == 0.7
    assert figures["times_trafilatura"] == 5.5
    assert figures["resident_mb"] == 120
    assert round(figures["next_request_growth"], 3) == round(2.0 / 1.1, 3)
    assert figures["feed_runs"] == 1


def test_what_is_missed_is_named_and_what_was_left_out_is_not() -> None:
    assert [target.figure for target in missed(CrawlMeasured(pace=PACE))] == ["share_of_bare"]
    assert missed(CrawlMeasured(feed=FeedWay(runs=1, seconds=3.0))) == []


def test_tables_and_json_tell_the_same() -> None:
    measured = CrawlMeasured(pace=PACE, many=MANY, feed=FeedWay(runs=1, seconds=3.0))
    told = "\n".join(map(markdown, sections(measured)))
    assert "| missed |" in told
    assert "200 addresses on 10 hosts: 2,000 bytes of ledger, 5.0 CPU ms each" in told
    assert json.loads(json.dumps(json_object(measured)))["figures"] == figures_of(measured)
