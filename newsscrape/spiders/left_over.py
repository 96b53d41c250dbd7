"""What a run found and did not come to, between the frontier's form and the ledger's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from newsscrape.discover.frontier import Frontier
from newsscrape.discover.visit import Found, Role, Visit
from newsscrape.ledger.waiting import Waiting

_FORM = "%Y-%m-%dT%H:%M:%SZ"


def waiting_of(frontier: Frontier, unended: Iterable[Visit]) -> tuple[Waiting, ...]:
    """Give the articles that wait in the frontier, and those among visits that were begun and have no end.

    Lists of articles are left out: the next run reads them anyway.
    """
    begun = (
        Waiting(url=visit.url, claims=visit.claims, published=None, modified=visit.modified)
        for visit in unended
        if visit.role is Role.ARTICLE
    )
    return (*begun, *map(_waiting_of, frontier.left()))


def found_of(waiting: Waiting) -> Found:
    """Give the frontier's form of the ledger's."""
    return Found(
        url=waiting.url,
        claims=waiting.claims,
        published=_moment(waiting.published),
        modified=_moment(waiting.modified),
    )


def _waiting_of(found: Found) -> Waiting:
    return Waiting(url=found.url, claims=found.claims, published=_text(found.published), modified=_text(found.modified))


def _moment(text: str | None) -> datetime | None:
    return datetime.strptime(text, _FORM).replace(tzinfo=UTC) if text else None


def _text(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).strftime(_FORM) if moment else None
