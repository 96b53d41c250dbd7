"""Near copies: earlier articles of nearly the same text."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, select

from newsscrape.ledger.prepared import Prepared
from newsscrape.ledger.schema import ARTICLES, BANDS, STORIES
from newsscrape.ledger.shingles import share_in_common, shingles_of
from newsscrape.model.article import SameStory
from newsscrape.policy.copies import copy_rules

_FIRST = Prepared(select(func.min(STORIES.c.story).label("story")).where(STORIES.c.url == bindparam("key")))
_RECORD = Prepared(
    select(ARTICLES.c.url, ARTICLES.c.record)
    .select_from(STORIES.join(ARTICLES, (STORIES.c.url == ARTICLES.c.url) & (STORIES.c.version == ARTICLES.c.version)))
    .where(STORIES.c.story == bindparam("number"))
)
_NOTE_STORY = Prepared(insert(STORIES).returning(STORIES.c.story), ("url", "version"))
_NOTE_BAND = Prepared(insert(BANDS), ("band", "story"))


class Signed(NamedTuple):
    """A text as it is compared."""

    text: str
    """The text."""
    bands: tuple[int, ...]
    """Its signature; empty when it is too short."""


@cache
def _met(bands: int) -> Prepared:
    """Give the statement that finds the texts which share one of so many bands."""
    any_of = BANDS.c.band.in_([bindparam(f"band{number}") for number in range(bands)])
    return Prepared(select(BANDS.c.band, BANDS.c.story).where(any_of))


def same_story(record: Mapping[str, Any]) -> SameStory | None:
    """Give the story that a remembered record is a copy of."""
    said = record["same_story_as"]
    return SameStory(**said) if said else None


def noted_story(db: Connection, key: str, version: int, signed: Signed) -> SameStory | None:
    """Find the earliest other article of nearly the same text, and note this one for those to come.

    In: the key of an article, its version and its text. What came after the article's first version is no origin of it.
    """
    if not signed.bands:
        return None
    asked = {f"band{number}": band for number, band in enumerate(signed.bands)}
    met = [(row["band"], row["story"]) for row in _met(len(asked)).rows(db, asked)]
    articles = Counter(band for band, _ in met)
    full = {band for band, number in articles.items() if number >= copy_rules().kept}
    found = _earliest(db, key, signed, _agreements(met, full))
    _note(db, key, version, [band for band in signed.bands if band not in full])
    return found


def _agreements(met: Iterable[tuple[int, int]], full: AbstractSet[int]) -> Counter[int]:
    """Count for each earlier text in how many halves of slots it agrees: one value that many have is worth half."""
    halves: Counter[int] = Counter()
    for band, story in met:
        halves[story] += 1 if band in full else 2
    return halves


def _earliest(db: Connection, key: str, signed: Signed, halves: Counter[int]) -> SameStory | None:
    rules = copy_rules()
    alike = [story for story, number in halves.items() if number >= 2 * rules.agree]
    if not alike:
        return None
    first = (_FIRST.first(db, {"key": key}) or {})["story"]
    earlier = [story for story in alike if first is None or story < first]
    closest = sorted(earlier, key=lambda story: (-halves[story], story))[: rules.compared]
    shingles = shingles_of(signed.text)
    for story in sorted(closest):
        for other in _RECORD.rows(db, {"number": story}):
            record = json.loads(other["record"])
            share = share_in_common(shingles, shingles_of(record["text"]))
            if share >= rules.same_story:
                return SameStory(url=record["url"] or other["url"], share=share)
    return None


def _note(db: Connection, key: str, version: int, bands: Iterable[int]) -> None:
    story = (_NOTE_STORY.first(db, {"url": key, "version": version}) or {})["story"]
    _NOTE_BAND.run_all(db, ({"band": band, "story": story} for band in bands))
