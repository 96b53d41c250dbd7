"""How one address of a run ended, as the run's files tell it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EndKind(StrEnum):
    """The four ways; a manifest counts each."""

    ARTICLE = "article"
    UNCHANGED = "unchanged"
    REJECT = "reject"
    FAILURE = "failure"


@dataclass(frozen=True, slots=True, kw_only=True)
class EndState:
    """One end."""

    kind: EndKind
    """Which of the four."""
    reason: str | None = None
    """Reason of a reject or a failure."""
    line: bytes = b""
    """Its line in the run's files, newline included; empty for what is unchanged."""
