"""Boxes whose headline is no link: a heading, and beside it a link on a picture, over the whole box or to read on."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
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
_MOST_SIGNS = 60
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


class _Box(NamedTuple):
    """What an element around a heading holds."""

    is_last: bool
    """Whether elements further out are none of the heading's."""
    link: int
    """Index of the first of its links, all to the same page; -1 where it has none such."""


_OPEN, _SHUT = _Box(is_last=False, link=-1), _Box(is_last=True, link=-1)


class HeadedBoxes:
    """Looks for the links of such headings.

    A box is the innermost of the elements around the heading with a link that bears no words, or only such as lead on
    to read; it holds nothing of the article and no link that bears a headline itself.
    """

    def __init__(self, survey: Survey, zoning: Zoning, headings: Nearest, lists: frozenset[str]) -> None:
        """In: the page, what tells its controls and its headings, and the targets that are lists."""
        self.survey = survey
        self.zoning = zoning
        self.headings = headings
        self.lists = lists
        self.links: list[int] = []
        self.text: list[int] = []
        self.others: frozenset[int] = frozenset()
        # Hundreds of headings may stand in one box of hundreds of links.
        self.boxes: dict[int, _Box] = {}
        self.leading: dict[int, str | None] = {}

    def beside(self, taken: Iterable[int]) -> list[Headed]:
        """Give the headings outside the text that stand in a box with links to one page only, in no order.

        In: the links that bear a headline themselves. A heading too short for a headline, or with a link to another
        site, counts where several like it stand in such boxes.
        """
        mentions = self._mentions()
        if not mentions:
            return []
        self.links = sorted(self.survey.document.anchors)
        self.text = sorted({one.block.element for one in (*self.survey.text, *self.survey.of(Label.HEADLINE))})
        self.others = frozenset(taken)
        found = [box for mention in mentions if (box := self._box_of(mention)) is not None]
        paths = self.survey.tree.paths
        alike = Counter([paths[box.heading.block.element] for box in found])
        own = registered_domain(self.survey.host)
        return [
            box
            for box in found
            if alike[paths[box.heading.block.element]] >= _SEVERAL
            or (box.heading.is_long and registered_domain(box.target.partition("/")[0]) == own)
        ]

    def _mentions(self) -> list[Mention]:
        """Give the headings outside text and controls that are no links."""
        return [
            Mention(Run(one.block.text, -1), one.block, is_long(one.block.text), label)
            for label in OUTSIDE_TEXT
            for one in self.survey.of(label)
            if one.block.href is None
            and not one.block.is_hidden
            and self.headings.away(one.block.element) >= 0
            and not self.zoning.is_control(one.block.element)
        ]

    def _box_of(self, heading: Mention) -> Headed | None:
        tree = self.survey.tree
        element = heading.block.element
        for _ in range(_LEVELS):
            element = tree.parents[element]
            if element <= 0 or self._holds_text(element):
                return None
            if element not in self.boxes:
                self.boxes[element] = self._looked_into(element)
            box = self.boxes[element]
            if box.is_last:
                return self._headed(heading, box.link)
        return None

    def _looked_into(self, element: int) -> _Box:
        end = self.survey.tree.ends[element]
        links = self.links[bisect_left(self.links, element) : bisect_left(self.links, end)]
        if not self.others.isdisjoint(links):
            return _SHUT
        leading = {link: target for link in links if (target := self._target_on(link)) is not None}
        if not leading:
            return _OPEN
        return _SHUT if len(set(leading.values())) > 1 else _Box(is_last=True, link=next(iter(leading)))

    def _target_on(self, link: int) -> str | None:
        """Give the page of its own that a link leads to; None where it bears words but such as lead on."""
        if link not in self.leading:
            self.leading[link] = self._target(link) if self._leads_on(link) else None
        return self.leading[link]

    def _leads_on(self, link: int) -> bool:
        words = "".join(self.survey.document.anchors[link]).strip()
        if len(words) > _MOST_SIGNS:
            return False
        return not words or all_phrases().label_of(fold(words)) in _LEADING_ON

    def _headed(self, heading: Mention, link: int) -> Headed | None:
        target, url = (self._target_on(link), self._url(link)) if link >= 0 else (None, None)
        return None if target is None or url is None else Headed(heading, link, url, target)

    def _holds_text(self, element: int) -> bool:
        place = bisect_left(self.text, element)
        return place < len(self.text) and self.text[place] < self.survey.tree.ends[element]

    def _url(self, link: int) -> str | None:
        return self.survey.resolve(self.survey.tree.get(link, "href"))

    def _target(self, link: int) -> str | None:
        url = self._url(link)
        if url is None:
            return None
        target = target_of(url)
        return target if leads_to_a_page(target) and target not in self.lists else None
