"""Instants as our files have them, ``YYYY-MM-DDTHH:MM:SSZ``: they sort, and every reader understands them."""

from __future__ import annotations

from datetime import UTC, datetime

_FORM = "%Y-%m-%dT%H:%M:%SZ"


def written(when: datetime) -> str:
    """Give an instant, aware, as text, in UTC, parts of a second left out."""
    return when.astimezone(UTC).strftime(_FORM)


def now_written() -> str:
    """Give the present as text."""
    return written(datetime.now(UTC))


def instant_in(text: str) -> datetime:
    """Give the instant that `written` made a text of; raises `ValueError` for any other text."""
    return datetime.strptime(text, _FORM).replace(tzinfo=UTC)
