"""A page under way in the browser → a page at rest, of a size that can be kept."""

from __future__ import annotations

from contextlib import suppress
from time import monotonic
from typing import Any

from playwright.async_api import Page as Tab
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

_MEASURE = "document.documentElement ? document.documentElement.outerHTML.length : 0"


class DomTooLargeError(Exception):
    """The page grew beyond the limit; ends as ``too_large``."""


async def come_to_rest(tab: Tab, until: float, most_chars: int) -> None:
    """Wait until half a second has passed without a request, then stop the page's scripts and look at its size.

    In: the page, the moment (`time.monotonic`) at which it is taken as it stands, the most characters of its HTML.
    Raises `DomTooLargeError`.
    """
    with suppress(PlaywrightTimeoutError):
        await tab.wait_for_load_state("networkidle", timeout=max(until - monotonic(), 0.001) * 1000)
    session = await tab.context.new_cdp_session(tab)
    await session.send("Emulation.setScriptExecutionDisabled", {"value": True})
    size = await _measure(session)
    if size > most_chars:
        raise DomTooLargeError(f"Its scripts made a page of {size} characters; {most_chars} is the most that is kept.")


async def _measure(session: Any) -> int:  # noqa: ANN401 - Playwright's session takes any message
    """Count characters in a world of our own: in the page's, its scripts could say what they like."""
    tree = await session.send("Page.getFrameTree")
    world = await session.send("Page.createIsolatedWorld", {"frameId": tree["frameTree"]["frame"]["id"]})
    told = await session.send(
        "Runtime.evaluate", {"expression": _MEASURE, "contextId": world["executionContextId"], "returnByValue": True}
    )
    return int(told["result"].get("value") or 0)
