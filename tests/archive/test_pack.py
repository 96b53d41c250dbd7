from __future__ import annotations

import gzip

from newsscrape.archive.pack import pack
from newsscrape.model.page import Page

PAGE = Page(body="<p>Größe</p>".encode(), url="https://kurier.example/a", requested_url="https://kurier.example/kurz")


def test_a_page_becomes_two_members_that_name_each_other() -> None:
    response, metadata = map(gzip.decompress, pack(PAGE))
    (name,) = (line for line in response.splitlines() if line.startswith(b"WARC-Record-ID: "))
    assert b"WARC-Concurrent-To: " + name.removeprefix(b"WARC-Record-ID: ") in metadata
    assert PAGE.body in response
    assert b"https://kurier.example/kurz" in metadata
