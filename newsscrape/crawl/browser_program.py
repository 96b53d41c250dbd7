"""The browser's program: started when the first page needs it, on a machine without a network."""

from __future__ import annotations

import os
from typing import Any

from playwright.async_api import Browser
from playwright.async_api import Error as PlaywrightError
from scrapy_playwright.provider import PlaywrightBrowserProvider

from newsscrape.errors import UsageError

# No name resolves and every connection goes to a proxy that is not there, those to this machine included: what a
# browser sends past the requests it shows (web sockets, redirects, prefetching, WebRTC, WebTransport) ends here.
_NO_NETWORK = (
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--disable-quic",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
)
_NOWHERE = "http://nowhere.invalid:1"
_MOST_SCRIPT_MEMORY = "--js-flags=--max-old-space-size=512"
# What a program needs to run; the rest of our environment, with the ledger's password in it, is none of its business.
_KEPT = ("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "TZ")


def launch_options(path: str) -> dict[str, Any]:
    """Give Playwright's options for starting the browser at a path.

    The sandbox is on, but for root, whom Chromium lets run without one only. Signals reach the crawl, which closes the
    browser when it ends.
    """
    return {
        "executable_path": path,
        "args": [*_NO_NETWORK, _MOST_SCRIPT_MEMORY],
        "proxy": {"server": _NOWHERE},
        "env": {name: value for name in _KEPT if (value := os.environ.get(name)) is not None},
        "chromium_sandbox": os.geteuid() != 0,
        "handle_sigint": False,
        "handle_sigterm": False,
        "handle_sighup": False,
    }


class BrowserProgram(PlaywrightBrowserProvider):  # type: ignore[misc]  # ships no types
    """Scrapy-playwright's provider of browsers, which starts nothing before it is needed."""

    async def start(self) -> None:
        """Wait for the first page."""

    async def launch_browser(self) -> Browser:
        """Start the browser; raise `UsageError` where it cannot be."""
        try:
            if self.playwright is None:
                await super().start()
            browser: Browser = await super().launch_browser()
        except (PlaywrightError, OSError) as error:
            path = self.config.launch_options.get("executable_path")
            line = " ".join(str(error).partition("Browser logs:")[0].partition("Call log")[0].split())
            raise UsageError(f"NEWSSCRAPE_BROWSER={path}: the browser could not be started ({line:.300}).") from error
        return browser
