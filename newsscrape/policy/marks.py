"""What class names, ids and addresses of elements tell, from ``data/marks.toml``."""

from __future__ import annotations

import re
from functools import cache

from newsscrape.policy.files import load_table


@cache
def name_mark(group: str, key: str) -> re.Pattern[str]:
    """Give the pattern that finds one of the group's words whole in class names and ids."""
    return _compiled(group, key, r"(?<![\w-])(?:{})(?![\w-])")


@cache
def word_mark(group: str, key: str) -> re.Pattern[str]:
    """Give the pattern that finds one of the group's words between any two signs that are no letters."""
    return _compiled(group, key, r"(?<![a-z])(?:{})(?![a-z])")


@cache
def address_mark(group: str, key: str) -> re.Pattern[str]:
    """Give the pattern that finds one of the group's parts anywhere in an address."""
    return _compiled(group, key, "(?:{})")


@cache
def kind_mark(group: str, key: str) -> re.Pattern[str]:
    """Give the pattern that finds one of the group's words in class names of nothing else but these and its kinds."""
    kinds = "|".join(words(group, "kinds"))
    return _compiled(group, key, rf"(?<![\w-])(?:(?:{kinds})[-_]+)*(?:{{}})(?:[-_]+(?:{kinds}))*(?![\w-])")


@cache
def words(group: str, key: str) -> tuple[str, ...]:
    """Give the group's words as they stand in the file."""
    return load_table("marks.toml").table(group).texts(key)


def _compiled(group: str, key: str, frame: str) -> re.Pattern[str]:
    table = load_table("marks.toml").table(group)
    try:
        return re.compile(frame.format("|".join(table.texts(key)) or "(?!)"), re.IGNORECASE)
    except re.error as error:
        raise table.fault(key, f"regular expressions ({error})") from None
