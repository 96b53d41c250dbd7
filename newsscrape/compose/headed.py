"""Boxes whose headline is no link: a heading, and beside it a link on a picture, over the whole box or to read on."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsscrape.compose.mentions import OUTSIDE_TEXT, Mention, is_long
from newsscrape.compose.nearest import Nearest
from newsscrape.compose.runs import Run
from newsscrape.compose.survey import Survey
from newsscrape.compose.targets import leads_to_a_page, target_of
from newsscrape.compose.zoning import Zoning
from newsscrape.model.label import Label
from newsscrape.policy.domains import registered_domain
from newsscrape.policy.phrases import all_phrases
from newsscrape.text import fold

_LEVELS = 5
_SEVERAL = 2
_LEADING_ON = frozenset((Label.RELATED, Label.TEASER))


class Headed(NamedTuple):
    """A heading that is no link, and the link of its box."""

    heading: Mention
    """The heading's words, its run without a link."""
    link: int
    """Index of the ``a``."""
    url: str
    """Absolute address."""
    target: str
    """Host and path of it."""


def headed_boxes(survey: Survey, taken: Iterable[int], lists: frozenset[str]) -> list[Headed]:
    """Give the headings outside the text that stand in a box with links to one page only.

    In: the page, the links that bear a headline themselves, the targets that are lists. A box is the innermost of the
    elements around the heading with a link that bears no words, or only such as lead on to read; it holds nothing of
    the article and none of the links taken. A heading too short for a headline, or with a link to another site, counts
    where several like it stand in such boxes.
    """
    headings = list(_headings(survey))
    if not headings:
        return []
    search = _Search(survey, taken, lists)
    found = [box for heading in headings if (box := search.box_of(heading)) is not None]
    paths = survey.tree.paths
    alike = Counter([paths[box.heading.block.element] for box in found])
    own = registered_domain(survey.host)
    return [
        box
        for box in found
        if alike[paths[box.heading.block.element]] >= _SEVERAL
        or (box.heading.is_long and registered_domain(box.target.partition("/")[0]) == own)
    ]


def _headings(survey: Survey) -> Iterator[Mention]:
    heading = Nearest(survey.tree, "h1", "h2", "h3", "h4", "h5", "h6")
    zoning = Zoning(survey)
    for label in OUTSIDE_TEXT:
        for one in survey.of(label):
            block = one.block
            if block.href is not None or block.is_hidden or heading.away(block.element) < 0:
                continue
            if not zoning.is_control(block.element):
                yield Mention(Run(block.text, -1), block, is_long(block.text), label)


class _Search:
    """Looks for the link of a heading's box."""

    def __init__(self, survey: Survey, taken: Iterable[int], lists: frozenset[str]) -> None:
        self.survey = survey
        self.links = sorted(survey.document.anchors)
        self.taken = frozenset(taken)
        self.lists = lists
        self.text = sorted({one.block.element for one in (*survey.text, *survey.of(Label.HEADLINE))})

    def box_of(self, heading: Mention) -> Headed | None:
        tree = self.survey.tree
        element = heading.block.element
        for _ in range(_LEVELS):
            element = tree.parents[element]
            if element <= 0 or self._holds(self.text, element):
                return None
            first = bisect_left(self.links, element)
            links = self.links[first : bisect_left(self.links, tree.ends[element])]
            if not self.taken.isdisjoint(links):
                return None
            leading = [link for link in links if self._leads_on(link)]
            if leading:
                return self._headed(heading, leading)
        return None

    def _leads_on(self, link: int) -> bool:
        """Tell whether a link leads to a page of its own and bears no words but such as lead on."""
        words = "".join(self.survey.document.anchors[link])
        if words.strip() and all_phrases().label_of(fold(words)) not in _LEADING_ON:
            return False
        return self._target(link) is not None

    def _headed(self, heading: Mention, links: list[int]) -> Headed | None:
        targets = {self._target(link) for link in links}
        target = self._target(links[0])
        url = self._url(links[0])
        if len(targets) > 1 or target is None or url is None:
            return None
        return Headed(heading, links[0], url, target)

    def _holds(self, places: list[int], element: int) -> bool:
        place = bisect_left(places, element)
        return place < len(places) and places[place] < self.survey.tree.ends[element]

    def _url(self, link: int) -> str | None:
        return self.survey.resolve(self.survey.tree.get(link, "href"))

    def _target(self, link: int) -> str | None:
        url = self._url(link)
        if url is None:
            return None
        target = target_of(url)
        return target if leads_to_a_page(target) and target not in self.lists else None
