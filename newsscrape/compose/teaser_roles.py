"""Which words of a box are its headline: by heading, by the names around them, by what else bears the same words."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from newsscrape.compose.headline_words import HeadlineWords, is_called, is_title
from newsscrape.compose.mentions import Mention, is_long
from newsscrape.compose.nearest import Nearest
from newsscrape.compose.printed_dates import find_printed, has_year
from newsscrape.compose.survey import Survey
from newsscrape.model.label import Label
from newsscrape.policy.phrases import all_phrases
from newsscrape.policy.tokens import label_tokens
from newsscrape.text import count_words, fold

_NAMES_UP = 4
_PHRASE_WORDS = 6
_DATE_WORDS = 8
_SEVERAL = 2
_NO_HEADLINE = frozenset(
    (
        Label.TEASER,
        Label.NAVIGATION,
        Label.NEWSLETTER,
        Label.PAYWALL,
        Label.COMMENT,
        Label.RELATED,
        Label.AD,
        Label.OTHER,
    )
)


class Role(IntEnum):
    """What words of a link look like, the likeliest headline first."""

    NAMED_HEADING = 0
    """They stand in a heading that is named as a headline."""
    HEADING = 1
    """They stand in a heading."""
    NAMED = 2
    """The names around them say headline."""
    LONG = 3
    """They are as long as one."""
    SAID_TWICE = 4
    """They are as long as one, and another link leads to another page with the same words."""
    NAMED_SHORT = 5
    """The names around them say headline, but they are short."""
    SHORT = 6
    """They are shorter."""
    OTHER = 7
    """Many links to different pages bear them, or they are a date, a fixed phrase or named otherwise."""


class Rank(NamedTuple):
    """How likely words of a link are a headline, among those of links to the same page; the least is the likeliest."""

    role: Role
    """What they look like."""
    level: int
    """Level of the heading they stand in, 0 for none."""


class Roles:
    """Tells what the words of the links of a page look like."""

    def __init__(self, survey: Survey, mentions: Iterable[tuple[Mention, str]]) -> None:
        """In: the page, and all its links outside the text with what they lead to."""
        self.survey = survey
        self.headings = Nearest(survey.tree, "h1", "h2", "h3", "h4", "h5", "h6")
        self.notes = Nearest(survey.tree, "small", "cite", "figcaption")
        self.words = HeadlineWords(survey, self.headings)
        self.times = _times_said(mentions)
        self.others = label_tokens()["kicker"] | label_tokens()["timestamp"] | label_tokens()["byline"]
        self.phrases: dict[str, bool] = {}

    def of(self, mention: Mention) -> Rank:
        """Give what a link's words look like, and the level of the heading they stand in, 0 for none."""
        innermost = self._innermost(mention)
        words = self.words.headline(mention)
        if self._is_something_else(mention, innermost, words):
            return Rank(Role.OTHER, 0)
        is_named = self._is_named(mention, innermost)
        if not is_named and is_called(self.survey.tree.names[innermost], self.others):
            return Rank(Role.OTHER, 0)
        level = self.level(innermost)
        if level:
            return Rank(Role.NAMED_HEADING if is_named else Role.HEADING, level)
        if not (mention.is_long if words is mention.run.text else is_long(words)):
            return Rank(Role.NAMED_SHORT if is_named else Role.SHORT, 0)
        is_said_twice = self.times.get(mention.run.text, 1) > 1
        return Rank(Role.SAID_TWICE if is_said_twice else Role.NAMED if is_named else Role.LONG, 0)

    def level(self, element: int) -> int:
        """Give the level of the heading an element stands in, 0 for none."""
        heading = self.headings(element)
        return int(self.survey.tree.tags[heading][1]) if heading >= 0 else 0

    def _is_something_else(self, mention: Mention, innermost: int, words: str) -> bool:
        """Tell what several links say, dates and fixed phrases, and notes in small type from headlines."""
        is_said_often = self.times.get(mention.run.text, 1) > _SEVERAL
        return is_said_often or self.notes.away(innermost) >= 0 or self.is_no_headline(words)

    def is_no_headline(self, text: str) -> bool:
        """Tell a date and a phrase that leads on to the rest of the site from a headline."""
        found = self.phrases.get(text)
        if found is None:
            found = self.phrases[text] = is_no_words(text) or self._is_phrase(text) or self._is_date(text)
        return found

    def _is_phrase(self, text: str) -> bool:
        return count_words(text) <= _PHRASE_WORDS and all_phrases().label_of(fold(text)) in _NO_HEADLINE

    def _is_date(self, text: str) -> bool:
        if not has_year(text) or count_words(text) > _DATE_WORDS:
            return False
        moments = find_printed(text, self.survey.language.code, self.survey.order)
        rest = text
        for moment in moments:
            rest = rest.replace(moment.raw, " ")
        return bool(moments) and count_words(rest) <= 1

    def _innermost(self, mention: Mention) -> int:
        """Give the element right around a link's words: the one that holds all of them, else link or block."""
        if len(mention.block.pieces) == 1:
            return mention.block.pieces[0][0]
        elements = {element for element, _ in self.words.pieces_of(mention)}
        return elements.pop() if len(elements) == 1 else max(mention.run.link, mention.block.element)

    def _is_named(self, mention: Mention, innermost: int) -> bool:
        """Tell whether the names around a link's words, up to a box of more, or inside it, say headline."""
        if len(mention.block.pieces) > 1 and any(
            self.words.is_titled(element, mention) for element, _ in self.words.pieces_of(mention)
        ):
            return True
        tree = self.survey.tree
        element = innermost
        for _ in range(_NAMES_UP):
            if element < 0 or (element < mention.run.link and tree.lasts[element] - tree.firsts[element] > 1):
                return False
            if tree.names[element] and is_title(tree.names[element]):
                return True
            element = tree.parents[element]
        return False


def is_no_words(text: str) -> bool:
    """Tell a duration, a number or an address from words: more digits than letters, or one word with a dot inside."""
    letters = sum(map(str.isalpha, text))
    if sum(map(str.isdecimal, text)) > letters:
        return True
    return " " not in text and ("." in text[1:-1] or "/" in text[1:-1]) and text.isascii()


def _times_said(mentions: Iterable[tuple[Mention, str]]) -> dict[str, int]:
    """Give for the words of links the number of pages they lead to; of short ones, how often they stand there."""
    targets: dict[str, set[str]] = {}
    times: dict[str, int] = {}
    for mention, target in mentions:
        text = mention.run.text
        if mention.is_long:
            targets.setdefault(text, set()).add(target)
        else:
            times[text] = times.get(text, 0) + 1
    return {**times, **{text: len(pages) for text, pages in targets.items()}}
