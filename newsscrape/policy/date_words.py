"""Words that dates are printed with, in all languages together."""

from __future__ import annotations

from functools import cache

from newsscrape.policy.languages import language_codes, load_language


@cache
def date_words() -> frozenset[str]:
    """Give the words of months, weekdays, publication and change, lower case; raise `ProfileError` for a bad file."""
    found: set[str] = set()
    for code in language_codes():
        dates = load_language(code).dates
        for forms in (dates.months, dates.weekdays, dates.today, dates.yesterday, dates.published, dates.updated):
            found.update(word for form in forms for word in form.split())
    return frozenset(found)
