"""TOML files of ``newsscrape/data``: loaded once, every value checked for its shape, faults named by path and key."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import inf
from pathlib import Path

from newsscrape.errors import ProfileError

_DATA = "newsscrape/data"


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a data file, asked key by key."""

    path: str
    """The file, relative to ``folder``."""
    content: Mapping[str, object]
    """Its values as TOML gives them."""
    prefix: str = ""
    """Keys of the tables around this one, each followed by a dot."""
    folder: str = f"{_DATA}/"
    """What stands before the path where a fault is told; empty for a file somebody named."""

    def fault(self, key: str, expected: str) -> ProfileError:
        """Give the error that names the file, the key and what should have stood there."""
        return ProfileError(f"{self.folder}{self.path}: {self.prefix}{key}: expected {expected}; mend the file.")

    def known(self, *keys: str) -> None:
        """Raise `ProfileError` when the table has a key besides these."""
        for key in self.content:
            if key not in keys:
                raise self.fault(key, f"one of the keys {', '.join(keys)}")

    def text(self, key: str) -> str | None:
        """Give the string under that key, None when it is missing; raise `ProfileError` for anything else."""
        value = self.content.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            raise self.fault(key, "a string that is not empty")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Give the list of strings under that key, empty when it is missing; raise `ProfileError` for anything else."""
        value = self.content.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise self.fault(key, "a list of strings that are not empty")
        return tuple(value)

    def number(self, key: str) -> float:
        """Give the positive number under that key; raise `ProfileError` when it is missing or anything else."""
        value = self.content.get(key)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < inf:
            raise self.fault(key, "a positive number")
        return float(value)

    def numbers(self, key: str) -> tuple[float, ...]:
        """Give the positive numbers under that key, one or more; raise `ProfileError` for anything else."""
        values = self.content.get(key)
        if not isinstance(values, list) or not values:
            raise self.fault(key, "a list of positive numbers")
        return tuple(Table(self.path, {key: value}, self.prefix).number(key) for value in values)

    def table(self, key: str) -> Table:
        """Give the table under that key, empty when it is missing; raise `ProfileError` for anything else."""
        value = self.content.get(key, {})
        if not isinstance(value, dict):
            raise self.fault(key, "a table")
        return Table(self.path, value, f"{self.prefix}{key}.", self.folder)


@cache
def load_table(path: str) -> Table:
    """Read a TOML file.

    In: its path relative to ``newsscrape/data``, with forward slashes; out: its top table. Raises `ProfileError` when
    the file is missing or no TOML.
    """
    try:
        content = resources.files("newsscrape").joinpath("data", path).read_bytes()
    except FileNotFoundError:
        raise ProfileError(f"{_DATA}/{path}: there is no such file; add it or correct the name.") from None
    return Table(path, _parsed(content, f"{_DATA}/{path}"))


def read_table(path: Path) -> Table:
    """Read a TOML file that lies anywhere; raises `ProfileError` when it cannot be read or is no TOML."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ProfileError(f"{path}: cannot be read ({error.strerror}); name a file that is there.") from None
    return Table(str(path), _parsed(content, str(path)), folder="")


def _parsed(content: bytes, path: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ProfileError(f"{path}: expected TOML in UTF-8, found: {error}; mend the file.") from None


@cache
def file_names(folder: str) -> tuple[str, ...]:
    """Give the names of the TOML files in a folder of ``newsscrape/data``, without ``.toml``, sorted."""
    entries = resources.files("newsscrape").joinpath("data", folder).iterdir()
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in entries if entry.name.endswith(".toml")))
