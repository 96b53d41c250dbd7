from __future__ import annotations

from newsscrape.crawl.wording import Wording
from newsscrape.model.page import Page

PAGE = Page(body=b"<p>secret words</p>", url="https://kurier.example/a")


def test_whole_pages_stay_out_of_the_log() -> None:
    words = Wording()
    assert words.scraped(PAGE, None, None) is None
    for said in (words.dropped(PAGE, ValueError("full"), None, None), words.item_error(PAGE, ValueError(), None, None)):
        assert said is not None
        assert b"secret" not in repr(said).encode()


def test_the_page_at_fault_is_named() -> None:
    said = Wording().item_error(PAGE, ValueError("x"), None, None)
    assert said["msg"] % said["args"] == "Error processing https://kurier.example/a"
