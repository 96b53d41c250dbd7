"""What was weighed for each field of a record, and what became of it: by the searches the record itself is made by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from newsscrape.compose.addresses import canonical_url
from newsscrape.compose.explain_authors import considered_authors
from newsscrape.compose.explain_dates import considered_changes, considered_days
from newsscrape.compose.explain_parts import (
    considered_headlines,
    considered_images,
    considered_kickers,
    considered_leads,
    considered_teasers,
    considered_texts,
)
from newsscrape.compose.finding import Finding
from newsscrape.compose.publisher import publisher, publisher_offers
from newsscrape.compose.reading_time import reading_time, reading_time_offers
from newsscrape.compose.section import section, section_offers
from newsscrape.compose.survey import Survey, survey_of
from newsscrape.compose.topics import topic_offers, topics
from newsscrape.model.considered import Considered, Why
from newsscrape.model.document import LabelledPage

_MOST = 60
"""Values told of one field; the record itself has no more of any but teasers."""


def considered(page: LabelledPage) -> Mapping[str, tuple[Considered, ...]]:
    """Give what was weighed for the fields of an article, by field: what was taken first, then in order of trust.

    In: a labelled page that is an article; out: fields for which nothing was found have no entry.
    """
    survey = survey_of(page)
    told = {name: tuple(islice(tell(survey), _MOST)) for name, tell in _FIELDS.items()}
    return {name: found for name, found in told.items() if found}


def _ranked(taken: Finding[object], offers: Iterable[Finding[object]]) -> Iterator[Considered]:
    """Tell a field whose first offer is taken unless a profile selects it."""
    if taken.value in {None, ()} or taken.origin is None:
        return
    first = _told(taken.value, taken.raw)
    yield Considered(value=first, origin=taken.origin, why=Why.TAKEN, blocks=_blocks(taken))
    seen = {(first, taken.origin, taken.block)}
    for offer in offers:
        value = _told(offer.value, offer.raw)
        if offer.origin is None or (value, offer.origin, offer.block) in seen:
            continue
        seen.add((value, offer.origin, offer.block))
        why = Why.SAME if offer.value == taken.value else Why.BEHIND
        yield Considered(value=value, origin=offer.origin, why=why, blocks=_blocks(offer))


def _told(value: object, raw: str | None) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return raw if raw is not None else str(value)


def _blocks(finding: Finding[object]) -> tuple[int, ...]:
    return (finding.block,) if finding.block >= 0 else ()


def _canonical(survey: Survey) -> Iterator[Considered]:
    taken = canonical_url(survey)
    if taken.origin is not None:
        yield Considered(value=str(taken.value), origin=taken.origin, why=Why.TAKEN)
    for name in ("canonical", "url"):
        for claim in survey.claimed(name):
            is_same = taken.value is not None and claim.value.strip().startswith(taken.value)
            if not (is_same and claim.origin is taken.origin):
                yield Considered(value=claim.value, origin=claim.origin, why=Why.SAME if is_same else Why.UNFIT)


def _publisher(survey: Survey) -> Iterator[Considered]:
    return _ranked(publisher(survey), publisher_offers(survey))


def _section(survey: Survey) -> Iterator[Considered]:
    return _ranked(section(survey), section_offers(survey))


def _reading_time(survey: Survey) -> Iterator[Considered]:
    return _ranked(reading_time(survey), reading_time_offers(survey))


def _topics(survey: Survey) -> Iterator[Considered]:
    return _ranked(topics(survey), topic_offers(survey))


_FIELDS: Mapping[str, Callable[[Survey], Iterable[Considered]]] = {
    "canonical_url": _canonical,
    "publisher": _publisher,
    "section": _section,
    "headline": considered_headlines,
    "kicker": considered_kickers,
    "lead": considered_leads,
    "text": considered_texts,
    "authors": considered_authors,
    "published_date": considered_days,
    "modified_at": considered_changes,
    "reading_time_minutes": _reading_time,
    "topics": _topics,
    "images": considered_images,
    "teasers": considered_teasers,
}
