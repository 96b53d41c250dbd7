"""The labelled page as the record: each field asked once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from importlib.metadata import version

from newsscrape.compose.access import is_accessible_for_free, is_advertorial, is_liveblog
from newsscrape.compose.addresses import canonical_url, site
from newsscrape.compose.authors import authors
from newsscrape.compose.dates import dates
from newsscrape.compose.entries import entries
from newsscrape.compose.finding import Finding
from newsscrape.compose.headline import headline, kicker
from newsscrape.compose.images import images
from newsscrape.compose.line_teasers import line_teasers
from newsscrape.compose.paragraphs import lead, paragraphs, text_of
from newsscrape.compose.publisher import publisher
from newsscrape.compose.reading_time import estimated_minutes, reading_time
from newsscrape.compose.section import section
from newsscrape.compose.teasers import teasers
from newsscrape.compose.topics import topics
from newsscrape.compose.verdict import require_article
from newsscrape.model.article import Article, Extractor
from newsscrape.model.claim import Origin
from newsscrape.model.document import LabelledPage
from newsscrape.model.label import Label
from newsscrape.read.plain import TEXT_TREE
from newsscrape.text import count_words


def compose(page: LabelledPage) -> Article:
    """Compose the record of a labelled page; raise `NotAnArticle` when the page is none."""
    require_article(page)
    source = page.document.page
    words = paragraphs(page)
    text = text_of(words.value)
    count = count_words(text)
    when, minutes, live = dates(page), reading_time(page), is_liveblog(page)
    day, changed = when.published, when.modified
    found: dict[str, Finding[object]] = {
        "canonical_url": canonical_url(page),
        "publisher": publisher(page),
        "section": section(page),
        "headline": headline(page),
        "kicker": kicker(page),
        "lead": lead(page),
        "paragraphs": words,
        "authors": authors(page),
        "reading_time_minutes": minutes,
        "topics": topics(page),
        "images": images(page),
        "is_accessible_for_free": is_accessible_for_free(page),
        "is_advertorial": is_advertorial(page),
        "is_liveblog": live,
        "entries": entries(page) if live.value else Finding(()),
        "teasers": line_teasers(page) if page.document.tree is TEXT_TREE else teasers(page),
    }
    return Article(
        url=page.document.url,
        requested_url=source.requested_url,
        site=site(page),
        language=page.language,
        published_at=day.value.at if day.value else None,
        published_date=day.value.day if day.value else None,
        published_raw=day.raw,
        published_precision=day.value.precision if day.value else None,
        timezone=day.value.timezone if day.value else None,
        modified_at=changed.value.at if changed.value else None,
        modified_raw=changed.raw,
        reading_time_raw=minutes.raw,
        reading_time_estimated_minutes=estimated_minutes(text, count, page.language),
        text=text,
        word_count=count,
        boilerplate=_boilerplate(page),
        confidence=page.confidence,
        field_sources=_sources({**found, "published_date": day, "modified_at": changed}),
        warnings=_warnings(page, [*found.values(), day, changed]),
        fetched_at=_stamp(source.fetched_at),
        http_status=source.http_status,
        content_sha256=hashlib.sha256(source.body).hexdigest(),
        capture=source.capture,
        extractor=Extractor(name="newsscrape", version=version("newsscrape"), engine=page.engine),
        **{name: finding.value for name, finding in found.items()},  # type: ignore[arg-type]
    )


def _stamp(moment: datetime | None) -> str | None:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment is not None else None


def _boilerplate(page: LabelledPage) -> Mapping[Label, int]:
    """Count the characters of the blocks set aside, by label, in the order of the labels."""
    kept = (Label.HEADLINE, Label.LEAD, Label.BODY, Label.HEADING)
    counts = {label: 0 for label in Label if label not in kept}
    for labelled in page.blocks:
        if labelled.label in counts:
            counts[labelled.label] += len(labelled.block.text)
    return {label: count for label, count in counts.items() if count}


def _sources(found: Mapping[str, Finding[object]]) -> Mapping[str, Origin]:
    return {name: finding.origin for name, finding in sorted(found.items()) if finding.origin is not None}


def _warnings(page: LabelledPage, found: list[Finding[object]]) -> tuple[str, ...]:
    codes = [*page.document.warnings, *(code for finding in found for code in finding.warnings)]
    return tuple(sorted(set(codes)))
