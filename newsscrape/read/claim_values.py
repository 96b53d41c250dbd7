"""Values as pages write them → clean, bounded claims."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from newsscrape.model.claim import Claim, Origin

MAX_VALUE = 5_000
"""Characters kept of a value."""
_MAX_BODY = 500_000


def claims_named(name: str, origin: Origin, values: Iterable[str]) -> Iterator[Claim]:
    """Give a claim of that name and origin for each value that says anything."""
    cleaning = _clean_body if name == "articleBody" else clean
    for value in values:
        if cleaned := cleaning(value):
            yield Claim(name=name, value=cleaned, origin=origin)


def clean(value: object) -> str:
    """Give a value in one line, entities decoded, cut to `MAX_VALUE`; the empty string for what is none."""
    if not isinstance(value, str):
        return ""
    text = value[:MAX_VALUE]
    for _ in range(2):  # entities are met encoded twice
        if "&" not in text:
            break
        text = html.unescape(text)
    return " ".join(text.replace("\0", " ").split())


def _clean_body(value: str) -> str:
    text = value[:_MAX_BODY]
    return (html.unescape(text) if "&" in text else text).replace("\0", " ").strip()
