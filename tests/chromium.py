"""A browser for the pages we write: what a file says on its console, asks for, shows, and keeps from whom.

Not a test. ``with Chromium(path) as chromium: tab = chromium.open(file)``; one browser serves all pages of a module.
The driver keeps an event loop in this thread until the browser is closed, so a fixture closes it with its module.
What drives it is imported when it is needed, so that its tests can be skipped where it is missing.
"""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST_TABS = 400
LONGEST = 20_000  # milliseconds

_FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  if (!one.dataset.tabbed) one.dataset.tabbed = String(document.querySelectorAll('[data-tabbed]').length + 1);
  const words = (one.getAttribute('aria-label') || one.textContent || '').replace(/\\s+/g, ' ').trim().slice(0, 60);
  return `${one.tagName.toLowerCase()}${one.id ? '#' + one.id : ''} ${words}`.trim();
}"""
_UNREACHED = """() => {
  const asked = 'a[href], button, select, input, textarea, summary, [tabindex]:not([tabindex="-1"])';
  return [...document.querySelectorAll(asked)]
    .filter(one => !one.disabled && !one.dataset.tabbed && one.checkVisibility({visibilityProperty: true}))
    .map(one => one.outerHTML.slice(0, 120));
}"""
_PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Tab:
    """A page in the browser."""

    def __init__(self, page: Page, file: Path, *, scripts: bool) -> None:
        self.page = page
        self.errors: list[str] = []
        """What the console was told that is worse than a note, and errors nobody caught."""
        self.requests: list[str] = []
        """Addresses that were asked for, but for the file itself."""
        page.on("console", lambda said: self.errors.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda asked: self.requests.append(asked.url) if asked.url != file.as_uri() else None)
        start = monotonic()
        page.goto(file.as_uri(), wait_until="load", timeout=LONGEST)
        if scripts:
            self.paint()
        self.seconds = monotonic() - start
        """From asking for the file to its second frame."""

    def paint(self) -> None:
        """Wait for two frames, by which events that were waiting have been handled."""
        self.page.evaluate(_PAINTED)

    def violations(self) -> list[str]:
        """Give what axe-core objects to: rule, what it says, and the first elements."""
        from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - see above

        found = Axe().run(self.page).response["violations"]
        return [
            f"{one['id']}: {one['help']} ({len(one['nodes'])}) {[node['html'][:160] for node in one['nodes'][:3]]}"
            for one in found
        ]

    def tab_order(self) -> list[str]:
        """Press Tab until it has gone round; give what had the focus, in order."""
        order: list[str] = []
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            focused = self.page.evaluate(_FOCUSED)
            if focused is None or (order and focused == order[0]):
                break
            order.append(focused)
        return order

    def unreached(self) -> list[str]:
        """Give what a mouse can use and `tab_order` did not come to."""
        return list(self.page.evaluate(_UNREACHED))

    def overflow(self) -> int:
        """Give the pixels by which the page is wider than the window."""
        return int(self.page.evaluate(_OVERFLOW))

    def screenshot(self, path: Path, *, whole: bool = False) -> None:
        """Keep what is shown as PNG, or the whole page."""
        self.page.screenshot(path=path, full_page=whole)

    def close(self) -> None:
        """Forget the page and all it stored."""
        self.page.context.close()


class Chromium:
    """A headless Chromium without a network."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._driver: Any = None
        self._browser: Any = None

    def __enter__(self) -> Self:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - see above

        from newsscrape.crawl.browser_program import launch_options  # noqa: PLC0415 - see above

        self._driver = sync_playwright().start()
        self._browser = self._driver.chromium.launch(**launch_options(self._path))
        return self

    def __exit__(self, *_: object) -> None:
        self._browser.close()
        self._driver.stop()

    def open(self, file: Path, *, width: int = 1280, scheme: str = "light", scripts: bool = True) -> Tab:
        """Open a file in a window of so many pixels, in a ``light`` or ``dark`` scheme, with its scripts or without."""
        context = self._browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=scripts,
            accept_downloads=True,
        )
        return Tab(context.new_page(), file, scripts=scripts)
