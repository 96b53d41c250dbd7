"""What a field's search brought, with where it came from."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from newsscrape.model.claim import Origin

Value_co = TypeVar("Value_co", covariant=True)


class Finding(NamedTuple, Generic[Value_co]):
    """A field's value and its provenance."""

    value: Value_co
    """The value; None or an empty tuple when nothing trustworthy was found."""
    origin: Origin | None = None
    """Where it came from; None with an empty value."""
    raw: str | None = None
    """The string it was read from, where the record keeps it."""
    warnings: tuple[str, ...] = ()
    """Stable codes of what should be looked at."""
    block: int = -1
    """Index of the block it is printed in, the first of several; -1 for what is printed in none, such as a claim."""
