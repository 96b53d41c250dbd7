"""The words around names in one language, as patterns; English ones included."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newsscrape.compose.wording import one_of, shortest
from newsscrape.policy.credits import credit_words
from newsscrape.policy.languages import FALLBACK, load_language

_TAIL_WORDS = "on|am|at|in|le|el|il|vom|um|for|für|op|dnia|sagt|says|schrieb|schreibt|wrote|dit"
PREPOSITIONS = frozenset({"von", "by", "par", "por", "di", "door", "przez", "автор"})
"""Words before a name that say nothing else."""
_STOP = r"\s(?:in|on|am|at|um|unter|kategorien?|category|categories|tags?|filed|posted|\d)\b|\s[-\u2013\u2014]\s|\s\d"
_SHORT_ROLE = 5
_GLUED = ("By", "Von", "Par", "Por")
"""Words that may stand right before a name, set off from it by the design of the page only: "ByAnn Lee"."""


class NameWords(NamedTuple):
    """Regular expressions, and what has to stand in a string for them to find anything."""

    before: re.Pattern[str]
    inside: re.Pattern[str]
    joiners: re.Pattern[str]
    roles: re.Pattern[str]
    role_ahead: re.Pattern[str]
    nobody: frozenset[str]
    others: re.Pattern[str]
    no_name: frozenset[str]
    callings: tuple[str, ...]
    dates: re.Pattern[str]
    tail: re.Pattern[str]
    # What has to stand in a string for these to find anything; looking for it first takes a small part of the time.
    first: frozenset[str]
    """First words of what ``before`` finds."""
    glued: tuple[str, ...]
    """Prepositions, lower case, that a name may follow without a blank."""
    within: tuple[str, ...]
    """Parts of what ``inside`` finds."""
    said: tuple[str, ...]
    """Parts of what ``dates`` finds."""
    called: tuple[str, ...]
    """Parts of what ``roles`` and ``role_ahead`` find."""
    last: frozenset[str]
    """Last words of what ``tail`` finds."""
    beside: tuple[str, ...]
    """Parts of what ``others`` finds."""


@cache
def words_of(code: str) -> NameWords:
    """Give the patterns of a language, by the code of its file."""
    own, english = load_language(code), load_language(FALLBACK)
    ahead = own.authors.before | english.authors.before
    before = one_of(ahead)
    joiners = one_of(own.authors.joiners | english.authors.joiners)
    called = own.authors.roles | english.authors.roles
    roles = one_of(called)
    said = own.dates.updated | own.dates.published | english.dates.updated | english.dates.published
    short = frozenset(word for word in own.authors.before | {"by"} if word in PREPOSITIONS)
    marked = frozenset(word.rstrip(":") for word in ahead - PREPOSITIONS)
    others = own.authors.others | english.authors.others
    weekdays = own.dates.weekdays | english.dates.weekdays
    ends = rf"(?:{roles})(?:in|innen|s)?"
    return NameWords(
        re.compile(rf"^(?:(?:(?i:{before})(?:\s*:\s*|\s+|$))+|(?:{one_of(_GLUED)})(?=[A-Z\u00c0-\u00de][\w.]))"),
        re.compile(
            rf"(?:[\s\d|•·,\u2013-](?:{one_of(short)})\s|(?:{one_of(marked)}):)"
            rf"\s*([^|•·\n]+?)(?=$|\s*[|•·\n]|{_STOP})",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?:(?<!\s)\s+)?[,;&/|•·\n]\s*|(?<!\s)\s+(?:{joiners})\s+|(?<!\s)\s+[-\u2013\u2014]\s+", re.IGNORECASE
        ),
        re.compile(
            rf"(?:^|(?<![\s,\u2013\u2014-])[\s,\u2013\u2014-]++)(?:[\w-]++\s++)?{ends}(?:\s.*)?$", re.IGNORECASE
        ),
        re.compile(rf"^(?:[\w-]+-)?{ends}:?\s+", re.IGNORECASE),
        own.authors.nobody | english.authors.nobody | said | weekdays,
        re.compile(
            rf"(?<![\w-])(?:(?:{one_of(others)})(?![\w-])|(?:{one_of(credit_words())})\s?:|©).*$",
            re.IGNORECASE | re.DOTALL,
        ),
        own.authors.no_name | english.authors.no_name,
        tuple(sorted(role for role in called if len(role) > _SHORT_ROLE and " " not in role)),
        re.compile(rf"(?<!\w)(?:{one_of(said)})(?!\w).*$", re.IGNORECASE | re.DOTALL),
        re.compile(rf"(?:(?<!\s)\s++(?:{_TAIL_WORDS}))?(?:(?<!\s)\s++(?:{one_of(weekdays)}))?$", re.IGNORECASE),
        frozenset(map(first_word, ahead)),
        tuple(map(str.lower, _GLUED)),
        shortest([*(f"{word} " for word in short), *(f"{word}:" for word in marked)]),
        shortest(said),
        shortest(called),
        frozenset(word.rpartition(" ")[2] for word in (*_TAIL_WORDS.split("|"), *weekdays)),
        shortest([*others, *credit_words(), "©"]),
    )


def first_word(text: str) -> str:
    """Give the first word of a text, lower case and without a colon; the empty string where there is none."""
    return (text.lower().replace(":", " ").split(None, 1) or [""])[0]
