"""The labelled page as the record: each field asked once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import version

from newsscrape.compose.access import is_accessible_for_free
from newsscrape.compose.addresses import canonical_url, site
from newsscrape.compose.advertorial import is_advertorial
from newsscrape.compose.authors import authors
from newsscrape.compose.dates import dates
from newsscrape.compose.entries import entries
from newsscrape.compose.finding import Finding
from newsscrape.compose.headline import headlines
from newsscrape.compose.images import images
from newsscrape.compose.line_teasers import line_teasers
from newsscrape.compose.liveblog import is_liveblog
from newsscrape.compose.moment import stamp_of
from newsscrape.compose.paragraphs import lead, text_of
from newsscrape.compose.permission import require_permission
from newsscrape.compose.publisher import publisher
from newsscrape.compose.reading_time import estimated_minutes, reading_time
from newsscrape.compose.section import section
from newsscrape.compose.survey import Survey, survey_of
from newsscrape.compose.teasers import teasers
from newsscrape.compose.topics import topics
from newsscrape.compose.verdict import require_article
from newsscrape.model.article import Article, Engine, Extractor
from newsscrape.model.claim import Origin
from newsscrape.model.document import LabelledPage
from newsscrape.model.label import Label
from newsscrape.read.plain import TEXT_TREE

_KEPT = frozenset((Label.HEADLINE, Label.LEAD, Label.BODY, Label.HEADING))
_SET_ASIDE = tuple(label for label in Label if label not in _KEPT)


def compose(page: LabelledPage) -> Article:
    """Compose the record of a labelled page; raise `NotAnArticle` when the page is none."""
    survey = survey_of(page)
    text = text_of(survey)
    require_article(survey, text.printed)
    require_permission(page)
    source = page.document.page
    when, minutes, live = dates(survey), reading_time(survey), is_liveblog(survey)
    above = headlines(survey)
    day, changed = when.published, when.modified
    found: dict[str, Finding[object]] = {
        "canonical_url": canonical_url(survey),
        "publisher": publisher(survey),
        "section": section(survey),
        "headline": above.headline,
        "kicker": above.kicker,
        "lead": lead(survey),
        "paragraphs": text.paragraphs,
        "authors": authors(survey),
        "reading_time_minutes": minutes,
        "topics": topics(survey),
        "images": images(survey),
        "is_accessible_for_free": is_accessible_for_free(survey),
        "is_advertorial": is_advertorial(survey),
        "is_liveblog": live,
        "entries": entries(survey) if live.value else Finding(()),
        "teasers": line_teasers(survey) if survey.tree is TEXT_TREE else teasers(survey),
    }
    return Article(
        url=page.document.url,
        requested_url=source.requested_url or None,
        site=site(survey),
        language=page.language,
        published_at=day.value.at if day.value else None,
        published_date=day.value.day if day.value else None,
        published_raw=day.raw,
        published_precision=day.value.precision if day.value else None,
        timezone=day.value.timezone if day.value else None,
        modified_at=changed.value.at if changed.value else None,
        modified_raw=changed.raw,
        reading_time_raw=minutes.raw,
        reading_time_estimated_minutes=estimated_minutes(text.whole, text.words, survey.language),
        text=text.whole,
        word_count=text.words,
        boilerplate=_boilerplate(survey),
        confidence=page.confidence,
        field_sources=_sources({**found, "published_date": day, "modified_at": changed}),
        warnings=_warnings(survey, [*found.values(), day, changed]),
        fetched_at=stamp_of(source.fetched_at) if source.fetched_at is not None else None,
        http_status=source.http_status,
        content_sha256=hashlib.sha256(source.body).hexdigest(),
        capture=source.capture,
        extractor=_extractor(page.engine),
        **{name: finding.value for name, finding in found.items()},  # type: ignore[arg-type]
    )


@cache
def _extractor(engine: Engine) -> Extractor:
    return Extractor(name="newsscrape", version=version("newsscrape"), engine=engine)


def _boilerplate(survey: Survey) -> Mapping[Label, int]:
    """Count the characters of the blocks set aside, by label, in the order of the labels."""
    return {
        label: sum([len(one.block.text) for one in survey.labelled[label]])
        for label in _SET_ASIDE
        if label in survey.labelled
    }


def _sources(found: Mapping[str, Finding[object]]) -> Mapping[str, Origin]:
    return {name: origin for name in sorted(found) if (origin := found[name].origin) is not None}


def _warnings(survey: Survey, found: Sequence[Finding[object]]) -> tuple[str, ...]:
    codes = {*survey.document.warnings, *[code for finding in found if finding.warnings for code in finding.warnings]}
    return tuple(sorted(codes))
