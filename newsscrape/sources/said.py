"""What the metadata record beside a response tells of the page."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from newsscrape.model.claim import Claim, Origin
from newsscrape.model.page import Page
from newsscrape.sources.content import MOST_BYTES

METADATA_TYPE = "application/warc-fields"


def with_metadata(page: Page, record: Any) -> Page:  # noqa: ANN401 - warcio ships no types
    """Give the page with the address as asked for and the claims of a metadata record.

    Other tools write fields there too: what is not ``requested-url: URL`` or ``claims: [{name, value, origin}]`` is
    theirs and changes nothing.
    """
    if record.rec_type != "metadata" or not str(record.content_type or "").startswith(METADATA_TYPE):
        return page
    try:
        told = _fields(record.raw_stream.read(MOST_BYTES))
        claims = tuple(_claim(claim) for claim in json.loads(told.get("claims", "[]")))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return page
    return replace(page, requested_url=told.get("requested-url") or page.requested_url, claims=claims)


def _fields(text: bytes) -> dict[str, str]:
    """Give the fields of a record, the last of each name (WARC 1.1, ``application/warc-fields``)."""
    pairs = (line.partition(":") for line in text.decode(errors="replace").split("\n"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _claim(told: dict[str, object]) -> Claim:
    return Claim(name=str(told["name"]), value=str(told["value"]), origin=Origin(str(told["origin"])))
