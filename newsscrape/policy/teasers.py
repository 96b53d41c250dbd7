"""What boxes that promote other pages are told apart by: ``data/teasers.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from newsscrape.policy.files import load_table

_PATH = "teasers.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class TeaserRules:
    """Words of names and addresses in and around boxes."""

    headline_names: frozenset[str]
    """Words of the class and id names around a headline."""
    beside_names: frozenset[str]
    """Words that make another thing of such a name, as in "preTitle"."""
    apart_names: frozenset[str]
    """Words that the names around a badge in a headline end in."""
    more_words: frozenset[str]
    """Words that a link to a list begins with."""
    listing_segments: frozenset[str]
    """Segments of addresses of lists, of persons, of the site's own affairs."""


@cache
def teaser_rules() -> TeaserRules:
    """Give the rules; raise `ProfileError` when the file is bad."""
    top = load_table(_PATH)
    top.known("headline", "listing")
    headline, listing = top.table("headline"), top.table("listing")
    headline.known("names", "beside", "apart", "more")
    listing.known("segments")
    return TeaserRules(
        headline_names=frozenset(headline.texts("names")),
        beside_names=frozenset(headline.texts("beside")),
        apart_names=frozenset(headline.texts("apart")),
        more_words=frozenset(headline.texts("more")),
        listing_segments=frozenset(listing.texts("segments")),
    )
