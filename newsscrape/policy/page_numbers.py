"""The page number in an address."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import parse_qsl, urlsplit

from newsscrape.policy.addresses import AddressRules

_DIGITS = 6


def page_number(url: str, rules: AddressRules) -> tuple[str, int]:
    """Give an address without its page number, and that number (1 without one).

    In: an absolute address with its number as a parameter (``?page=2``), as a segment (``/page/2/``) or at the end of
    the path (``/story,seite-2.html``), and the rules; out: host, path and query, the same for all pages of one thing.
    """
    parts = urlsplit(url)
    number, pairs = 1, []
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        if name.lower() in rules.page_parameters and value.isascii() and value.isdigit():
            number = int(value[:_DIGITS])
        else:
            pairs.append((name, value))
    segments = parts.path.rstrip("/").split("/")
    pair = 2
    if len(segments) > pair and segments[-2].lower() in rules.page_segments and segments[-1].isascii():
        digits = segments[-1]
        if digits.isdigit():
            number, segments = int(digits[:_DIGITS]), segments[:-2]
    elif marked := _marked(rules.page_marks).fullmatch(segments[-1]):
        number, segments[-1] = int(marked["number"]), marked["name"] + marked["rest"]
    return f"{parts.netloc}{'/'.join(segments)}?{pairs}", number


@cache
def _marked(words: tuple[str, ...]) -> re.Pattern[str]:
    """Give what finds a number after a word at the end of a segment."""
    any_word = "|".join(map(re.escape, words))
    number = rf"(?P<number>[0-9]{{1,{_DIGITS}}})"
    return re.compile(rf"(?P<name>.*[^,_-])[,_-]+(?:{any_word})[,_-]?{number}(?P<rest>(?:\.\w{{1,5}})?)", re.IGNORECASE)
