from __future__ import annotations

import asyncio
from time import monotonic
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("scrapy_playwright", reason="newsscrape[javascript] is not installed")

from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from newsscrape.crawl.browser_dom import DomTooLargeError, come_to_rest

ANSWERS = {
    "Page.getFrameTree": {"frameTree": {"frame": {"id": "F"}}},
    "Page.createIsolatedWorld": {"executionContextId": 7},
}


class Tab:
    """A page of so many characters, which comes to rest or does not."""

    def __init__(self, size: int | None, rests: bool = True) -> None:  # noqa: FBT001, FBT002 - one thing or the other
        self.size, self.rests = size, rests
        self.sent: list[str] = []
        self.context = self

    async def wait_for_load_state(self, state: str, timeout: float) -> None:  # noqa: ASYNC109 - Playwright's interface
        assert state == "networkidle"
        assert timeout > 0
        if not self.rests:
            raise PlaywrightTimeoutError("not yet")

    async def new_cdp_session(self, _: object) -> Any:  # noqa: ANN401 - Playwright's interface
        return SimpleNamespace(send=self.send)

    async def send(self, method: str, given: object = None) -> object:  # noqa: ARG002 - Playwright's interface
        self.sent.append(method)
        return ANSWERS.get(method, {"result": {} if self.size is None else {"value": self.size}})


@pytest.mark.parametrize("tab", [Tab(100), Tab(100, rests=False), Tab(None)])
def test_a_page_is_stopped_and_measured_whether_it_rests_or_not(tab: Any) -> None:  # noqa: ANN401 - the double above
    asyncio.run(come_to_rest(tab, monotonic(), 100))
    assert tab.sent == [
        "Emulation.setScriptExecutionDisabled",
        "Page.getFrameTree",
        "Page.createIsolatedWorld",
        "Runtime.evaluate",
    ]


def test_a_page_that_grew_too_large_is_refused() -> None:
    tab: Any = Tab(101)
    with pytest.raises(DomTooLargeError, match="101 characters; 100 is the most"):
        asyncio.run(come_to_rest(tab, monotonic() + 1, 100))
