from __future__ import annotations

from collections.abc import Iterator

import pytest

from newsscrape.errors import ProfileError
from newsscrape.policy import budgets
from newsscrape.policy.budgets import limits
from newsscrape.policy.files import Table


@pytest.fixture
def content(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, object]]:
    """Stand in for the file, with content the test decides."""
    given: dict[str, object] = {}
    monkeypatch.setattr(budgets, "load_table", lambda path: Table(path, given))
    limits.cache_clear()
    yield given
    limits.cache_clear()


def test_the_shipped_budgets_leave_room_for_a_news_site() -> None:
    shipped = limits(1, 2, 3)
    assert (shipped.pages, shipped.addresses, shipped.bytes) == (1, 2, 3)
    assert shipped.depth >= 10
    assert shipped.repetition >= 3
    assert shipped.queries >= 50


@pytest.mark.parametrize("key", ["depth", "deepness"])
def test_a_bad_file_is_refused_by_key(content: dict[str, object], key: str) -> None:
    content[key] = -1
    with pytest.raises(ProfileError, match=rf"budgets\.toml: {key}"):
        limits(1, 1, 1)
