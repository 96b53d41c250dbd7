from __future__ import annotations

import re
from pathlib import Path

from newsscrape.crawl.patterns import Patterns
from newsscrape.ledger.addresses import Seen
from newsscrape.ledger.ledger import Ledger
from newsscrape.model.visit import Role, Validators, Visit
from newsscrape.policy.sites import all_sites


def note(ledger: Ledger, path: str, state: str) -> None:
    url = f"https://kurier.example{path}"
    seen = Seen(
        url=url,
        domain="kurier.example",
        visit=Visit(url=url, role=Role.ARTICLE),
        at="2026-11-02T10:00:00Z",
        state=state,
        validators=Validators(),
        step=0,
        tries=0,
        due=None,
    )
    ledger.addresses.note(seen, "R")


def test_a_profile_says_what_articles_look_like(tmp_path: Path) -> None:
    site = next(site for site in all_sites() if site.article_url)
    with Ledger.in_folder(tmp_path) as ledger:
        assert Patterns(ledger.addresses).of(f"www.{site.host}") == site.article_url


def test_without_one_it_is_learned_from_what_was_read_before(tmp_path: Path) -> None:
    with Ledger.in_folder(tmp_path) as ledger:
        assert Patterns(ledger.addresses).of("www.kurier.example") is None
        for name in ("eis", "wind", "regen", "schnee", "sturm"):
            note(ledger, f"/meldung/{name}", "article")
            note(ledger, f"/rubrik/{name}", "index_page")
        pattern = Patterns(ledger.addresses).of("www.kurier.example")
    assert pattern is not None
    assert re.search(pattern, "/meldung/hagel")
    assert not re.search(pattern, "/rubrik/hagel")
