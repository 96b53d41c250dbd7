"""Addresses known to be articles' and addresses known not to be → one regular expression that tells them apart."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple
from urllib.parse import urlsplit

from newsscrape.learn.marks import Kind, Mark, marks_of

MOST_ADDRESSES = 1_000
"""So many of either side are looked at; more of the same teach nothing."""
LEAST_SUPPORT = 3
"""Articles that must bear a mark, so that one odd address makes no rule."""
LEAST_COVERED = 0.8
"""Share of the articles that the whole pattern must match: one that misses more loses news."""
MOST_WRONG = 0.02
"""Share of the other addresses that it may match: front pages link a few articles under odd words."""
MOST_PARTS = 3
"""Customs a site may have at a time; old addresses stay when the system is changed."""
ENOUGH = 0.95
"""Share of the articles after which no further part is looked for."""
_TRUST = {
    Kind.NUMBER: 1.0,
    Kind.KEY: 1.0,
    Kind.DATE: 0.95,
    Kind.WORD: 0.75,
    Kind.SLUG: 0.6,
    Kind.EXTENSION: 0.5,
}
"""What an article that bears a mark counts: long slugs and extensions are had by other pages too."""
_MOST_EXCLUDED = 8
_SEGMENT = re.compile(r"[\w-]+")


class _Part(NamedTuple):
    mark: Mark
    pattern: str
    matched: frozenset[str]

    @property
    def rank(self) -> tuple[float, int, int, str]:
        """Most articles first, a surer kind counting more; then the surer kind, then what says most."""
        kind = self.mark.kind
        return -len(self.matched) * _TRUST[kind], kind, -len(self.pattern), self.pattern


def learn_pattern(articles: Iterable[str], others: Iterable[str]) -> str | None:
    """Learn what marks a site's articles.

    In: absolute addresses of one site that are articles', and such that are not (sections, tags, authors). Out: a
    regular expression to search the path of an address for, in a form people can mend, the same for the same addresses
    in any order; None where no mark tells the two apart.
    """
    wanted, unwanted = _paths(articles), _paths(others)
    unwanted -= wanted
    parts: list[_Part] = []
    left = wanted
    while len(left) >= max(LEAST_SUPPORT, (1 - ENOUGH) * len(wanted)) and len(parts) < MOST_PARTS:
        part = _best(left, wanted, unwanted)
        if part is None:
            break
        parts.append(part)
        left = left - part.matched
    if not wanted or len(wanted) - len(left) < LEAST_COVERED * len(wanted):
        return None
    return "|".join(part.pattern for part in parts) or None


def _paths(addresses: Iterable[str]) -> frozenset[str]:
    paths = sorted({path for address in addresses if (path := _path(address)) not in {"", "/"}})
    return frozenset(paths[:: max(1, len(paths) // MOST_ADDRESSES)])


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _best(left: frozenset[str], wanted: frozenset[str], unwanted: frozenset[str]) -> _Part | None:
    marks = {mark for path in left for mark in marks_of(path)}
    parts = (_part(mark, left, wanted, unwanted) for mark in sorted(marks))
    return min((part for part in parts if part is not None), key=lambda part: part.rank, default=None)


def _part(mark: Mark, left: frozenset[str], wanted: frozenset[str], unwanted: frozenset[str]) -> _Part | None:
    """Give the mark as a part of the pattern where enough articles bear it and hardly anything else does."""
    if mark.needs_contrast and not unwanted:
        return None
    matched = _matched(mark.pattern, left)
    if len(matched) < LEAST_SUPPORT:
        return None
    wrong = _matched(mark.pattern, unwanted)
    if len(wrong) <= MOST_WRONG * len(unwanted):
        return _Part(mark, mark.pattern, matched)
    excluded = _excluded(wrong, _matched(mark.pattern, wanted))
    if excluded is None or mark.needs_contrast:
        return None
    return _Part(mark, rf"^/(?!{'|'.join(excluded)}).*{mark.pattern}", matched)


def _excluded(wrong: Collection[str], right: Collection[str]) -> list[str] | None:
    """Give the first segments that the wrong ones stand under and no article does, such as ``tag/``."""
    firsts = {path.split("/")[1] for path in wrong}
    taken = {path.split("/")[1] for path in right}
    plain = all(_SEGMENT.fullmatch(first) for first in firsts)
    return (
        [f"{first}/" for first in sorted(firsts)]
        if plain and len(firsts) <= _MOST_EXCLUDED and firsts.isdisjoint(taken)
        else None
    )


def _matched(pattern: str, paths: frozenset[str]) -> frozenset[str]:
    return frozenset(filter(re.compile(pattern).search, paths))
