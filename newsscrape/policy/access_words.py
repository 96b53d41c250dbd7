"""The words of a language that tell who pays for a page, and whether it is a running blog."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsscrape.policy.files import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessWords:
    """Marks of paid content and of running blogs, all lower case."""

    advertorial: frozenset[str]
    """Lines that stand alone next to a headline on paid pages only."""
    sponsored: frozenset[str]
    """Words that mark paid content inside a line of particulars, and an advertising slot when they stand alone."""
    partners: frozenset[str]
    """What stands before the name of who paid, and elsewhere before that of who took part in the work."""
    disclosures: tuple[re.Pattern[str], ...]
    """Sentences at the beginning or end of a text that say that it was paid for."""
    barriers: tuple[re.Pattern[str], ...]
    """Sentences behind a text that say that the rest of it is sold."""
    liveblog: frozenset[str]
    """Words of the headlines of running blogs."""
    live: frozenset[str]
    """Words of headlines that stand for a running blog only where dated entries follow."""


def access_words(table: Table) -> AccessWords:
    """Read the table ``access`` of a language file; raise `ProfileError` naming the key that breaks its contract."""
    table.known("advertorial", "sponsored", "partners", "disclosures", "barriers", "liveblog", "live")
    return AccessWords(
        advertorial=_words(table, "advertorial"),
        sponsored=_words(table, "sponsored"),
        partners=_words(table, "partners"),
        disclosures=_patterns(table, "disclosures"),
        barriers=_patterns(table, "barriers"),
        liveblog=_words(table, "liveblog"),
        live=_words(table, "live"),
    )


def _words(table: Table, key: str) -> frozenset[str]:
    return frozenset(word.lower() for word in table.texts(key))


def _patterns(table: Table, key: str) -> tuple[re.Pattern[str], ...]:
    found = []
    for written in table.texts(key):
        try:
            found.append(re.compile(written, re.IGNORECASE))
        except re.error as error:
            raise table.fault(key, f"regular expressions ({error} in {written!r})") from None
    return tuple(found)
