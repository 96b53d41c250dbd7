"""How well near copies are found, and what it costs: the ledger's own way, over a made corpus."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, insert

from newsscrape.bench.made_corpus import MadeArticle
from newsscrape.bench.targets import Sense, Target
from newsscrape.ledger.copies import Signed, noted_story
from newsscrape.ledger.ledger import checked_engine
from newsscrape.ledger.schema import ARTICLES, METADATA
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
    """Processor time an article: signing, looking up, comparing, noting and a transaction for it alone."""
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
    path = folder / "ledger.sqlite"
    engine = checked_engine(f"sqlite:///{path}")
    METADATA.create_all(engine)
    _store(engine, corpus)
    before = path.stat().st_size
    begun = time.process_time()
    said = [_said(engine, article) for article in corpus]
    seconds = time.process_time() - begun
    engine.dispose()
    right, wrong = _judged(corpus, said)
    return CopyFigures(
        articles=len(corpus),
        copies=sum(article.is_copy for article in corpus),
        found=right,
        wrong=wrong,
        milliseconds=seconds / len(corpus) * 1_000,
        article_bytes=(path.stat().st_size - before) / len(corpus),
    )


def _store(engine: Engine, corpus: Iterable[MadeArticle]) -> None:
    """Have the articles in the ledger, so that their texts can be compared."""
    with engine.begin() as db:
        db.execute(insert(ARTICLES), [_row(article) for article in corpus])
    engine.dispose()  # the last connection to be closed writes all into the one file


def _row(article: MadeArticle) -> Mapping[str, object]:
    record = encode_article(Article(url=article.url, headline=article.headline, text=article.text)).decode()
    return {"url": article.url, "version": 1, "text_digest": "", "changes": "[]", "record": record, "run": "made"}


def _said(engine: Engine, article: MadeArticle) -> SameStory | None:
    with engine.begin() as db:
        return noted_story(db, article.url, 1, Signed.of(article.text))


def _judged(corpus: Sequence[MadeArticle], said: Sequence[SameStory | None]) -> tuple[int, int]:
    """Count what was said rightly and wrongly."""
    stories = {article.url: article.story for article in corpus}
    told = [(article, same) for article, same in zip(corpus, said, strict=True) if same]
    right = sum(article.is_copy and stories[same.url] == article.story for article, same in told)
    return right, len(told) - right
