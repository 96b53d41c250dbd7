"""Where the links of a page lead: to a page of its own, or to a list of pages, a file, a person."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from newsscrape.policy.addresses import address_rules
from newsscrape.policy.teasers import teaser_rules

_SHORTEST = 8
_BETWEEN = re.compile(r"[_-]")
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"=[^&=]*\d{3}")
_LONG_NUMBER = re.compile(r"\d{4}")
_LISTED = 2


def target_of(url: str) -> str:
    """Give host and path of an address, and the query where only that tells pages apart ("/article.php?id=4711")."""
    place, mark, query = url.partition("#")[0].partition("?")
    target = place.partition("://")[2].removeprefix("www.").rstrip("/")
    if mark and _NUMBER.search(query) and not _is_told(target.rpartition("/")[2]):
        return f"{target}?{query}"
    return target


def _is_told(last: str) -> bool:
    """Tell whether the last part of a path names a page: it has some hyphens or a number."""
    return last.count("-") > 1 or _LONG_NUMBER.search(last) is not None


@lru_cache(maxsize=8_192)
def leads_to_a_page(target: str) -> bool:
    """Tell a page of its own from a front page, a section, a list or a file, by its address.

    It has a longer last part, which is no list's name, nor is the one before it; and it is no picture or download.
    """
    path, mark, _ = target.partition("/")[2].partition("?")
    *above, last = path.strip("/").split("/")
    if not mark and len(last) < _SHORTEST and not last.isdigit():
        return False
    if not (mark or "-" in last or "_" in last or above or any(map(str.isdigit, last))):
        return False
    return may_lead_to_a_page(target)


@lru_cache(maxsize=8_192)
def may_lead_to_a_page(target: str) -> bool:
    """Tell whether nothing in an address speaks against a page of its own: no list's name, no front page, no file."""
    *above, last = target.partition("/")[2].partition("?")[0].strip("/").split("/")
    name, _, extension = last.rpartition(".")
    if not last or (name and extension.lower() in address_rules().skipped_extensions):
        return False
    return not (_is_list(name or last) or (above and _is_list(above[-1])))


def is_in_a_list(target: str) -> bool:
    """Tell whether any but the last two parts of a target's path is the name of a list, as in "/topics/word/river"."""
    return any(map(_is_list, target.split("/")[1:-2]))


def is_article_like(part: str) -> bool:
    """Tell whether a part of a path is a headline's, or a number's."""
    rules = address_rules()
    return part.count("-") >= rules.article_hyphens or any(
        len(digits) >= rules.article_digits for digits in _DIGITS.findall(part)
    )


def _is_list(part: str) -> bool:
    names = teaser_rules().listing_segments
    part = part.lower()
    if part in names:
        return True
    words = _BETWEEN.split(part)
    return len(words) == 2 and (words[0] in names or words[1] in names)  # noqa: PLR2004 - a name and what it is of


def lists_among(targets: Iterable[str], own: str) -> frozenset[str]:
    """Give the targets that are directories: of the page itself, or of several of the articles linked to."""
    inside: dict[str, set[str]] = {}
    for target in targets:
        for around in _around(target):
            inside.setdefault(around, set()).add(target)
    lists = {
        around
        for around, pages in inside.items()
        if len(pages) >= _LISTED and sum([is_article_like(page.rpartition("/")[2]) for page in pages]) >= _LISTED
    }
    return frozenset(lists.union(_around(own)))


def _around(target: str) -> list[str]:
    """Give the directories a target lies in, the host itself left out."""
    around = []
    target = target.partition("?")[0]
    at = target.rfind("/")
    first = target.find("/")
    while at > first:
        around.append(target[:at])
        at = target.rfind("/", 0, at)
    return around
