from __future__ import annotations

import newsscrape


def test_the_public_names_are_these() -> None:
    assert sorted(newsscrape.__all__) == ["Article", "Block", "Label", "Page", "extract", "load", "read_page"]
    assert all(getattr(newsscrape, name).__doc__ for name in newsscrape.__all__)
