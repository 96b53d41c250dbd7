"""A site profile nobody has checked yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newsscrape.model.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a profile could say, with what speaks for it."""

    site: Site
    """The profile as far as it is known."""
    remarks: Mapping[str, str]
    """Key of the profile → a sentence on what was seen, and what a person must check."""
    misses: tuple[str, ...] = ()
    """What could not be looked at, a sentence each."""
