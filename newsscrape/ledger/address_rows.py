"""What is known of an address → the row it is kept in, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsscrape.ledger.claims import claims_in, merged
from newsscrape.model.instant import written
from newsscrape.model.visit import Lead, Role, Validators, Visit
from newsscrape.policy.address_keys import is_view

WAITING = "waiting"
"""State of an address that was not asked for yet."""
ARTICLE = "article"
"""State of one that brought an article."""
FETCHED = "1"
"""First sign of ``place`` once an address was asked for."""
_FRESH = "0"
_GATHERED = ("url", "asked", "rank", "depth", "source", "claims", "newest", "claimed_modified", "due")
_BACKWARDS = str.maketrans("0123456789", "9876543210")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spotted:
    """An address somebody names."""

    key: str
    """The address's key."""
    domain: str
    """Its registered domain."""
    role: Role
    """What it is taken for."""
    newest: datetime | None
    """The newest instant known of it."""
    lead: Lead
    """Who names it, and what is said of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One visit to an address."""

    url: str
    """The address's key."""
    domain: str
    """Its registered domain."""
    visit: Visit
    """What was asked for."""
    at: str
    """Instant of the visit, ``YYYY-MM-DDTHH:MM:SSZ``."""
    state: str | None
    """``article``, ``list``, or the reason there is neither; None: as it was."""
    validators: Validators
    """What the answer can be asked again with."""
    step: int
    """Step of the schedule it has reached."""
    tries: int
    """Visits at that step."""
    due: str | None
    """When it is visited again; None: not again."""


def row_of(spotted: Sequence[Spotted], now: str) -> dict[str, object]:
    """Give the row of an address that was not known before; in: all who name it, the present."""
    first = spotted[0]
    fresh = {
        "url": first.key, "asked": first.lead.found.url, "domain": first.domain, "role": first.role.value,
        "rank": int(first.lead.rank), "depth": first.lead.depth, "source": first.lead.source, "claims": "[]",
        "newest": None, "claimed_modified": None, "first_seen": now, "last_fetched": None, "state": WAITING,
        "step": 0, "tries": 0, "due": now,
    }  # fmt: skip
    return fresh | joined(fresh, spotted, now)


def joined(row: Mapping[str, object], spotted: Sequence[Spotted], now: str) -> dict[str, object]:
    """Give what a row holds once further leads are known; what is asked for does not depend on who came first."""
    values = {name: row[name] for name in _GATHERED}
    for one in spotted:
        lead = one.lead
        if row["last_fetched"] is None:
            spellings = (str(values["asked"]), lead.found.url)
            values["asked"] = min(spellings, key=lambda url: (is_view(url), len(url), url))
        values["depth"] = min(int(str(values["depth"])), lead.depth)
        if lead.rank < int(str(values["rank"])):
            values |= {"rank": int(lead.rank), "source": lead.source}
        values["claims"] = merged(str(values["claims"]), lead)
        newest = stamp(one.newest)
        if newest and newest > str(values["newest"] or ""):
            values["newest"] = newest
        modified = stamp(lead.found.modified)
        if modified and modified > str(values["claimed_modified"] or row["last_fetched"] or ""):
            values |= {"claimed_modified": modified, "due": now}
    return values | {"place": _place({**row, **values})}


def _place(row: Mapping[str, object]) -> str:
    """Give what sorts an address among those of its site: never fetched, undated or newest, rank, spelling."""
    newest = str(row["newest"] or "")
    fetched = FETCHED if row["last_fetched"] else _FRESH
    return f"{fetched}{newest.translate(_BACKWARDS)} {row['rank']} {row['asked']}"


def differs(row: Mapping[str, object], values: Mapping[str, object]) -> bool:
    """Tell whether a row has other values in these columns."""
    return any(row[name] != value for name, value in values.items())


def visit_of(row: Mapping[str, Any]) -> Visit:
    """Give the visit of an address."""
    return Visit(
        url=row["asked"],
        role=Role(row["role"]),
        depth=row["depth"],
        claims=claims_in(row["claims"]),
        modified=row["claimed_modified"],
        validators=validators_of(row),
        step=row["step"],
        tries=row["tries"],
    )


def validators_of(row: Mapping[str, Any]) -> Validators:
    """Give what the last answer of an address can be asked again with."""
    return Validators(etag=row["etag"], last_modified=row["last_modified"])


def asked_row(seen: Seen) -> dict[str, object]:
    """Give the columns of an address that was asked for before anybody named it."""
    visit = seen.visit
    return {
        "url": seen.url, "asked": visit.url, "domain": seen.domain, "role": Role.ARTICLE.value, "rank": 0,
        "depth": visit.depth, "source": "", "claims": "[]", "first_seen": seen.at, "state": WAITING,
        "place": f"{FETCHED} 0 {visit.url}",
    }  # fmt: skip


def stamp(when: datetime | None) -> str | None:
    """Give an instant as the ledger keeps it, ``YYYY-MM-DDTHH:MM:SSZ``; None for none."""
    return written(when) if when else None
