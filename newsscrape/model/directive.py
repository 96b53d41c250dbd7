"""What a page asks of those who read it by machine."""

from __future__ import annotations

from enum import StrEnum


class Directive(StrEnum):
    """Requests that are recorded among a record's warnings, under these codes."""

    NOINDEX = "noindex"
    """Not to be listed."""
    NOARCHIVE = "noarchive"
    """Not to be kept as a copy."""
    TDM_RESERVED = "tdm_reserved"
    """Rights for text and data mining are reserved."""
