from __future__ import annotations

import pytest
from scrapy import Request

from newsscrape.crawl.loops import LoopMiddleware, RedirectLoopError

PAGE, CONSENT = "https://kurier.example/a", "https://kurier.example/consent?next=/a"


@pytest.mark.parametrize("way", [[], [PAGE], [PAGE, CONSENT], [CONSENT, PAGE, CONSENT]])
def test_a_page_is_asked_for_again_once_it_set_its_cookie(way: list[str]) -> None:
    LoopMiddleware().process_request(Request(PAGE, meta={"redirect_urls": way}))


@pytest.mark.parametrize("way", [[PAGE, PAGE], [PAGE, CONSENT, PAGE, CONSENT]])
def test_a_circle_ends_the_second_time(way: list[str]) -> None:
    with pytest.raises(RedirectLoopError, match="leads back to itself"):
        LoopMiddleware().process_request(Request(PAGE, meta={"redirect_urls": way}))
