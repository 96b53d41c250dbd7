"""The budgets of a host: ``data/budgets.toml``, and what the run's settings say of them."""

from __future__ import annotations

from functools import cache

from newsscrape.model.budget import Limits
from newsscrape.policy.files import load_table

_NAMES = ("depth", "repetition", "queries", "parameters", "sitemaps", "sitemap_entries")


@cache
def limits(pages: int, addresses: int, most_bytes: int) -> Limits:
    """Give the budgets of every host; raise `ProfileError` when the file is bad.

    In: addresses asked for, addresses kept and bytes received at most, as the run's settings have them.
    """
    table = load_table("budgets.toml")
    table.known(*_NAMES)
    numbers = {name: int(table.number(name)) for name in _NAMES}
    return Limits(pages=pages, addresses=addresses, bytes=most_bytes, **numbers)
