"""How well near copies are found, and what it costs: the ledger's own way, over a made corpus."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, insert, text

from newsscrape.bench.made_corpus import MadeArticle
from newsscrape.bench.targets import Sense, Target
from newsscrape.ledger.copies import Signed, noted_story
from newsscrape.ledger.engines import checked_engine
from newsscrape.ledger.schema import ARTICLES, BANDS, METADATA, STORIES
from newsscrape.ledger.shingles import shingles_of
from newsscrape.ledger.signature import bands_of
from newsscrape.model.article import Article, SameStory
from newsscrape.sinks.jsonl import encode_article


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyFigures:
    """What came out."""

    articles: int
    """Articles of the corpus."""
    copies: int
    """Copies among them."""
    found: int
    """Copies told with an earlier article of their story."""
    wrong: int
    """Articles told to be copies that are none, or of another story."""
    milliseconds: float
    """Processor time an article: signing, looking up, comparing, noting, and the commit, its own row included."""
    article_bytes: float
    """Bytes of the ledger an article for finding copies."""

    @property
    def recall(self) -> float:
        """Share of the copies that were found, 0-1."""
        return self.found / self.copies if self.copies else 1.0

    @property
    def precision(self) -> float:
        """Share of what was told that is right, 0-1."""
        told = self.found + self.wrong
        return self.found / told if told else 1.0

    def by_name(self) -> Mapping[str, float]:
        """Give the figures that have targets."""
        return {"recall": self.recall, "precision": self.precision, "milliseconds": self.milliseconds}


COPY_TARGETS = (
    Target(figure="recall", words="copies found (recall)", sense=Sense.AT_LEAST, limit=0.95),
    Target(figure="precision", words="of what was told, right (precision)", sense=Sense.AT_LEAST, limit=0.99),
    Target(figure="milliseconds", words="processor time an article", sense=Sense.AT_MOST, limit=1, unit=" ms"),
)
"""In the order of the table."""


def measure_copies(corpus: Sequence[MadeArticle], folder: Path) -> CopyFigures:
    """Remember a corpus article by article in a new ledger in that folder, and judge what it says of each."""
    engine = checked_engine(f"sqlite:///{folder / 'ledger.sqlite'}")
    METADATA.create_all(engine)
    said, seconds = [], 0.0
    for article in corpus:
        with engine.connect() as db:
            db.execute(insert(ARTICLES), _row(article))
            begun = time.process_time()
            signed = Signed(article.text, bands_of(shingles_of(article.text)))
            said.append(noted_story(db, article.url, 1, signed))
            db.commit()
            seconds += time.process_time() - begun
    size = _size(engine)
    engine.dispose()
    right, wrong = _judged(corpus, said)
    return CopyFigures(
        articles=len(corpus),
        copies=sum(article.is_copy for article in corpus),
        found=right,
        wrong=wrong,
        milliseconds=seconds / len(corpus) * 1_000,
        article_bytes=size / len(corpus),
    )


def _size(engine: Engine) -> float:
    """Give the bytes of the tables for finding copies: what the ledger shrinks by without them."""
    sizes = []
    for tables in ((), (BANDS, STORIES)):
        METADATA.drop_all(engine, tables=tables)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
            db.execute(text("VACUUM"))
            sizes.append(db.execute(text("PRAGMA page_count")).scalar_one())
            page = db.execute(text("PRAGMA page_size")).scalar_one()
    return float((sizes[0] - sizes[1]) * page)


def _row(article: MadeArticle) -> Mapping[str, object]:
    record = encode_article(Article(url=article.url, headline=article.headline, text=article.text)).decode()
    return {"url": article.url, "version": 1, "text_digest": "", "changes": "[]", "record": record, "run": "made"}


def _judged(corpus: Sequence[MadeArticle], said: Sequence[SameStory | None]) -> tuple[int, int]:
    """Count what was said rightly and wrongly."""
    stories = {article.url: article.story for article in corpus}
    told = [(article, same) for article, same in zip(corpus, said, strict=True) if same]
    right = sum(article.is_copy and stories[same.url] == article.story for article, same in told)
    return right, len(told) - right
