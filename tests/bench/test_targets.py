from __future__ import annotations

import pytest

from newsscrape.bench.rivals import RIVALS
from newsscrape.bench.targets import TARGETS, Sense, Target


@pytest.mark.parametrize(
    ("sense", "value", "is_met"),
    [
        (Sense.AT_LEAST, 12.0, True),
        (Sense.AT_LEAST, 11.9, False),
        (Sense.AT_MOST, 12.0, True),
        (Sense.AT_MOST, 12.1, False),
    ],
)
def test_a_limit_is_reached_from_its_side(sense: Sense, value: float, *, is_met: bool) -> None:
    target = Target(figure="a", words="a", sense=sense, limit=12)
    assert target.is_met({"a": value}) is is_met


def test_there_is_a_target_for_each_rival() -> None:
    assert {f"times {rival.name}" for rival in RIVALS} <= {target.figure for target in TARGETS}
