"""Near copies: earlier articles of nearly the same text."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Self

from sqlalchemy import Connection, bindparam, func, insert, select

from newsscrape.ledger.schema import ARTICLES, BANDS, STORIES
from newsscrape.ledger.shingles import share_in_common, shingles_of
from newsscrape.ledger.signature import bands_of
from newsscrape.model.article import SameStory
from newsscrape.policy.copies import copy_rules

# Built once: to build them takes as long as to ask them.
_MET = select(BANDS.c.band, BANDS.c.story).where(BANDS.c.band.in_(bindparam("bands", expanding=True)))
_FIRST = select(func.min(STORIES.c.story)).where(STORIES.c.url == bindparam("url"))
_RECORDS = (
    select(ARTICLES.c.url, ARTICLES.c.record)
    .select_from(STORIES.join(ARTICLES, (STORIES.c.url == ARTICLES.c.url) & (STORIES.c.version == ARTICLES.c.version)))
    .where(STORIES.c.story.in_(bindparam("stories", expanding=True)))
    .order_by(STORIES.c.story)
)
_NOTE_STORY, _NOTE_BANDS = insert(STORIES), insert(BANDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A text as it is compared."""

    shingles: frozenset[str]
    """Its runs of words."""
    bands: tuple[int, ...]
    """Its signature; empty when it is too short."""

    @classmethod
    def of(cls, text: str) -> Self:
        """Sign a text."""
        shingles = shingles_of(text)
        return cls(shingles=shingles, bands=bands_of(shingles))


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
    met = [(band, story) for band, story in db.execute(_MET, {"bands": signed.bands})]
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
    first = db.execute(_FIRST, {"url": key}).scalar()
    earlier = [story for story in alike if first is None or story < first]
    closest = sorted(earlier, key=lambda story: (-halves[story], story))[: rules.compared]
    for other in db.execute(_RECORDS, {"stories": closest}).mappings():
        record = json.loads(other["record"])
        share = share_in_common(signed.shingles, shingles_of(record["text"]))
        if share >= rules.same_story:
            return SameStory(url=record["url"] or other["url"], share=share)
    return None


def _note(db: Connection, key: str, version: int, bands: Iterable[int]) -> None:
    noted = db.execute(_NOTE_STORY, {"url": key, "version": version}).inserted_primary_key
    story = noted[0] if noted else None
    rows = [{"band": band, "story": story} for band in bands]
    if rows:
        db.execute(_NOTE_BANDS, rows)
