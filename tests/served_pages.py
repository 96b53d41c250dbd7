"""The pages of the bundled site as its server answers with them, read without a server."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path

from newsscrape import Page
from tests.scripts import loaded

FIXTURES = Path(__file__).parents[1] / "fixtures"
SITE = FIXTURES / "site"
FETCHED_AT = datetime(2025, 4, 10, 12, tzinfo=UTC)


def pages_as_served() -> dict[str, Page]:
    """Give each routed file as a page: the body, status and headers the server answers with."""
    serve = loaded("fixtures/serve.py")
    sites = {state: serve.BundledSite(state) for state in (1, 2)}
    pages: dict[str, Page] = {}
    for route in tomllib.loads((SITE / "routes.toml").read_text(encoding="utf-8"))["route"]:
        if "file" not in route or route["file"].rpartition(".")[0] in pages:
            continue
        answer = sites[route.get("state", 1)].find(route["host"], route["path"])
        url = f"http://{route['host']}{route['path']}"
        pages[route["file"].rpartition(".")[0]] = Page(
            body=answer.load(),
            url=url,
            requested_url=url,
            headers=tuple((name.lower(), value) for name, value in answer.headers.items()),
            http_status=answer.status,
            fetched_at=FETCHED_AT,
        )
    return pages
