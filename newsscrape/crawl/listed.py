"""An argument that names many → its entries: between commas, or the lines of a file, ``@FILE``."""

from __future__ import annotations

from pathlib import Path

from newsscrape.errors import UsageError

_FILE, _COMMENT = "@", "#"


def listed(name: str, text: str | None) -> list[str]:
    """Give the entries of an argument.

    In: its name, for messages, and what was given; ``@FILE`` stands for the lines of a file, empty ones and those that
    begin with ``#`` left out: on Linux no argument may be longer than 128 KiB. Raises `UsageError` for a file that
    cannot be read.
    """
    entries: list[str] = []
    for part in (part.strip() for part in (text or "").split(",")):
        entries += _lines(name, part) if part.startswith(_FILE) else [part]
    return [entry for entry in entries if entry]


def _lines(name: str, part: str) -> list[str]:
    path = Path(part.removeprefix(_FILE))
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(
            f"{name}={part}: {path} cannot be read ({reason}); expected a text file, one a line."
        ) from None
    return [line.strip() for line in lines if not line.lstrip().startswith(_COMMENT)]
