from __future__ import annotations

from pathlib import Path

from newsscrape.ledger.ledger import Ledger
from newsscrape.ledger.waiting import Waiting, WaitingList
from newsscrape.model.claim import Claim, Origin

FIRST = Waiting(
    url="https://kurier.example/a",
    claims=(
        Claim(name="headline", value="Schnee\u2028und Eis", origin=Origin.FEED),
        Claim(name="datePublished", value="2026-11-02", origin=Origin.SITEMAP),
    ),
    published="2026-11-02T10:00:00Z",
    modified=None,
)
SECOND = Waiting(url="https://kurier.example/b", claims=(), published=None, modified="2026-11-03T10:00:00Z")


def test_what_waits_is_given_back_as_it_was(tmp_path: Path) -> None:
    with Ledger.in_folder(tmp_path) as ledger:
        WaitingList(ledger, "site=kurier.example").replace([SECOND, FIRST, FIRST])
    with Ledger.in_folder(tmp_path) as ledger:
        assert WaitingList(ledger, "site=kurier.example").read() == [FIRST, SECOND]


def test_each_task_has_a_list_of_its_own(tmp_path: Path) -> None:
    with Ledger.in_folder(tmp_path) as ledger:
        one, other = WaitingList(ledger, "one"), WaitingList(ledger, "other")
        one.replace([FIRST])
        other.replace([SECOND])
        one.replace([])
        assert one.read() == []
        assert other.read() == [SECOND]
