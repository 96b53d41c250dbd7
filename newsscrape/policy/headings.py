"""Words beside a headline that are none of it, from ``data/headings.toml``."""

from __future__ import annotations

from functools import cache

from newsscrape.policy.files import load_table
from newsscrape.text import letters


@cache
def badges() -> frozenset[str]:
    """Give the words of badges, lower case; raise `ProfileError` when the file is malformed."""
    return _words("badges")


@cache
def running() -> frozenset[str]:
    """Give what tells a running report, lower case; raise `ProfileError` when the file is malformed."""
    return _words("running")


@cache
def sections() -> frozenset[str]:
    """Give the names of parts of a site as letters; raise `ProfileError` when the file is malformed."""
    return frozenset(map(letters, _words("sections")))


def _words(key: str) -> frozenset[str]:
    table = load_table("headings.toml")
    table.known("badges", "running", "sections")
    return frozenset(table.texts(key))
