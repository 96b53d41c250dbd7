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
from newsscrape.compose.places import Places, places
from newsscrape.model.block import LabelledBlock
from newsscrape.model.claim import Origin
from newsscrape.model.document import LabelledPage
from newsscrape.model.label import Label
from newsscrape.policy.domains import registered_domain
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


def authors(page: LabelledPage) -> Finding[tuple[str, ...]]:
    """Give the names of persons or agencies in order, and where they came from; empty when nobody is named."""
    own = _publication(page)
    found = places(page)
    for origin, search in _STEPS:
        names = tuple(name for name in search(page, found) if letters(name) not in own)
        if names:
            return Finding(names[:_MAX_AUTHORS], origin)
    for origin, search in _OWN_STEPS:
        names = search(page, found)
        if names:
            return Finding(names[:_MAX_AUTHORS], origin)
    return Finding(())


def _publication(page: LabelledPage) -> frozenset[str]:
    """Give the letters of all names the publication goes by."""
    names = {letters(claim.value) for claim in page.document.claimed("publisher")}
    host = (page.document.url or "").partition("://")[2].partition("/")[0]
    domain = registered_domain(host) or ""
    names.update({letters(domain), letters(domain.partition(".")[0])})
    if page.site and page.site.name:
        names.add(letters(page.site.name))
    return frozenset(name for name in names if name)


def _claimed(page: LabelledPage, origin: Origin) -> tuple[str, ...]:
    return _distinct(
        name for claim in page.document.claimed("author", origin) for name in names_in(claim.value, page.language)
    )


def _from_jsonld(page: LabelledPage, _found: Places) -> tuple[str, ...]:
    return _claimed(page, Origin.JSONLD)


def _from_meta(page: LabelledPage, _found: Places) -> tuple[str, ...]:
    return _claimed(page, Origin.META)


def _from_opengraph(page: LabelledPage, _found: Places) -> tuple[str, ...]:
    return _claimed(page, Origin.OPENGRAPH)


def _from_feed(page: LabelledPage, _found: Places) -> tuple[str, ...]:
    return _claimed(page, Origin.FEED)


def _from_print(page: LabelledPage, found: Places) -> tuple[str, ...]:
    for blocks in (found.head, found.foot):
        for search in (_linked, _introduced, _bylines):
            names = _distinct(search(page, blocks))
            if names:
                return names
    tree = page.document.tree
    for labelled in page.labelled(Label.BYLINE):
        around = (tree.attrs[e].get("class", "") for e in islice(tree.ancestors(labelled.block.element), 4))
        if not any("comment" in marks for marks in around):
            names = _distinct(_bylines(page, (labelled,)))
            if names:
                return names
    return ()


def _from_credit(page: LabelledPage, _found: Places) -> tuple[str, ...]:
    body = page.labelled(Label.BODY, Label.LEAD)
    return _distinct(name for b in (*body[:2], *body[-1:]) for name in agencies_in_credit(b.block.text))


_STEPS: Sequence[tuple[Origin, Callable[[LabelledPage, Places], tuple[str, ...]]]] = (
    (Origin.JSONLD, _from_jsonld),
    (Origin.OPENGRAPH, _from_opengraph),
    (Origin.META, _from_meta),
    (Origin.FEED, _from_feed),
    (Origin.PRINTED, _from_print),
    (Origin.PRINTED, _from_credit),
)


_OWN_STEPS: Sequence[tuple[Origin, Callable[[LabelledPage, Places], tuple[str, ...]]]] = (
    (Origin.JSONLD, _from_jsonld),
    (Origin.PRINTED, _from_print),
    (Origin.OPENGRAPH, _from_opengraph),
    (Origin.META, _from_meta),
    (Origin.FEED, _from_feed),
)


def _linked(page: LabelledPage, blocks: Iterable[LabelledBlock]) -> Iterator[str]:
    """Read links and elements marked as an author's."""
    tree = page.document.tree
    for labelled in blocks:
        if labelled.label in _NOT_BYLINES or len(labelled.block.text) > _MAX_BYLINE:
            continue
        for piece in labelled.block.pieces:
            attrs = tree.attrs[piece.element]
            is_link = tree.tags[piece.element] == "a"
            marks = f"{attrs.get('rel', '')} {attrs.get('itemprop', '')} {attrs.get('class', '')}"
            if _MARKED_NAME.search(marks) or (is_link and _ADDRESS.search(attrs.get("href", ""))):
                yield from names_in(piece.text, page.language)


def _introduced(page: LabelledPage, blocks: Iterable[LabelledBlock]) -> Iterator[str]:
    """Read lines that begin with "Von", "By" and their kin, and "Posted on 3 May by …"."""
    for labelled in blocks:
        text = labelled.block.text
        if len(text) > _MAX_BYLINE or labelled.label is Label.HEADLINE:
            continue
        if introduces(text, page.language):
            if labelled.label not in _PROSE or not text.rstrip().endswith(_ENDS):
                yield from _persons(names_in(text, page.language))
        elif labelled.label not in _PROSE and (said := introduced_in(text, page.language)):
            yield from names_in(said, page.language)


def _bylines(page: LabelledPage, blocks: Iterable[LabelledBlock]) -> Iterator[str]:
    """Read lines the labels or their own markup call bylines."""
    tree = page.document.tree
    for labelled in blocks:
        text = labelled.block.text
        if len(text) > _MAX_BYLINE or labelled.label in _NOT_BYLINES:
            continue
        attrs = tree.attrs[labelled.block.element]
        marks = f"{attrs.get('class', '')} {attrs.get('id', '')} {attrs.get('itemprop', '')}"
        if labelled.label is Label.BYLINE or _MARKED.search(marks):
            names = list(_persons(names_in(text, page.language)))
            yield from names or _persons(names_in("\n".join(p.text for p in labelled.block.pieces), page.language))


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
