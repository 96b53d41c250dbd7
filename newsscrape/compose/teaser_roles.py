"""Which words of a box are its headline: by heading, by the names around them, by what else bears the same words."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

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

    def of(self, mention: Mention) -> Role:
        """Give what a link's words look like."""
        words = self.words.headline(mention)
        if self._is_something_else(mention, words):
            return Role.OTHER
        is_named = self._is_named(mention)
        if not is_named and is_called(self.survey.tree.names[self._innermost(mention)], self.others):
            return Role.OTHER
        if self.level(mention):
            return Role.NAMED_HEADING if is_named else Role.HEADING
        if not is_long(words):
            return Role.NAMED_SHORT if is_named else Role.SHORT
        is_said_twice = self.times.get(mention.run.text, 1) > 1
        return Role.SAID_TWICE if is_said_twice else Role.NAMED if is_named else Role.LONG

    def _is_something_else(self, mention: Mention, words: str) -> bool:
        """Tell what several links say, dates and fixed phrases, and notes in small type from headlines."""
        is_said_often = self.times.get(mention.run.text, 1) > _SEVERAL
        return is_said_often or self.is_no_headline(words) or self.notes.away(self._innermost(mention)) >= 0

    def level(self, mention: Mention) -> int:
        """Give the level of the heading a link's words stand in, 0 for none."""
        heading = self.headings(self._innermost(mention))
        return int(self.survey.tree.tags[heading][1]) if heading >= 0 else 0

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
        elements = {element for element, _ in self.words.pieces_of(mention)}
        return elements.pop() if len(elements) == 1 else max(mention.run.link, mention.block.element)

    def _is_named(self, mention: Mention) -> bool:
        """Tell whether the names around a link's words, up to a box of more, or inside it, say headline."""
        if any(self.words.is_titled(element, mention) for element, _ in self.words.pieces_of(mention)):
            return True
        tree = self.survey.tree
        element = self._innermost(mention)
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
