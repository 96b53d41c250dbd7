"""Whether somebody paid for the article; nothing without evidence.

The first of these that says so: a claim; the address; a mark beside the headline; a sentence at either end of the text;
what the page's templates and categories are called. "Anzeige" and its kin alone are no evidence, for they head every
advertising slot, and "in partnership with" is none unless it is marked as an advertiser's: editorial work is done so
too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from newsscrape.compose.finding import Finding
from newsscrape.compose.marks import Marked, mark_in_addresses, mark_in_kinds, mark_in_names
from newsscrape.compose.paid_marks import EDGES, paid_marks, parts_of
from newsscrape.compose.survey import Survey
from newsscrape.model.block import LabelledBlock
from newsscrape.model.claim import Origin
from newsscrape.model.label import IN_TEXT, Label
from newsscrape.text import fold

_MAX_MARK = 60
_MAX_PARTNER = 100
_MAX_SENTENCE = 400
_ABOVE = 2
_BELOW = 1
_BEHIND_HEADLINE = 8
_LEVELS = 3
_BEHIND_TEXT = 4
_OPENING = 2
_CLOSING = 2
_PARTICULARS = frozenset({Label.BYLINE, Label.TIMESTAMP})
_STORY = IN_TEXT | {Label.HEADLINE}


def is_advertorial(survey: Survey) -> Finding[bool | None]:
    """Tell whether it is paid content, with the words that say so."""
    for origin, search in _STEPS:
        if raw := search(survey):
            return Finding(value=True, origin=origin, raw=raw)
    return Finding(None)


def _claimed(survey: Survey) -> str:
    for claim in survey.claimed("@type", Origin.JSONLD):
        if claim.value == "AdvertiserContentArticle":
            return claim.value
    return _said(survey, Origin.JSONLD)


def _in_meta(survey: Survey) -> str:
    return _said(survey, Origin.META)


def _in_opengraph(survey: Survey) -> str:
    return _said(survey, Origin.OPENGRAPH)


def _said(survey: Survey, origin: Origin) -> str:
    """Give the author or section that is no name but a mark."""
    marks = paid_marks(survey.language.code)
    for name in ("author", "articleSection"):
        for claim in survey.claimed(name, origin):
            if len(claim.value) <= _MAX_MARK and marks.is_any(fold(claim.value).strip(EDGES)):
                return claim.value
    return ""


def _in_address(survey: Survey) -> str:
    mark, path = mark_in_addresses("advertorial", "addresses"), survey.address.path
    match = mark.pattern.search(path) if mark.is_in(path) else None
    return match[0] if match else ""


def _in_names(survey: Survey) -> str:
    """Read what the elements around the headline are called, the whole page's included."""
    headlines = survey.of(Label.HEADLINE)
    if not headlines:
        return ""
    mark, tree = mark_in_kinds("advertorial", "names"), survey.tree
    for element in tree.ancestors(headlines[0].block.element):
        names = f"{tree.get(element, 'class')} {tree.get(element, 'id')}"
        if mark.is_in(names) and (match := mark.pattern.search(names)):
            return match[0]
    return ""


def _beside_headline(survey: Survey) -> str:
    marks = paid_marks(survey.language.code)
    for labelled in (*survey.places.head, *_slots(survey)):
        text = labelled.block.text
        if len(text) <= _MAX_MARK and labelled.label not in _STORY and marks.may_hold(text):
            parts = parts_of(labelled.block)
            if any(map(marks.is_alone, parts)):
                return text
            if labelled.label in _PARTICULARS and len(parts) > 1 and any(map(marks.is_any, parts)):
                return text
    return _partner(survey)


def _slots(survey: Survey) -> Iterator[LabelledBlock]:
    """Give the blocks right at the headline that look like the head of an advertising slot."""
    at = survey.places.headline
    if at is not None:
        for labelled in survey.page.blocks[max(at - _ABOVE, 0) : at + _BELOW + 1]:
            if labelled.label is Label.AD:
                yield labelled


def _partner(survey: Survey) -> str:
    at = survey.places.headline
    if at is None:
        return ""
    marks, around = paid_marks(survey.language.code), Marked(survey.tree, mark_in_names("advertorial", "partners"))
    for labelled in survey.page.blocks[max(at - _ABOVE, 0) : at + _BEHIND_HEADLINE]:
        text = labelled.block.text
        if len(text) > _MAX_PARTNER or labelled.label in _STORY or not marks.names_partner(fold(text)):
            continue
        if labelled.label is Label.AD or around.is_near(labelled.block.element, _LEVELS):
            return text
    return ""


def _disclosed(survey: Survey) -> str:
    marks, last = paid_marks(survey.language.code), survey.places.last
    behind = () if last is None else survey.page.blocks[last + 1 : last + 1 + _BEHIND_TEXT]
    text = survey.text
    for labelled in (*survey.places.head, *text[:_OPENING], *text[_OPENING:][-_CLOSING:], *behind):
        said = labelled.block.text
        if len(said) <= _MAX_SENTENCE and labelled.label is not Label.COMMENT and marks.disclosed_in(said):
            return said
    return ""


_STEPS: Sequence[tuple[Origin, Callable[[Survey], str]]] = (
    (Origin.JSONLD, _claimed),
    (Origin.OPENGRAPH, _in_opengraph),
    (Origin.META, _in_meta),
    (Origin.URL, _in_address),
    (Origin.PRINTED, _beside_headline),
    (Origin.PRINTED, _disclosed),
    (Origin.META, _in_names),
)
