"""What several fields ask of a page, looked up once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from newsscrape.compose.nearest import Nearest
from newsscrape.compose.places import Labelled, Places, places_of
from newsscrape.compose.runs import Runs
from newsscrape.compose.zones import PageZone, date_order, page_zone
from newsscrape.model.block import LabelledBlock
from newsscrape.model.claim import Claim, Origin
from newsscrape.model.document import Document, LabelledPage
from newsscrape.model.label import IN_TEXT, Label
from newsscrape.model.tree import Tree
from newsscrape.policy.calendars import calendar_of
from newsscrape.policy.languages import DateOrder, Language, language_for
from newsscrape.read.links import Resolver, resolver

_LEVELS = 3


class Survey(NamedTuple):
    """A labelled page, and where what is on it."""

    page: LabelledPage
    """The page."""
    document: Document
    """Its document."""
    tree: Tree
    """Its elements."""
    address: SplitResult
    """Its address in parts, all empty when unknown."""
    host: str
    """Host name of the address, lower case."""
    resolve: Resolver
    """Makes links absolute."""
    language: Language
    """The words of its language, or of the fallback."""
    calendar: str
    """Code of the language by whose names of months its dates are read."""
    zone: PageZone
    """Zone of the times printed without one."""
    order: DateOrder | None
    """Order of dates in numbers; None when nothing tells it."""
    claims: Mapping[str, Sequence[Claim]]
    """What is claimed of the article, by schema.org name."""
    labelled: Labelled
    """The blocks by label."""
    text: Sequence[LabelledBlock]
    """The blocks of lead, body and headings, in reading order."""
    places: Places
    """Where the article's particulars stand."""
    links: Nearest
    """The link around an element, however far."""
    runs: Runs
    """The words of blocks, split where links begin and end."""
    is_filed: bool
    """Whether any link says with ``rel`` what the article, or another, is filed under."""

    def claimed(self, name: str, *origins: Origin) -> Sequence[Claim]:
        """Give the claims of that schema.org name, of these origins only when any are given."""
        claims = self.claims.get(name, ())
        return [claim for claim in claims if claim.origin in origins] if claims and origins else claims

    def of(self, label: Label) -> Sequence[LabelledBlock]:
        """Give the blocks of a label, in reading order."""
        return self.labelled.get(label, ())

    def link_around(self, element: int) -> int:
        """Give the index of the link an element stands in or is, at most two elements away, -1 for none."""
        return self.links(element) if 0 <= self.links.away(element) < _LEVELS else -1


def survey_of(page: LabelledPage) -> Survey:
    """Look a page over: in, a labelled page; out, what its fields are asked of."""
    document = page.document
    address = urlsplit(document.url or "")
    host = address.hostname or ""
    labelled = _by_label(page)
    links = Nearest(document.tree, "a")
    return Survey(
        page=page,
        document=document,
        tree=document.tree,
        address=address,
        host=host,
        resolve=resolver(document.base_url),
        language=language_for(page.language),
        calendar=calendar_of(page.language),
        zone=page_zone(page, host),
        order=date_order(page, host),
        claims=_by_name(document),
        labelled=labelled,
        text=sorted([one for label in IN_TEXT for one in labelled.get(label, ())], key=_place),
        places=places_of(page, labelled),
        links=links,
        runs=Runs(links),
        is_filed=_is_filed(document),
    )


def _by_label(page: LabelledPage) -> Labelled:
    labelled: dict[Label, list[LabelledBlock]] = {}
    for one in page.blocks:
        if one.label in labelled:
            labelled[one.label].append(one)
        else:
            labelled[one.label] = [one]
    return labelled


def _place(labelled: LabelledBlock) -> int:
    return labelled.block.index


def _is_filed(document: Document) -> bool:
    rels = " ".join(document.rels).lower()
    return "tag" in rels or "category" in rels


def _by_name(document: Document) -> Mapping[str, Sequence[Claim]]:
    claims: dict[str, list[Claim]] = {}
    for claim in document.claims:
        claims.setdefault(claim.name, []).append(claim)
    return claims
