"""Words that tell an appeal or a notice from the article's own text."""

from __future__ import annotations

from functools import cache

from newsscrape.model.label import Label
from newsscrape.policy.files import load_table

_GROUPS = (Label.OTHER, Label.NEWSLETTER, Label.PAYWALL, Label.CAPTION)


def appeal_in(folded: str) -> Label | None:
    """Give the label of the first appeal whose words stand in a folded text, None when there is none."""
    for label, words in _appeals():
        if any(word in folded for word in words):
            return label
    return None


@cache
def _appeals() -> tuple[tuple[Label, tuple[str, ...]], ...]:
    table = load_table("appeals.toml")
    table.known(*_GROUPS)
    return tuple((label, table.texts(label)) for label in _GROUPS)
