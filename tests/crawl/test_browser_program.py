from __future__ import annotations

import asyncio
import shutil
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("scrapy_playwright", reason="newsscrape[javascript] is not installed")

from newsscrape.crawl import browser_program
from newsscrape.crawl.browser_program import BrowserProgram, launch_options
from newsscrape.errors import UsageError


def test_the_browser_has_no_network_and_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSSCRAPE_LEDGER", "postgresql+psycopg://user:secret@host/db")
    options = launch_options("/usr/bin/chromium")
    assert options["executable_path"] == "/usr/bin/chromium"
    assert "--host-resolver-rules=MAP * ~NOTFOUND" in options["args"]
    assert options["proxy"]["server"].endswith(".invalid:1")
    assert "PATH" in options["env"]
    assert "secret" not in str(options["env"])


@pytest.mark.parametrize(("user", "sandbox"), [(0, False), (1000, True)])
def test_the_sandbox_is_on_but_for_root(monkeypatch: pytest.MonkeyPatch, user: int, sandbox: bool) -> None:  # noqa: FBT001 - the expected answer
    monkeypatch.setattr(browser_program.os, "geteuid", lambda: user)
    assert launch_options("chromium")["chromium_sandbox"] is sandbox


def test_a_browser_that_does_not_start_is_told_in_a_sentence() -> None:
    path = shutil.which("false") or pytest.skip("this system has no false")
    config: Any = SimpleNamespace(
        browser_type_name="chromium", launch_options=launch_options(path), cdp_url=None, connect_url=None
    )

    async def launch() -> None:
        program = BrowserProgram(config)
        await program.start()
        assert program.playwright is None
        try:
            await program.launch_browser()
        finally:
            await program.close()

    with pytest.raises(UsageError, match="could not be started") as caught:
        asyncio.run(launch())
    assert "\n" not in str(caught.value)
