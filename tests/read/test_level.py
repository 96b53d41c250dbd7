from __future__ import annotations

from newsscrape.read.level import Level


def test_at_first_nothing_holds() -> None:
    level = Level()
    assert (level.element, level.block, level.link, level.words, level.marks) == (-1, -1, -1, [], 0)
