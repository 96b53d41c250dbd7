from __future__ import annotations

from newsscrape.ledger.ledger import Ledger


def test_what_a_host_asks_for_stays_until_it_asks_for_something_else(ledger_at: str) -> None:
    with Ledger(ledger_at) as ledger:
        assert ledger.host_pauses.until("a.example") is None
        ledger.host_pauses.keep("a.example", "2026-11-02T10:00:00Z")
        ledger.host_pauses.keep("b.example", "2026-11-02T11:00:00Z")
        ledger.host_pauses.keep("a.example", "2026-11-02T12:00:00Z")
    with Ledger(ledger_at) as ledger:
        kept = [ledger.host_pauses.until(f"{host}.example") for host in "ab"]
    assert kept == ["2026-11-02T12:00:00Z", "2026-11-02T11:00:00Z"]
