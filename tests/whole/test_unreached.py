"""Hosts nobody answers for: each is tried again, and has its end."""

from __future__ import annotations

import socket
from collections import Counter
from pathlib import Path
from typing import Any

NOWHERE, SHUT = "nirgends.example", "zu.example"
TRIES = 2
ASKED = 2
"""Look-ups of a try."""


def shut_port() -> int:
    """Give a port nobody listens at."""
    with socket.socket() as once:
        once.bind(("127.0.0.1", 0))
        port: int = once.getsockname()[1]
        return port


def test_a_host_without_address_and_one_that_refuses_are_failures_after_another_try(
    crawls: Any,  # noqa: ANN401 - tests/conftest.py
    watch: Any,  # noqa: ANN401 - conftest.py
    tmp_path: Path,
) -> None:
    port = shut_port()
    ends = {
        f"http://{NOWHERE}/a-1000001.html": "dns_failure",
        f"http://{SHUT}:{port}/a-1000002.html": "connection_failure",
    }
    environment = watch.environment({SHUT: ["127.0.0.1"]}, port)
    environment |= {"NEWSSCRAPE_ALLOW_HOSTS": f"{NOWHERE},{SHUT}:{port}"}
    quick = "-s", f"RETRY_TIMES={TRIES - 1}", "-s", "DOWNLOAD_DELAY=0", "-s", "ROBOTSTXT_OBEY=0"
    crawled = crawls.run(tmp_path, "news", "-a", f"url={','.join(ends)}", *quick, **environment)
    assert crawled.ends() == ends
    assert crawled.code == 2, "what failed is told by the exit code"
    assert crawled.manifest["failures"] == crawled.manifest["pages"] == 2
    assert "Traceback" not in crawled.said
    looked_up = Counter(name for kind, name, *_ in watch.take() if kind == "lookup")
    assert looked_up[NOWHERE] == TRIES * ASKED
