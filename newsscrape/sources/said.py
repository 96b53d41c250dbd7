"""What the metadata record beside a response tells of the page."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from newsscrape.model.claim import Claim, Origin
from newsscrape.model.page import Page
from newsscrape.sources.content import MOST_BYTES

METADATA_TYPE = "application/json"


def with_metadata(page: Page, record: Any) -> Page:  # noqa: ANN401 - warcio ships no types
    """Give the page with the address as asked for and the claims of a metadata record.

    Other tools write JSON there too: what is not of the shape ``{requested_url, claims: [{name, value, origin}]}`` is
    theirs and changes nothing.
    """
    if record.rec_type != "metadata" or not str(record.content_type or "").startswith(METADATA_TYPE):
        return page
    try:
        told = json.loads(record.raw_stream.read(MOST_BYTES))
        claims = tuple(_claim(claim) for claim in told.get("claims") or ())
        requested_url = told.get("requested_url")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return page
    if not isinstance(requested_url, str | None):
        return page
    return replace(page, requested_url=requested_url or page.requested_url, claims=claims)


def _claim(told: dict[str, object]) -> Claim:
    return Claim(name=str(told["name"]), value=str(told["value"]), origin=Origin(str(told["origin"])))
