"""Values of JSON → the model's dataclasses, with every type checked."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import Field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeAlias, TypeVar, cast, get_args, get_origin, get_type_hints

from newsscrape.model.instant import instant_in, written

Noun = TypeVar("Noun")
Read: TypeAlias = Callable[[Any], Any]
"""A value of JSON → that of the model; raises `MisfitError`."""

_LARGEST = 1 << 63
"""Whole numbers of 64 bits, which databases and data frames hold."""
_NAMES: Mapping[type, str] = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}
_INSTANT, _DAYS = "_at", ("_date", "_on")
"""Endings of the names of fields that hold an instant or a day."""


class MisfitError(ValueError):
    """A value that is not what its place holds; ``path`` leads there: ``.teasers[2].kind``."""

    def __init__(self, message: str, path: str = "") -> None:
        super().__init__(message)
        self.path = path

    def at(self, step: str) -> MisfitError:
        """Give it as seen from one step further out."""
        return MisfitError(str(self), step + self.path)


def typed(kind: type[Noun], value: object) -> Noun:
    """Give a JSON value as a dataclass.

    Keys that the dataclass does not know are passed over; those that are missing are unknown, where null or an empty
    list or object says so by default. Raises `MisfitError` for another key that is missing, a value of another type,
    an instant (names in ``_at``) or a day (``_date``, ``_on``) in another form than the model's.
    """
    return cast("Noun", _reader(cast("Hashable", kind))(value))


@cache
def _reader(kind: Any) -> Read:  # noqa: ANN401 - annotations are of many types
    origin, inner = get_origin(kind), get_args(kind)
    if origin is UnionType:
        (member,) = (_reader(one) for one in inner if one is not NoneType)
        return lambda value: None if value is None else member(value)
    if origin is tuple:
        return _list_of(_reader(inner[0]))
    if origin is not None:
        return _mapping_of(_reader(inner[0]), _reader(inner[1]))
    if is_dataclass(kind):
        return _object_of(cast("type", kind))
    return _member_of(kind) if issubclass(kind, StrEnum) else _plain(kind)


def _plain(kind: type) -> Read:
    def read(value: object) -> object:
        if type(value) is kind and not (kind is int and abs(cast("int", value)) >= _LARGEST):
            return value
        if kind is float and type(value) is int and abs(value) < _LARGEST:
            return float(value)
        raise MisfitError(f"expected {_NAMES[kind]}, found {_told(value)}")

    return read


def _member_of(kind: type[StrEnum]) -> Read:
    members = {member.value: member for member in kind}

    def read(value: object) -> StrEnum:
        if isinstance(value, str) and value in members:
            return members[value]
        raise MisfitError(f"expected one of {', '.join(members)}, found {_told(value)}")

    return read


def _list_of(member: Read) -> Read:
    def read(value: object) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise MisfitError(f"expected a list, found {_told(value)}")
        return tuple(_at(f"[{index}]", member, one) for index, one in enumerate(value))

    return read


def _mapping_of(name: Read, member: Read) -> Read:
    def read(value: object) -> dict[object, object]:
        found = _object(value)
        return {_at(f".{key}", name, key): _at(f".{key}", member, one) for key, one in found.items()}

    return read


def _object_of(kind: type) -> Read:
    hints = get_type_hints(kind)
    readers = {field.name: _named(field.name, _reader(hints[field.name])) for field in fields(kind)}
    needed = {field.name for field in fields(kind) if not _begins_empty(field)}

    def read(value: object) -> object:
        found = _object(value)
        missing = needed - found.keys()
        if missing:
            raise MisfitError("is missing", f".{min(missing)}")
        return kind(**{key: _at(f".{key}", reader, found[key]) for key, reader in readers.items() if key in found})

    return read


def _begins_empty(field: Field[Any]) -> bool:
    return field.default in (None, ()) or field.default_factory is dict


def _at(step: str, read: Read, value: object) -> object:
    try:
        return read(value)
    except MisfitError as error:
        raise error.at(step) from None


def _object(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise MisfitError(f"expected an object, found {_told(value)}")
    return value


def _named(name: str, read: Read) -> Read:
    if name.endswith(_INSTANT):
        return _checked(read, _is_instant, "YYYY-MM-DDTHH:MM:SSZ")
    return _checked(read, _is_day, "YYYY-MM-DD") if name.endswith(_DAYS) else read


def _checked(read: Read, is_right: Callable[[str], bool], form: str) -> Read:
    def checked(value: object) -> object:
        found = read(value)
        if found is None or is_right(found):
            return found
        raise MisfitError(f"expected {form}, found {_told(value)}")

    return checked


def _is_instant(text: str) -> bool:
    try:
        return written(instant_in(text)) == text
    except ValueError:
        return False


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _told(value: object) -> str:
    """Give a value in a few words."""
    found = "null" if value is None else repr(value)
    return found if len(found) <= 40 else f"{found[:40]} …"  # noqa: PLR2004 - enough to find it by
