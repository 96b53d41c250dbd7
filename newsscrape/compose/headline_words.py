"""The words of a link without what is set apart in it: kicker, badge, day, place in a list, words that lead on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

from newsscrape.compose.mentions import Mention, is_long
from newsscrape.compose.nearest import Nearest
from newsscrape.compose.survey import Survey
from newsscrape.label.tokens import tokens_of
from newsscrape.model.label import Label
from newsscrape.policy.phrases import all_phrases
from newsscrape.policy.teasers import teaser_rules
from newsscrape.policy.tokens import label_tokens
from newsscrape.text import count_words, fold, squash

_SEVERAL = 2
_LEAD_WORDS = 5
_OPEN = " (["
_LEADING_ON = frozenset((Label.RELATED, Label.TEASER))

Pieces: TypeAlias = Sequence[tuple[int, str]]
"""Words with the element that directly holds them."""


class HeadlineWords:
    """Takes the words of links apart by the names of the elements inside them."""

    def __init__(self, survey: Survey, headings: Nearest) -> None:
        """In: the page, and what finds the heading around an element."""
        self.tree = survey.tree
        self.links = survey.links
        self.headings = headings
        self.known: dict[tuple[int, int], str] = {}
        self.apart = label_tokens()["kicker"] | label_tokens()["timestamp"] | teaser_rules().apart_names

    def pieces_of(self, mention: Mention) -> Pieces:
        """Give the pieces of a block that are a link's; all of them where it has none."""
        pieces = mention.block.pieces
        if len(pieces) == 1:
            return pieces
        link = mention.run.link
        return [one for one in pieces if not one[1].isspace() and (link < 0 or self.links(one[0]) == link)]

    def headline(self, mention: Mention) -> str:
        """Give the words of a link, or a heading, that are its headline.

        Where some of them are named as headline, only those, unless the heading around all of them says more; else
        all but those set apart.
        """
        if len(mention.block.pieces) < _SEVERAL:
            return mention.run.text.rstrip(_OPEN) or mention.run.text
        place = mention.block.index, mention.run.link
        found = self.known.get(place)
        if found is None:
            found = self.known[place] = self._without_the_rest(mention)
        return found

    def _without_the_rest(self, mention: Mention) -> str:
        pieces = self.pieces_of(mention)
        named = self._joined([one for one in pieces if self.is_titled(one[0], mention)])
        if is_long(named) or (count_words(named) > 1 and self.headings.away(pieces[0][0]) < 0):
            return named
        words = self._joined(self._without_leads(self._kept(pieces, mention)))
        return words.rstrip(_OPEN) or mention.run.text

    def is_titled(self, element: int, mention: Mention) -> bool:
        """Tell whether an element inside a link, or one around it there, is named as headline."""
        return any(is_title(names) for names in self._names(element, mention))

    def _is_apart(self, element: int, mention: Mention) -> bool:
        """Tell whether an element inside a link, or one around it there, is named as a badge or the like."""
        return any(is_beside(names) or is_called(names, self.apart) for names in self._names(element, mention))

    def _names(self, element: int, mention: Mention) -> list[str]:
        """Give the names of an element and those around it, up to the link or block."""
        outer = max(mention.run.link, mention.block.element)
        names = []
        while element > outer:
            if self.tree.names[element]:
                names.append(self.tree.names[element])
            element = self.tree.parents[element]
        return names

    def _kept(self, pieces: Pieces, mention: Mention) -> Pieces:
        kept = [one for one in pieces if not self._is_apart(one[0], mention)]
        return kept if kept and len(kept) < len(pieces) else pieces

    @staticmethod
    def _without_leads(pieces: Pieces) -> Pieces:
        """Leave out a place in a list and words that lead on, where they stand ahead in an element of their own."""
        while len(pieces) > 1 and pieces[0][0] != pieces[1][0]:
            text = pieces[0][1].strip(" .#:")
            if not text.isdecimal() and not _leads_on(text):
                break
            pieces = [(pieces[1][0], pieces[1][1].lstrip(" :")), *pieces[2:]]
        return pieces

    def _joined(self, pieces: Pieces) -> str:
        """Join pieces; between two elements of which neither holds the other stands a blank."""
        texts: list[str] = []
        last = -1
        for element, text in pieces:
            if last not in {-1, element} and not self._are_nested(last, element):
                texts.append(" ")
            texts.append(text)
            last = element
        return squash("".join(texts))

    def _are_nested(self, one: int, other: int) -> bool:
        return self.tree.is_around(one, other) or self.tree.is_around(other, one)


@lru_cache(maxsize=4096)
def is_called(names: str, words: frozenset[str]) -> bool:
    """Tell whether a name ends in one of some words: "teaser__kicker" does in "kicker", "kicker-color" does not."""
    for name in names.split():
        end = max(name.rfind("-"), name.rfind("_")) + 1
        if not tokens_of(name[end:]).isdisjoint(words):
            return True
    return False


@lru_cache(maxsize=4096)
def is_title(names: str) -> bool:
    """Tell whether names say headline: "post-title" and "cardTitle" do, "preTitle" and "sub-title" do not."""
    return any(_has_title(name, is_beside=False) for name in names.split())


@lru_cache(maxsize=4096)
def is_beside(names: str) -> bool:
    """Tell whether names say that something stands above or below a headline, as "preTitle" does."""
    return any(_has_title(name, is_beside=True) for name in names.split())


def _has_title(name: str, *, is_beside: bool) -> bool:
    rules = teaser_rules()
    words = tokens_of(name)
    return not words.isdisjoint(rules.headline_names) and words.isdisjoint(rules.beside_names) is not is_beside


def _leads_on(text: str) -> bool:
    return count_words(text) <= _LEAD_WORDS and all_phrases().label_of(fold(text)) in _LEADING_ON
