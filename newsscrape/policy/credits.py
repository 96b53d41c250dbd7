"""Words before the colon of a picture's credit, in all languages together."""

from __future__ import annotations

from functools import cache

from newsscrape.model.label import Label
from newsscrape.policy.files import file_names, load_table


@cache
def credit_words() -> frozenset[str]:
    """Give what the appeals of captions have before a colon, lower case; raise `ProfileError` for a malformed file."""
    appeals = [
        appeal.lower()
        for code in file_names("languages")
        for appeal in load_table(f"languages/{code}.toml").table("appeals").texts(Label.CAPTION)
    ]
    return frozenset(appeal.removesuffix(":") for appeal in appeals if appeal.endswith(":"))
