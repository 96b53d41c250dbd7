"""What the article is about: the tags printed with it, else the keywords claimed for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newsscrape.compose.filing import filing, rel_around
from newsscrape.compose.finding import Finding
from newsscrape.compose.marks import Marked, mark_in_names
from newsscrape.compose.selected import found, preferred
from newsscrape.compose.survey import Survey
from newsscrape.compose.topic_links import TopicAddresses
from newsscrape.compose.topic_names import topic_name
from newsscrape.model.claim import Origin
from newsscrape.model.document import Selected
from newsscrape.model.label import Label
from newsscrape.model.site import Selectable
from newsscrape.text import fold

_MAX_TOPICS = 30
_BEHIND_BODY = 15
_SPLIT = re.compile(r"[,;|]")
_NOT_TOPICS = frozenset({Label.TEASER, Label.HEADLINE, Label.BODY, Label.LEAD, Label.CAPTION, Label.COMMENT, Label.AD})
_LEVELS = 3


def topics(survey: Survey) -> Finding[tuple[str, ...]]:
    """Give the topics in order, none doubled; empty when none are printed or claimed."""
    return preferred(survey, Selectable.TOPICS, _selected, _generic(survey))


def _selected(_: Survey, selected: Sequence[Selected]) -> Finding[tuple[str, ...]] | None:
    lines = (line for one in selected for line in one.words.splitlines())
    return found(_distinct(part for line in lines for part in _SPLIT.split(line)))


def _generic(survey: Survey) -> Finding[tuple[str, ...]]:
    return next(topic_offers(survey), Finding(()))


def topic_offers(survey: Survey) -> Iterator[Finding[tuple[str, ...]]]:
    """Give all lists of topics that the page offers, the surest first."""
    printed = _printed(survey)
    tags = [one for one in printed if "category" not in one.rel]
    for links, filed in ((tags, filing(survey).tags), (printed, ())):
        if topics := _distinct([*(one.name for one in links), *filed]):
            yield Finding(topics, Origin.PRINTED, block=links[0].block if links else -1)
    for origin in (Origin.JSONLD, Origin.OPENGRAPH, Origin.META, Origin.FEED):
        claims = survey.claimed("keywords", origin)
        claimed = _distinct(part for claim in claims for part in _SPLIT.split(claim.value))
        if claimed:
            yield Finding(claimed, origin)


class _Tag(NamedTuple):
    """A link to a topic."""

    name: str
    rel: frozenset[str]
    """The words of its ``rel``."""
    block: int
    """Index of the block it stands in."""


def _printed(survey: Survey) -> list[_Tag]:
    """Give the links to topics."""
    start, last = survey.places.headline, survey.places.last
    if start is None or last is None:
        return []
    lists, addressed = Marked(survey.tree, mark_in_names("topics", "names")), TopicAddresses(survey)
    links = []
    for block in [one.block for one in survey.page.blocks[start : last + _BEHIND_BODY] if one.label not in _NOT_TOPICS]:
        if not block.link_chars or block.link_chars * 2 < len(block.text):
            continue
        is_list = lists.is_near(block.element, _LEVELS)
        for element, text in block.pieces:
            topic = topic_name(text)
            if topic is None or (link := survey.link_around(element)) < 0:
                continue
            rel = rel_around(survey, element)
            if is_list or "tag" in rel or addressed.is_topic(block, link):
                links.append(_Tag(topic, rel, block.index))
    return links


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    named: dict[str, str] = {}
    for name in names:
        if topic := topic_name(name):
            named.setdefault(fold(topic), topic)
    return tuple(named.values())[:_MAX_TOPICS]
