"""What an article is filed under, as links inside it say with ``rel=tag`` and ``rel=category``.

Source of the two words: microformats.org/wiki/rel-tag and WordPress, whose themes print both.
"""

from __future__ import annotations

from typing import NamedTuple

from newsscrape.compose.nearest import Nearest
from newsscrape.compose.survey import Survey
from newsscrape.model.label import Label
from newsscrape.text import squash


class Filing(NamedTuple):
    """The names of both kinds, as printed, in order."""

    categories: tuple[str, ...]
    """Parts of the site."""
    tags: tuple[str, ...]
    """What it is about."""


def filing(survey: Survey) -> Filing:
    """Give what the article is filed under; nothing where the page sets no ``article`` element around its headline."""
    headlines = survey.of(Label.HEADLINE)
    if not headlines or not survey.is_filed:
        return Filing((), ())
    article_of = Nearest(survey.tree, "article")
    article = article_of(headlines[0].block.element)
    if article < 0:
        return Filing((), ())
    found = [
        (rel, squash(text))
        for labelled in survey.page.blocks[survey.tree.firsts[article] : survey.tree.lasts[article]]
        if labelled.block.link_chars and article_of(labelled.block.element) == article
        for element, text in labelled.block.pieces
        if (rel := rel_around(survey, element))
    ]
    return Filing(
        tuple(name for rel, name in found if "category" in rel),
        tuple(name for rel, name in found if "tag" in rel and "category" not in rel),
    )


def rel_around(survey: Survey, element: int) -> frozenset[str]:
    """Give the words of ``rel`` of the link an element stands in; none when it stands in none."""
    link = survey.link_around(element) if survey.is_filed else -1
    return frozenset(survey.tree.get(link, "rel").casefold().split()) if link >= 0 else frozenset()
