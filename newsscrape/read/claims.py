"""What a page says of itself in JSON-LD, microdata, Open Graph and meta elements, as flat claims.

Strongest origin first: JSON-LD, Open Graph, microdata, other meta elements, ``link rel=canonical``.
"""

from __future__ import annotations

import turbohtml

from newsscrape.model.claim import Claim, Origin
from newsscrape.read.claim_values import MAX_VALUE, clean, words
from newsscrape.read.meta_claims import meta_claims, opengraph_claims
from newsscrape.read.microdata import microdata_claims
from newsscrape.read.node_claims import About, jsonld_claims
from newsscrape.text import fold


def read_claims(document: turbohtml.Document) -> tuple[Claim, ...]:
    """Give what the page claims of its article.

    In: the parsed page; out: claims under schema.org names, strongest origin first, each value cleaned and cut to a
    bounded length. Never raises for anything a page may contain.
    """
    metas = [meta.attrs for meta in document.select("meta")]
    canonical = [
        Claim(name="canonical", value=value, origin=Origin.META)
        for link in document.select("link")
        if "canonical" in words(link.attr("rel")) and (value := clean(link.attr("href")))
    ]
    opengraph = list(opengraph_claims(metas))
    about = About(
        addresses=frozenset(c.value for c in (*canonical, *opengraph) if c.name in {"canonical", "url"}),
        title=fold(_title(document)),
    )
    claims = (
        *jsonld_claims(document, about),
        *opengraph,
        *microdata_claims(document),
        *meta_claims(metas),
        *canonical,
    )
    return tuple(dict.fromkeys(claims))


def _title(document: turbohtml.Document) -> str:
    title = document.select_one("title")
    return title.text[:MAX_VALUE] if title is not None else ""
