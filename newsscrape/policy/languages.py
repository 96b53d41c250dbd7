"""What ``data/languages/<code>.toml`` says of a language: words around dates, authors, reading times and payment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from newsscrape.policy.access_words import AccessWords, access_words
from newsscrape.policy.files import Table, file_names, load_table
from newsscrape.policy.reading_words import Reading, reading_words

FALLBACK = "en"
"""The language whose words are tried on a page in a language without a file, or in none."""

_TABLES = ("name", "timezone", "date_order", "dates", "authors", "reading_time", "access", "phrases", "appeals")
_MONTHS = 12


class DateOrder(StrEnum):
    """In which order day, month and year are written in numbers."""

    DMY = "DMY"
    MDY = "MDY"
    YMD = "YMD"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """Words dates are printed with, all lower case."""

    months: Mapping[str, int]
    """Form of a month's name → its number."""
    weekdays: frozenset[str]
    """Names of weekdays."""
    today: frozenset[str]
    """Words for today."""
    yesterday: frozenset[str]
    """Words for yesterday."""
    ago: frozenset[str]
    """Words that turn a span into a moment in the past."""
    units: Mapping[str, int]
    """Unit of time → its length in minutes."""
    one: frozenset[str]
    """Words for one."""
    published: frozenset[str]
    """Words before a publication date."""
    updated: frozenset[str]
    """Words before the date of a change."""
    other: frozenset[str]
    """Words before the date of something else: a validity, an event, a birth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorWords:
    """Words authors are printed with, all lower case."""

    before: frozenset[str]
    """Words that introduce an author."""
    joiners: frozenset[str]
    """Words between two authors."""
    roles: frozenset[str]
    """What authors are called besides their name."""
    nobody: frozenset[str]
    """What stands where an author would and names none."""
    others: frozenset[str]
    """Words that introduce who did something else: checked it, took the pictures."""
    no_name: frozenset[str]
    """Words that stand in no name of a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language's words."""

    code: str
    """BCP 47 primary subtag."""
    name: str
    """Its English name."""
    timezone: str | None
    """IANA zone most of its readers share; None where there is none."""
    date_order: DateOrder | None
    """Order of dates in numbers; None where the region decides."""
    dates: DateWords
    """Words of dates."""
    authors: AuthorWords
    """Words of authors."""
    reading: Reading
    """Words of reading times."""
    access: AccessWords
    """Words of paid content and running blogs."""


def language_codes() -> tuple[str, ...]:
    """Give the codes of all languages that have a file, sorted."""
    return file_names("languages")


def has_language(tag: str | None) -> bool:
    """Tell whether the language of a BCP 47 tag has a file."""
    return primary(tag) in language_codes()


def primary(tag: str | None) -> str:
    """Give the primary subtag of a BCP 47 tag in lower case ("de-AT" → "de"), the empty string for None."""
    return (tag or "").replace("_", "-").partition("-")[0].strip().lower()


def language_for(tag: str | None) -> Language:
    """Give the language of a BCP 47 tag, the fallback where it has no file; raise `ProfileError` for a bad file."""
    code = primary(tag)
    return load_language(code if code in language_codes() else FALLBACK)


@cache
def load_language(code: str) -> Language:
    """Read one language's file; raise `ProfileError` naming file and key when it breaks its contract."""
    table = load_table(f"languages/{code}.toml")
    table.known(*_TABLES)
    name = table.text("name")
    if name is None:
        raise table.fault("name", "the language's English name")
    dates = _dates(table.table("dates"))
    return Language(
        code=code,
        name=name,
        timezone=_timezone(table),
        date_order=_date_order(table),
        dates=dates,
        authors=_authors(table.table("authors")),
        reading=reading_words(table.table("reading_time"), dates.units),
        access=access_words(table.table("access")),
    )


def _timezone(table: Table) -> str | None:
    name = table.text("timezone")
    if name is not None and name not in available_timezones():
        raise table.fault("timezone", 'an IANA zone such as "Europe/Berlin"')
    return name and ZoneInfo(name).key


def _date_order(table: Table) -> DateOrder | None:
    order = table.text("date_order")
    if order is not None and order not in set(DateOrder):
        raise table.fault("date_order", "DMY, MDY or YMD")
    return DateOrder(order) if order else None


def _dates(table: Table) -> DateWords:
    table.known(
        "months",
        "weekdays",
        "today",
        "yesterday",
        "ago",
        "minutes",
        "hours",
        "days",
        "weeks",
        "one",
        "published",
        "updated",
        "other",
    )
    months = table.texts("months")
    if months and len(months) != _MONTHS:
        raise table.fault("months", "twelve strings of forms")
    lengths = {"minutes": 1, "hours": 60, "days": 1440, "weeks": 10080}
    return DateWords(
        months={
            form.replace("-", " "): number for number, forms in enumerate(months, 1) for form in forms.lower().split()
        },
        weekdays=_words(table, "weekdays"),
        today=_words(table, "today"),
        yesterday=_words(table, "yesterday"),
        ago=_words(table, "ago"),
        units={word: length for key, length in lengths.items() for word in _words(table, key)},
        one=_words(table, "one"),
        published=_words(table, "published"),
        updated=_words(table, "updated"),
        other=_words(table, "other"),
    )


def _authors(table: Table) -> AuthorWords:
    table.known("before", "joiners", "roles", "nobody", "others", "no_name")
    return AuthorWords(
        before=_words(table, "before"),
        joiners=_words(table, "joiners"),
        roles=_words(table, "roles"),
        nobody=_words(table, "nobody"),
        others=_words(table, "others"),
        no_name=_words(table, "no_name"),
    )


def _words(table: Table, key: str) -> frozenset[str]:
    return frozenset(word.lower() for word in table.texts(key))
