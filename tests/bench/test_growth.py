from __future__ import annotations

import pytest

from newsscrape.bench.growth import SizeCost, growth, slope


@pytest.mark.parametrize("power", [1, 1.5, 2])
def test_the_slope_is_the_power_of_the_size(power: float) -> None:
    costs = [SizeCost(bytes=size, seconds=1e-9 * size**power) for size in (10, 100, 1_000)]
    assert slope(costs) == pytest.approx(power)


def test_pages_of_each_size_are_timed() -> None:
    small, large = growth((4_000, 8_000), 1)
    assert 4_000 <= small.bytes < 8_000 <= large.bytes
    assert small.seconds > 0
    assert large.seconds > 0
