"""What an article is recognised by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Met(NamedTuple):
    """An address an article was met under."""

    spelling: str
    """The form that its other spellings share."""
    address: str
    """The address without tracking parameters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What the ledger compares an article by; made where the article is read, for making it is most of the work."""

    key: str
    """Key of the address it was read from."""
    claimed: str | None
    """Key of the address it claims as its own."""
    met: tuple[Met, ...]
    """Where it was read from first, then as what it was asked for, where that is another address."""
    shown: str
    """Digest of what a reader sees of it."""
    text: str
    """Digest of headline and text."""
    bands: tuple[int, ...]
    """Signature of its text; empty when that is too short."""
