"""What feeds and sitemaps say of an address, as the ledger keeps it: each claim with who made it, and where in line."""

from __future__ import annotations

import json

from newsscrape.model.claim import Claim, Origin
from newsscrape.model.visit import Lead


def merged(kept: str, lead: Lead) -> str:
    """Add the claims of a lead to those kept.

    In: a JSON list as given before, ``[]`` at first; out: a JSON list of ``[is a sitemap's, source, place, name, value,
    origin]``, feeds' before sitemaps', by their addresses, so that it does not depend on who answered first.
    """
    if not lead.found.claims:
        return kept
    known = {tuple(entry) for entry in json.loads(kept)}
    known.update(
        (claim.origin is Origin.SITEMAP, lead.source, place, claim.name, claim.value, claim.origin.value)
        for place, claim in enumerate(lead.found.claims)
    )
    return json.dumps(sorted(known), separators=(",", ":"))  # ASCII: a feed may hold halves of characters


def claims_in(kept: str) -> tuple[Claim, ...]:
    """Give the claims kept, each once."""
    claims = [Claim(name=name, value=value, origin=Origin(origin)) for *_, name, value, origin in json.loads(kept)]
    return tuple(dict.fromkeys(claims))
