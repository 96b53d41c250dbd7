"""News agencies by the forms their credit is printed in, from ``data/agencies.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from newsscrape.policy.files import load_table


def agency_named(text: str) -> str | None:
    """Give an agency's name as it stands in the record; None when the text is no whole credit of a known agency."""
    return agency_forms().get(text.strip().casefold())


@cache
def agency_forms() -> Mapping[str, str]:
    """Give every printed form, case folded, with the agency's name."""
    table = load_table("agencies.toml").table("forms")
    return {form.casefold(): name for name in table.content for form in table.texts(name)}
