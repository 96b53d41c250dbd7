"""Who wrote it: persons and agencies as the page claims and prints them.

The first of these that names somebody besides the publication: JSON-LD; other metadata; author links and bylines around
the article; the agency a paragraph is credited to. Then the publication, where the page names it as author.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from newsscrape.compose.finding import Finding
from newsscrape.compose.names import agencies_in_credit, introduced_in, introduces, names_in
from newsscrape.compose.publication import publication_names
from newsscrape.compose.survey import Survey
from newsscrape.model.block import LabelledBlock
from newsscrape.model.claim import Origin
from newsscrape.model.label import Label
from newsscrape.text import fold, letters

_MAX_AUTHORS = 25
_MAX_BYLINE = 160
_MARKED = re.compile(r"(?<![a-z])(?:authors?|byline|autor(?:in|en)?|auteur|autore)(?![a-z])", re.IGNORECASE)
_ADDRESS = re.compile(
    r"/(?:authors?|autor(?:en|in|es)?|redakteur[e]?|people|profiles?|staff|contributors?|auteurs?|autori|autore|journalist(?:en|e|s)?"
    r"|writers?|by|reporters?|columnists?|impressum/autor)/[^/?#]+",
    re.IGNORECASE,
)
_MARKED_NAME = re.compile(
    r"(?<![a-z])(?:author|autor|autorin|byline|username|auteur|autore)(?:s|[-_]?names?|[-_]?link)?(?![a-z])",
    re.IGNORECASE,
)
_NOT_BYLINES = frozenset({Label.HEADLINE, Label.BODY, Label.LEAD, Label.COMMENT})
_PROSE = frozenset({Label.BODY, Label.LEAD, Label.CAPTION, Label.HEADING})
_ENDS = (".", "!", "?", ":", "…")
_CAPITAL = re.compile(r"[^\W\d_a-zß-öø-ÿ]")


def authors(survey: Survey) -> Finding[tuple[str, ...]]:
    """Give the names of persons or agencies in order, and where they came from; empty when nobody is named."""
    own: frozenset[str] | None = None
    for origin, search in _STEPS:
        names = search(survey)
        if names:
            own = publication_names(survey) if own is None else own
            others = tuple(name for name in names if letters(name) not in own)
            if others:
                return Finding(others[:_MAX_AUTHORS], origin)
    if own is not None:
        for origin, search in _OWN_STEPS:
            names = search(survey)
            if names:
                return Finding(names[:_MAX_AUTHORS], origin)
    return Finding(())


def _claimed(survey: Survey, origin: Origin) -> tuple[str, ...]:
    claims = survey.claimed("author", origin)
    return _distinct(name for claim in claims for name in names_in(claim.value, survey.language.code)) if claims else ()


def _from_jsonld(survey: Survey) -> tuple[str, ...]:
    return _claimed(survey, Origin.JSONLD)


def _from_meta(survey: Survey) -> tuple[str, ...]:
    return _claimed(survey, Origin.META)


def _from_opengraph(survey: Survey) -> tuple[str, ...]:
    return _claimed(survey, Origin.OPENGRAPH)


def _from_feed(survey: Survey) -> tuple[str, ...]:
    return _claimed(survey, Origin.FEED)


def _from_print(survey: Survey) -> tuple[str, ...]:
    for blocks in (survey.places.head, survey.places.foot):
        for search in (_linked, _introduced, _bylines):
            names = _distinct(search(survey, blocks))
            if names:
                return names
    tree = survey.tree
    for labelled in survey.of(Label.BYLINE):
        around = (tree.get(e, "class") for e in islice(tree.ancestors(labelled.block.element), 4))
        if not any("comment" in marks for marks in around):
            names = _distinct(_bylines(survey, (labelled,)))
            if names:
                return names
    return ()


def _from_credit(survey: Survey) -> tuple[str, ...]:
    text = sorted([*survey.of(Label.BODY), *survey.of(Label.LEAD)], key=lambda one: one.block.index)
    return _distinct(name for one in (*text[:2], *text[-1:]) for name in agencies_in_credit(one.block.text))


_STEPS: Sequence[tuple[Origin, Callable[[Survey], tuple[str, ...]]]] = (
    (Origin.JSONLD, _from_jsonld),
    (Origin.OPENGRAPH, _from_opengraph),
    (Origin.META, _from_meta),
    (Origin.FEED, _from_feed),
    (Origin.PRINTED, _from_print),
    (Origin.PRINTED, _from_credit),
)


_OWN_STEPS: Sequence[tuple[Origin, Callable[[Survey], tuple[str, ...]]]] = (
    (Origin.JSONLD, _from_jsonld),
    (Origin.PRINTED, _from_print),
    (Origin.OPENGRAPH, _from_opengraph),
    (Origin.META, _from_meta),
    (Origin.FEED, _from_feed),
)


def _linked(survey: Survey, blocks: Iterable[LabelledBlock]) -> Iterator[str]:
    """Read links and elements marked as an author's."""
    tree = survey.tree
    for labelled in blocks:
        if labelled.label in _NOT_BYLINES or len(labelled.block.text) > _MAX_BYLINE:
            continue
        for element, text in labelled.block.pieces:
            is_link = tree.tags[element] == "a"
            marks = f"{tree.get(element, 'rel')} {tree.names[element]}"
            if _MARKED_NAME.search(marks) or (is_link and _ADDRESS.search(tree.get(element, "href"))):
                yield from names_in(text, survey.language.code)


def _introduced(survey: Survey, blocks: Iterable[LabelledBlock]) -> Iterator[str]:
    """Read lines that begin with "Von", "By" and their kin, and "Posted on 3 May by …"."""
    language = survey.language.code
    for labelled in blocks:
        text = labelled.block.text
        if len(text) > _MAX_BYLINE or labelled.label is Label.HEADLINE:
            continue
        if introduces(text, language):
            if labelled.label not in _PROSE or not text.rstrip().endswith(_ENDS):
                yield from _persons(names_in(text, language))
        elif labelled.label not in _PROSE and (said := introduced_in(text, language)):
            yield from names_in(said, language)


def _bylines(survey: Survey, blocks: Iterable[LabelledBlock]) -> Iterator[str]:
    """Read lines the labels or their own markup call bylines."""
    tree, language = survey.tree, survey.language.code
    for labelled in blocks:
        text = labelled.block.text
        if len(text) > _MAX_BYLINE or labelled.label in _NOT_BYLINES:
            continue
        if labelled.label is Label.BYLINE or _MARKED.search(tree.names[labelled.block.element]):
            names = list(_persons(names_in(text, language)))
            yield from names or _persons(names_in("\n".join(text for _, text in labelled.block.pieces), language))


def _persons(names: Iterable[str]) -> Iterator[str]:
    """Keep what is written like a name: every word but small ones begins with a capital, or the script has none."""
    for name in names:
        capitals = [word for word in name.split() if _CAPITAL.match(word)]
        if capitals and len(capitals) * 2 >= len(name.split()):
            yield name


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(fold(name), name)
    return tuple(found.values())
