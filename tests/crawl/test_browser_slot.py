from __future__ import annotations

from newsscrape.crawl.browser_slot import BROWSER_SLOT, browser_slots


def test_what_pages_load_shares_few_connections_and_does_not_wait() -> None:
    slot = browser_slots()[BROWSER_SLOT]
    assert 0 < slot["concurrency"] < 6
    assert 0 < slot["delay"] < 0.01
