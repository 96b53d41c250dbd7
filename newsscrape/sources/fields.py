"""Values of outside data with their type checked; each refusal is an `InputError` that names place and key."""

from __future__ import annotations

from newsscrape.errors import InputError

_STATUS = range(100, 600)


def read_text(value: object, where: str) -> str | None:
    """Give a text, or None for none or an empty one."""
    if value is None or isinstance(value, str):
        return value or None
    raise InputError(f"{where}: {value!r:.80} is no text.")


def read_status(value: object, where: str) -> int | None:
    """Give an HTTP status, or None for none."""
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool) and value in _STATUS:
        return value
    raise InputError(f"{where}: {value!r:.80} is no HTTP status; expected a number from 100 to 599.")


def read_headers(value: object, where: str) -> tuple[tuple[str, str], ...]:
    """Give HTTP headers, names in lower case, from an object of texts; nothing for none."""
    if value is None:
        return ()
    if isinstance(value, dict) and all(isinstance(part, str) for pair in value.items() for part in pair):
        return tuple((name.lower(), text) for name, text in value.items())
    raise InputError(f"{where}: {value!r:.80} are no headers; expected texts by name.")
