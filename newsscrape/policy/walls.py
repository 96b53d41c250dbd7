"""How pages are built that stand before others: ``data/walls.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from newsscrape.model.reject import Reason
from newsscrape.policy.files import Table, load_table

_LOOKED_AT = 200_000
"""Bytes that are looked at: checks are small, and say what they are early."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walls:
    """Marks of checks for robots, and addresses of consent layers and logins."""

    markup: tuple[bytes, ...]
    """What stands in the markup of checks, lower case."""
    headers: tuple[tuple[str, str], ...]
    """Names of headers and what their values begin with, lower case."""
    boxes: tuple[bytes, ...]
    """Boxes to tick, by a name in their markup."""
    addresses: tuple[tuple[Reason, re.Pattern[str], re.Pattern[str]], ...]
    """What an address is by its host or its path."""

    def bot_check(self, headers: Iterable[tuple[str, str]], body: bytes) -> str | None:
        """Give the mark by which an answer is a check for robots, None when there is none.

        In: its headers, names in lower case, and its bytes.
        """
        for name, value in headers:
            for known, begin in self.headers:
                if name == known and value.strip().lower().startswith(begin):
                    return f"{known}: {begin}"
        return _first(self.markup, body)

    def box(self, body: bytes) -> str | None:
        """Give the name of a box to tick in a page."""
        return _first(self.boxes, body)

    def behind(self, asked: str | None, url: str | None) -> Reason | None:
        """Tell what a redirect led to by its address: a consent layer, a login, or None for neither.

        In: the address that was asked for and the one it led to.
        """
        (host, path), (first_host, first_path) = _place(url), _place(asked)
        if not first_host or (host, path) == (first_host, first_path):
            return None
        for reason, hosts, paths in self.addresses:
            if (host != first_host and hosts.search(host)) or (paths.search(path) and not paths.search(first_path)):
                return reason
        return None


@cache
def walls() -> Walls:
    """Give the marks; raise `ProfileError` when the file is bad."""
    top = load_table("walls.toml")
    top.known("bot_check", Reason.CONSENT_WALL, Reason.LOGIN_WALL)
    check = top.table("bot_check")
    check.known("markup", "headers", "boxes")
    headers = [entry.partition(": ") for entry in check.texts("headers")]
    return Walls(
        markup=_bytes(check, "markup"),
        headers=tuple((name, begin) for name, _, begin in headers),
        boxes=_bytes(check, "boxes"),
        addresses=tuple(_addresses(top, reason) for reason in (Reason.CONSENT_WALL, Reason.LOGIN_WALL)),
    )


def _addresses(top: Table, reason: Reason) -> tuple[Reason, re.Pattern[str], re.Pattern[str]]:
    table = top.table(reason)
    table.known("hosts", "paths")
    return reason, _pattern(table, "hosts"), _pattern(table, "paths")


def _pattern(table: Table, key: str) -> re.Pattern[str]:
    try:
        return re.compile("|".join(f"(?:{pattern})" for pattern in table.texts(key)), re.IGNORECASE)
    except re.error as error:
        raise table.fault(key, f"regular expressions ({error})") from None


def _bytes(table: Table, key: str) -> tuple[bytes, ...]:
    return tuple(mark.encode() for mark in table.texts(key))


def _place(url: str | None) -> tuple[str, str]:
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return "", ""
    return parts.hostname or "", parts.path


def _first(marks: Iterable[bytes], body: bytes) -> str | None:
    lower = body[:_LOOKED_AT].lower()
    return next((mark.decode() for mark in marks if mark in lower), None)
