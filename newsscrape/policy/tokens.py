"""Which words in class and id names tell what a block is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from newsscrape.policy.files import load_table


@cache
def label_tokens() -> Mapping[str, frozenset[str]]:
    """Give the words by group name from ``data/tokens.toml``; raise `ProfileError` when the file is malformed."""
    table = load_table("tokens.toml")
    return {key: frozenset(table.texts(key)) for key in table.content}
