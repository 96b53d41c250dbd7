"""Open Graph and other meta elements → claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from newsscrape.model.claim import Claim, Origin
from newsscrape.read.claim_names import claim_names
from newsscrape.read.claim_values import claims_named

_DATED = ("pub", "modif", "updat")
"""One of these is in every name that says when."""

Meta: TypeAlias = Mapping[str, str | None]
"""Attributes of a ``meta`` element."""


def opengraph_claims(metas: Iterable[Meta]) -> Iterator[Claim]:
    """Give what the page tells in Open Graph, from the attributes of its meta elements in order."""
    names = claim_names().opengraph
    for attrs in metas:
        for key in ("property", "name"):
            name = names.get((attrs.get(key) or "").casefold())
            if name:
                yield from claims_named(name, Origin.OPENGRAPH, [attrs.get("content") or ""])
                break


def meta_claims(metas: Iterable[Meta]) -> Iterator[Claim]:
    """Give what other meta elements tell, and the labels of cards for Twitter last."""
    names, opengraph = claim_names().meta, claim_names().opengraph
    cards: dict[str, str] = {}
    for attrs in metas:
        for key in ("name", "property", "http-equiv"):
            said = (attrs.get(key) or "").casefold()
            if not said:
                continue
            content = attrs.get("content") or ""
            if said in names:
                yield from claims_named(names[said], Origin.META, [content])
                break
            if said not in opengraph and (name := _ending_in(said)):
                yield from claims_named(name, Origin.META, [content])
                break
            if said.startswith(("twitter:label", "twitter:data")):
                cards[said] = content
                break
    for number in ("1", "2"):
        name = claim_names().cards.get(cards.get(f"twitter:label{number}", "").casefold())
        if name:
            yield from claims_named(name, Origin.META, [cards.get(f"twitter:data{number}", "")])


def _ending_in(said: str) -> str | None:
    """Give what a name says that a system made up itself, by the end of its letters."""
    if not any([part in said for part in _DATED]):  # noqa: C419 - faster than asking a generator
        return None
    letters = "".join(filter(str.isalpha, said))
    return next((name for name, endings in claim_names().endings.items() if letters.endswith(endings)), None)
