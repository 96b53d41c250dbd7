"""Dates in languages that have no file of their own, from ``data/calendars.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from newsscrape.policy.files import load_table
from newsscrape.policy.languages import FALLBACK, DateOrder, has_language, load_language, primary

_MONTHS = 12


def calendar_of(tag: str | None) -> str:
    """Give the code by whose names of months a page's dates are read.

    In: BCP 47 tag; out: its primary subtag where the names are known, else that of the fallback.
    """
    code = primary(tag)
    return code if has_language(code) or code in _table() else FALLBACK


def months_of(code: str) -> Mapping[str, int]:
    """Give the forms of the months' names in a language by their numbers; none for an unknown code.

    Raises `ProfileError` for a bad file.
    """
    return load_language(code).dates.months if has_language(code) else _table().get(code, {})


def order_of_language(code: str) -> DateOrder | None:
    """Give the order of dates in numbers in a language without a file of its own, None for an unknown one."""
    order = load_table("calendars.toml").table("orders").text(code)
    return DateOrder(order) if order else None


def zone_of_language(code: str) -> str | None:
    """Give the IANA zone that most readers of a language without a file of its own share, None where there is none."""
    return load_table("calendars.toml").table("zones").text(code)


@cache
def _table() -> Mapping[str, Mapping[str, int]]:
    table = load_table("calendars.toml").table("months")
    found = {}
    for code in table.content:
        months = table.texts(code)
        if len(months) != _MONTHS:
            raise table.fault(code, "twelve strings of forms")
        found[code] = {
            form.replace("-", " "): number for number, forms in enumerate(months, 1) for form in forms.split()
        }
    return found
