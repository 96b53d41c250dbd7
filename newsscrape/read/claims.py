"""What a page says of itself in JSON-LD, microdata, Open Graph and meta elements, as flat claims.

Strongest origin first: JSON-LD, Open Graph, microdata, other meta elements, ``link rel=canonical``.
"""

from __future__ import annotations

from typing import NamedTuple

from newsscrape.model.claim import Claim, Origin
from newsscrape.model.tree import attribute
from newsscrape.read.claim_values import MAX_VALUE, clean
from newsscrape.read.markup import Markup
from newsscrape.read.meta_claims import meta_claims, opengraph_claims
from newsscrape.read.microdata import microdata_claims
from newsscrape.read.node_claims import About, jsonld_claims, jsonld_values
from newsscrape.text import fold


class Claimed(NamedTuple):
    """What a page claims, and what was odd about it."""

    claims: tuple[Claim, ...]
    """Strongest origin first."""
    warnings: tuple[str, ...]
    """Stable codes."""


def read_claims(markup: Markup) -> Claimed:
    """Give what the page claims of its article.

    In: the page taken apart; out: claims under schema.org names, strongest origin first, each value cleaned and cut to
    a bounded length. Never raises for anything a page may contain.
    """
    metas = [dict(attrs) for attrs in markup.metas]
    canonical = [
        Claim(value=value, name="canonical", origin=Origin.META)
        for attrs in markup.links
        if "canonical" in (attribute(attrs, "rel") or "").lower() and (value := clean(attribute(attrs, "href")))
    ]
    opengraph = list(opengraph_claims(metas))
    about = About(
        addresses=frozenset(c.value for c in (*canonical, *opengraph) if c.name in {"canonical", "url"}),
        title=fold(markup.title[:MAX_VALUE]),
    )
    structured = jsonld_values(markup.scripts)
    claims = (
        *jsonld_claims(structured.values, about),
        *opengraph,
        *microdata_claims(markup),
        *meta_claims(metas),
        *canonical,
    )
    warnings = () if structured.is_whole else ("jsonld_broken",)
    return Claimed(tuple(dict.fromkeys(claims)), warnings)
