"""Whether the words of a link are a headline: by what they look like, where they lead, and what is like them."""

from __future__ import annotations

from typing import NamedTuple

from newsscrape.compose.likeness import Likeness
from newsscrape.compose.mentions import Mention, is_long
from newsscrape.compose.survey import Survey
from newsscrape.compose.targets import is_article_like, is_in_a_list
from newsscrape.compose.teaser_roles import Role
from newsscrape.model.label import Label
from newsscrape.policy.domains import registered_domain
from newsscrape.policy.phrases import all_phrases
from newsscrape.policy.teasers import teaser_rules
from newsscrape.text import count_words, fold

_ALIKE = 2
_ALIKE_ELSEWHERE = 3
_ALIKE_SHORT = 3
_MOST = 2 / 3
_HALF = 1 / 2
_SOME = 1 / 3
_MORE_WORDS = 6
_SHORT_WORDS = 3
_HEADINGS = frozenset((Role.HEADING, Role.NAMED_HEADING))
_MARKED = frozenset((Label.TEASER, Label.AD))
_LISTS = frozenset((Label.TEASER, Label.RELATED))


class Candidate(NamedTuple):
    """A link to a page of its own that may promote it."""

    mention: Mention
    """The link and its words."""
    url: str
    """Absolute address."""
    target: str
    """Host and path of it."""
    words: str
    """What of its words would be the headline."""
    role: Role
    """What they look like."""


class HeadlineJudge:
    """Tells headlines from other words of links."""

    def __init__(self, survey: Survey, likeness: Likeness) -> None:
        self.blocks = survey.page.blocks
        self.likeness = likeness
        self.own = registered_domain(survey.host)
        self.domains: dict[str, str | None] = {}
        self.introduced: dict[int, bool] = {}

    def is_headline(self, one: Candidate) -> bool:
        """Tell whether the words of a link are a headline."""
        if one.role is Role.OTHER or not any(map(str.isalpha, one.words)) or self._leads_to_a_list(one):
            return False
        if one.mention.is_aside and not self._is_like_headlines(one):
            return False
        return self._is_long_headline(one) if is_long(one.words) else self._is_short_headline(one)

    @staticmethod
    def _leads_to_a_list(one: Candidate) -> bool:
        """Tell words that ask for all of something, and addresses below that of a list, unless it is an article's."""
        return not _is_article(one) and (_asks_for_all(one.words) or is_in_a_list(one.target))

    def _is_like_headlines(self, one: Candidate) -> bool:
        """Tell whether what is labelled as something else looks like one of several headlines."""
        return self.likeness.count_long(one.mention) >= _ALIKE and (one.role in _HEADINGS or is_long(one.words))

    def _is_long_headline(self, one: Candidate) -> bool:
        """Tell headlines from other links of three words and more."""
        if one.role in _HEADINGS:
            return True
        if one.mention.label not in _MARKED and self._is_elsewhere(one.target):
            return self.likeness.count_long(one.mention) >= _ALIKE_ELSEWHERE
        share = self.likeness.share_long(one.mention)
        if not self.likeness.are_many(one.mention) or share >= _HALF:
            return True
        return count_words(one.words) > _SHORT_WORDS and (_is_article(one) or share >= _SOME)

    def _is_short_headline(self, one: Candidate) -> bool:
        """Tell headlines of a word or two from the names of sections and the like."""
        long_ones = self.likeness.count_long(one.mention)
        if one.role in _HEADINGS:
            return count_words(one.words) > 1 or long_ones > 0
        if one.role is not Role.SHORT and (_is_article(one) or one.target.count("/") > 1):
            return True
        if one.mention.run.text != one.mention.block.text or long_ones < _ALIKE:
            return False
        is_one_of_many = long_ones >= _ALIKE_SHORT and self.likeness.share_long(one.mention) >= _MOST
        return is_one_of_many or self._is_introduced(one.mention)

    def _is_introduced(self, mention: Mention) -> bool:
        """Tell whether words that announce articles stand right above the first link of the kind."""
        first = self.likeness.first_block(mention)
        if first not in self.introduced:
            above = self.blocks[first - 1].block.text if first else ""
            self.introduced[first] = all_phrases().label_of(fold(above)) in _LISTS
        return self.introduced[first]

    def _is_elsewhere(self, target: str) -> bool:
        host = target.partition("/")[0]
        if host not in self.domains:
            self.domains[host] = registered_domain(host)
        return self.own is not None and self.domains[host] != self.own


def _is_article(one: Candidate) -> bool:
    return is_article_like(one.target.rpartition("/")[2])


def _asks_for_all(text: str) -> bool:
    """Tell words that lead to a list ("All articles") by the first of them."""
    return count_words(text) <= _MORE_WORDS and text.partition(" ")[0].lower() in teaser_rules().more_words
