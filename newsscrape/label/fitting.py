"""Can a block be what it looks like? Labels that the record is read from need more than looks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from newsscrape.label.groups import GROUP_BIT
from newsscrape.label.marked import HEADED, HELD
from newsscrape.label.sight import Sight
from newsscrape.label.signs import Signs
from newsscrape.model.label import Label

_STORY_WORDS = 5
_LINKED = 0.5
_ADS = GROUP_BIT["ad"] | GROUP_BIT["slot"]
_BYLINE = GROUP_BIT["byline"]
_PAYWALL = GROUP_BIT["paywall"]
_HEADED_AD = HEADED.index(f"{Label.AD},<=3")
_HEADED_PAYWALL = frozenset(place for place, name in enumerate(HEADED) if name.startswith(f"{Label.PAYWALL},"))
_HELD_PAYWALL = 1 << HELD.index(Label.PAYWALL)


def fits(index: int, label: Label, signs: Signs, sight: Sight) -> bool:
    """Tell whether a block may have a label.

    An ad or an offer to subscribe is marked or named as one, a kicker stands above the headline, a byline is named as
    one and has digits only where it has a date, neither is in an ad; a timestamp has digits as
    days and times have them; the way through the site has no dates, and links after a word for
    it lead there.
    """
    question = _QUESTIONS.get(label)
    return question is None or question(index, signs, sight)


def _may_be_kicker(index: int, _signs: Signs, sight: Sight) -> bool:
    return index < sight.facts.headline and not _is_in_ad(index, sight)


def _may_be_byline(index: int, signs: Signs, sight: Sight) -> bool:
    facts = sight.facts
    named = sight.groups[facts.numbers[index]]
    if facts.measures.phrases[index] is not None or not named.outer & _BYLINE or named.near & _ADS:
        return False
    return int(signs.clocks[index]) > 0 or not any(map(str.isdigit, facts.document.blocks[index].text))


def _is_in_ad(index: int, sight: Sight) -> bool:
    return sight.groups[sight.facts.numbers[index]].near & _ADS != 0


def _may_be_timestamp(index: int, signs: Signs, _sight: Sight) -> bool:
    return int(signs.clocks[index]) > 0


def _may_be_other(index: int, _signs: Signs, sight: Sight) -> bool:
    is_menu = sight.facts.measures.phrases[index] is Label.NAVIGATION
    return not (is_menu and sight.document.blocks[index].link_chars)


def _may_be_navigation(index: int, signs: Signs, sight: Sight) -> bool:
    return not (int(signs.clocks[index]) > 0 and _leads_to_story(index, sight))


def _leads_to_story(index: int, sight: Sight) -> bool:
    measures = sight.facts.measures
    return measures.words[index] >= _STORY_WORDS and measures.links[index] > _LINKED


def _may_be_ad(index: int, signs: Signs, sight: Sight) -> bool:
    # A marker alone in its slot also stands first in the column that the slot is in, so the box must be small.
    return _is_named(index, Label.AD, _ADS, sight) or int(signs.codes["headed"][index]) == _HEADED_AD


def _may_be_paywall(index: int, signs: Signs, sight: Sight) -> bool:
    is_beside = int(signs.codes["headed"][index]) in _HEADED_PAYWALL or int(signs.held[index]) & _HELD_PAYWALL != 0
    return is_beside or _is_named(index, Label.PAYWALL, _PAYWALL, sight)


def _is_named(index: int, label: Label, names: int, sight: Sight) -> bool:
    """Tell whether a block's own words or the names around it say the label."""
    facts = sight.facts
    said = facts.measures.phrases[index] is label or facts.measures.appeals[index] is label
    return said or sight.groups[facts.numbers[index]].outer & names != 0


_QUESTIONS: Mapping[Label, Callable[[int, Signs, Sight], bool]] = {
    Label.AD: _may_be_ad,
    Label.PAYWALL: _may_be_paywall,
    Label.KICKER: _may_be_kicker,
    Label.BYLINE: _may_be_byline,
    Label.TIMESTAMP: _may_be_timestamp,
    Label.OTHER: _may_be_other,
    Label.NAVIGATION: _may_be_navigation,
}
"""What is asked of a block before it gets a label; nothing for the others."""
