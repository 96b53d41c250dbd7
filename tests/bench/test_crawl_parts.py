from __future__ import annotations

import pytest

from newsscrape.bench.crawl_parts import BARE, TRAFILATURA, Durability, Pace, many


def test_a_ratio_is_the_median_of_the_rounds() -> None:
    pace = Pace(
        pages=10, seconds={"bare": (1.0, 2.0, 9.0), "newsscrape": (2.0, 2.0, 3.0), "trafilatura": (8.0, 8.0, 8.0)}
    )
    assert pace.ratio(BARE) == 1
    assert pace.ratio(TRAFILATURA) == 4


def test_what_durability_costs_is_the_median_share_of_pages_a_second() -> None:
    paces = Durability(pages=10, durable=(9.0, 8.0, 5.0), forgetful=(10.0, 10.0, 10.0))
    assert paces.cost == pytest.approx(0.2)


def test_many_addresses_all_have_an_end_and_points_are_on_the_way() -> None:
    measured = many(40, 4)
    assert measured.ledger_bytes > 0
    assert measured.cpu_seconds > 0
    assert measured.at(0.1)["answers"] < measured.at(1)["answers"]
