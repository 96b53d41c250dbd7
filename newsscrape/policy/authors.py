"""What belongs to names of authors whatever the language, from ``data/authors.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from newsscrape.policy.files import load_table


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMarks:
    """Words, all lower case and without the last full stop."""

    degrees: frozenset[str]
    """What stands behind names besides roles."""
    particles: frozenset[str]
    """Words inside names that are written small."""
    companies: frozenset[str]
    """Legal forms."""
    suffixes: tuple[str, ...]
    """Roles written behind a name without a blank."""
    teams: frozenset[str]
    """Words in the name of a team."""
    ahead: frozenset[str]
    """Words before a name in any language."""
    behind: frozenset[str]
    """Words behind a name, before a place, an employer or what is told of the person."""
    employed: frozenset[str]
    """Those of them before an employer."""
    bodies: frozenset[str]
    """Words in the name of a body of people."""


@cache
def name_marks() -> NameMarks:
    """Give the words; raise `ProfileError` when the file is malformed."""
    table = load_table("authors.toml")
    table.known("degrees", "particles", "companies", "suffixes", "teams", "ahead", "behind", "employed", "bodies")
    return NameMarks(
        degrees=frozenset(table.texts("degrees")),
        particles=frozenset(table.texts("particles")),
        companies=frozenset(table.texts("companies")),
        suffixes=table.texts("suffixes"),
        teams=frozenset(table.texts("teams")),
        ahead=frozenset(table.texts("ahead")),
        behind=frozenset(table.texts("behind")),
        employed=frozenset(table.texts("employed")),
        bodies=frozenset(table.texts("bodies")),
    )
