"""How pages ask for something: ``data/directives.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from newsscrape.model.directive import Directive
from newsscrape.policy.files import load_table


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectiveWords:
    """Names and words of requests to crawlers, lower case."""

    agents: frozenset[str]
    """Names that mean us."""
    meanings: Mapping[str, Directive]
    """What a word asks for."""
    valued: frozenset[str]
    """Words with a value behind a colon."""
    reservation: str
    """Name of the header and meta element that reserve rights."""
    site_reservation: str
    """Name of the header that tells what the site reserves."""


@cache
def directive_words() -> DirectiveWords:
    """Give the words; raise `ProfileError` when the file is bad."""
    table = load_table("directives.toml")
    asked = (Directive.NOINDEX, Directive.NOARCHIVE)
    table.known("agents", *asked, "valued", "reservation", "site_reservation")
    return DirectiveWords(
        agents=frozenset(table.texts("agents")),
        meanings={word: directive for directive in asked for word in table.texts(directive)},
        valued=frozenset(table.texts("valued")),
        reservation=table.text("reservation") or "",
        site_reservation=table.text("site_reservation") or "",
    )
