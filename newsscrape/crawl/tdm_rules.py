"""What a ``tdmrep.json`` says of an address (TDM Reservation Protocol, 6.1)."""

from __future__ import annotations

import json
from typing import NamedTuple, TypeAlias
from urllib.parse import unquote, urlsplit

MOST_RULES = 10_000
"""Rules that are read of a file; one for each page of a site is no rule."""


class Rule(NamedTuple):
    """One member of the file's list."""

    location: str
    """Path it speaks of, with ``*`` for any characters and a ``$`` at its end, as in robots.txt."""
    reservation: str
    """``1`` where rights are reserved, ``0`` where they are not."""


Rules: TypeAlias = tuple[Rule, ...]


def rules_of(body: bytes) -> Rules:
    """Read a file; out: its rules in order, none of a file that is no list of them."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return ()
    members = said[:MOST_RULES] if isinstance(said, list) else ()
    return tuple(
        Rule(member["location"], str(member["tdm-reservation"]))
        for member in members
        if isinstance(member, dict)
        and isinstance(member.get("location"), str)
        and member.get("tdm-reservation") in (0, 1, "0", "1")
    )


def reservation(rules: Rules, url: str) -> str | None:
    """Give what the first rule for an address says, ``0`` or ``1``; None when none speaks of it."""
    path = unquote(urlsplit(url).path) or "/"
    return next((rule.reservation for rule in rules if _covers(unquote(rule.location), path)), None)


def _covers(location: str, path: str) -> bool:
    bare, is_whole = location.removesuffix("$"), location.endswith("$")
    first, *others = bare.split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for part in others[:-1]:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    if not others:
        return not is_whole or path == bare
    last = others[-1]
    return path.endswith(last) and len(path) - len(last) >= at if is_whole else path.find(last, at) >= 0
