from __future__ import annotations

import pytest
from scrapy.http import Response

from newsscrape.crawl.walls import bot_check_of

URL = "https://kurier.example/a"


@pytest.mark.parametrize(
    ("headers", "body", "mark"),
    [
        ({"CF-Mitigated": "challenge"}, b"", "cf-mitigated: challenge"),
        ({"Server": "cloudflare"}, b"<title>Just a moment...</title><script>window._cf_chl_opt", "_cf_chl_opt"),
        ({}, b'You don\'t have permission to access "http&#58;&#47;&#47;kurier"', 'permission to access "http&#58;'),
        ({"X-DataDome": "protected"}, b"<h1>Not found</h1>", None),
        ({}, b"", None),
    ],
)
def test_a_check_is_told_from_other_refusals(headers: dict[str, str], body: bytes, mark: str | None) -> None:
    assert bot_check_of(Response(URL, status=403, headers=headers, body=body)) == mark
