from __future__ import annotations

from newsscrape.ledger.host_files import HostFile
from newsscrape.ledger.ledger import Ledger

FILE = HostFile(
    url="https://kurier.example/robots.txt",
    fetched_at="2026-11-02T10:00:00Z",
    expires_at="2026-11-03T10:00:00Z",
    body=b"User-agent: *\nDisallow: /\x00\xff\n",
)


def test_a_file_is_there_for_the_next_run_and_the_newest_wins(ledger_at: str) -> None:
    with Ledger(ledger_at) as ledger:
        assert ledger.host_files.get(FILE.url) is None
        ledger.host_files.keep(FILE)
    with Ledger(ledger_at) as again:
        assert again.host_files.get(FILE.url) == FILE
        newer = HostFile(url=FILE.url, fetched_at="2026-11-04T10:00:00Z", expires_at="2026-11-05T10:00:00Z", body=b"")
        again.host_files.keep(newer)
        assert again.host_files.get(FILE.url) == newer
