"""What can be a section's name, and how it is printed."""

from __future__ import annotations

from functools import cache

from newsscrape.compose.survey import Survey
from newsscrape.policy.languages import language_codes, load_language
from newsscrape.policy.marks import words
from newsscrape.policy.spelling import spelled
from newsscrape.text import fold, one_line

_MAX_CHARS = 40
_MAX_WORDS = 4


def is_section_name(text: str) -> bool:
    """Tell a short line of words that may be a section's name: no path, no mark of advertising, no "Home"."""
    return (
        1 < len(text) <= _MAX_CHARS
        and len(text.split()) <= _MAX_WORDS
        and "/" not in text
        and "_" not in text
        and any(map(str.isalpha, text))
        and fold(text) not in _no_sections()
    )


def as_printed(survey: Survey, name: str) -> str:
    """Give a claimed name as a link prints it where it is claimed as part of an address: "espana" for "España"."""
    if not name.islower() or not name.isascii():
        return name
    for texts in survey.document.anchors.values():
        text = one_line("".join(texts))
        if len(text) == len(name) and text[0].isupper() and spelled(text).replace(" ", "-") == name:
            return text
    return name


@cache
def _no_sections() -> frozenset[str]:
    marks = [load_language(code).access for code in language_codes()]
    return frozenset(words("section", "generic")).union(*[one.advertorial | one.sponsored for one in marks])
