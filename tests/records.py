"""An article with something in every field, for tests of what becomes of records."""

from __future__ import annotations

from newsscrape.model.alarm import Alarm, Aspect
from newsscrape.model.article import (
    Article,
    Engine,
    Entry,
    Extractor,
    Image,
    Paragraph,
    ParagraphKind,
    Precision,
    SameStory,
    Teaser,
    TeaserKind,
)
from newsscrape.model.claim import Origin
from newsscrape.model.label import Label
from newsscrape.model.page import Capture

FULL = Article(
    url="https://kurier.example/politik/strom-1",
    requested_url="https://kurier.example/1",
    canonical_url="https://kurier.example/strom-1",
    other_urls=("https://m.kurier.example/strom-1",),
    site="kurier.example",
    publisher="Kurier",
    section="Politik",
    headline="Strom wird „billiger“",
    kicker="Energie",
    lead="Die Umlage fällt.",
    paragraphs=(
        Paragraph(kind=ParagraphKind.LEAD, text="Die Umlage fällt."),
        Paragraph(kind=ParagraphKind.PARAGRAPH, text="Ein Satz."),
    ),
    text="Die Umlage fällt.\n\nEin Satz.",
    authors=("Nellie Bly", "dpa", "kurier"),
    published_at="2026-11-02T10:00:00Z",
    modified_at="2026-11-02T11:30:00Z",
    published_date="2026-11-02",
    published_raw="02.11.2026, 11:00",
    modified_raw="12:30",
    published_precision=Precision.MINUTE,
    timezone="Europe/Berlin",
    reading_time_minutes=1.5,
    reading_time_raw="90 Sekunden",
    reading_time_estimated_minutes=0.1,
    word_count=5,
    language="de",
    topics=("Strom", "Umlage"),
    images=(Image(url="https://kurier.example/a.jpg", caption="Ein Mast", credit="dpa"),),
    is_accessible_for_free=False,
    is_advertorial=True,
    is_liveblog=True,
    entries=(Entry(published_at="2026-11-02T10:30:00Z", headline=None, text="Es geht los."),),
    teasers=(
        Teaser(
            position=1,
            kind=TeaserKind.RELATED,
            label=None,
            section=None,
            headline="Gas",
            url="https://kurier.example/gas",
            published_on="2026-11-01",
            snippet=None,
            truncated=False,
            is_promotion=False,
        ),
    ),
    boilerplate={Label.AD: 52},
    same_story_as=SameStory(url="https://bote.example/strom", share=0.9),
    confidence=0.9,
    field_sources={"headline": Origin.PRINTED},
    warnings=("timezone_assumed",),
    fetched_at="2026-11-02T12:00:00Z",
    http_status=200,
    content_sha256="0" * 64,
    capture=Capture(file="a.warc.gz", offset=7, length=9),
    version=2,
    changes=("headline",),
    extractor=Extractor(name="newsscrape", version="0.1.0", engine=Engine.BLOCKS),
)
BARE = Article(content_sha256="1" * 64)

ALARM = Alarm(
    site="kurier.example",
    aspect=Aspect.COVERAGE,
    name="authors",
    found=0.0,
    low=0.6,
    high=1.0,
    usual=0.9,
    runs=9,
    sentence="kurier.example: authors in 0 % of 40 articles.",
)
