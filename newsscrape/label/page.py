"""Document → labelled page, as a list of named steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from librt.vecs import vec

from newsscrape.label.boxes import snippets_of
from newsscrape.label.claimed import is_claimed_article
from newsscrape.label.doubt import confidence_of, doubt_of
from newsscrape.label.facts import Facts, facts_of
from newsscrape.label.judge import judge
from newsscrape.label.language import language_of
from newsscrape.label.lead import mark_lead
from newsscrape.label.repeats import PULL_QUOTE, SECOND_PRINTING, drop_repeats
from newsscrape.label.roles import first_roles
from newsscrape.label.second_opinion import LITTLE, Doubt, follow, other_text
from newsscrape.label.selected import as_selected
from newsscrape.label.sight import Role, Sight, sight_of
from newsscrape.label.signs import NO_SIGNS, signs_of
from newsscrape.label.tables import with_table_heads
from newsscrape.model.article import Engine
from newsscrape.model.block import LabelledBlock
from newsscrape.model.document import CHANCE, Document, LabelledPage
from newsscrape.model.label import IN_TEXT, Label
from newsscrape.model.page import Care
from newsscrape.model.site import Selectable, Site
from newsscrape.model.weights import Trust, Weights

_LIKELY: Final = 0.5
_SNIPPET: Final = "box:snippet"
_SURE_RULES: Final = frozenset((SECOND_PRINTING, PULL_QUOTE, _SNIPPET))
"""Rules that know better than any score, so that a score against them is no doubt."""
_CERTAIN: Final = 0.99
_SURE: Final = 0.7
_TAIL_LETTERS: Final = 12
_LONGER: Final = 2


def label(document: Document, site: Site | None, weights: Weights) -> LabelledPage:
    """Give every block its label.

    In: a document of HTML, its site's profile and the fitted weights; out: the same document with a label,
    confidence and reason on every block.
    """
    facts = facts_of(document, weights.names)
    judged = judge(facts, weights)
    chances = with_table_heads(facts, judged.chances)
    sight = sight_of(facts, chances)
    signs = signs_of(facts, judged.columns, chances) if document.blocks else NO_SIGNS
    roles = first_roles(chances, signs, sight, weights.looks)
    roles = _set_snippets_aside(roles, chances, sight)
    roles = _set_appeals_aside(roles, chances, facts)
    roles = _mark_headline(roles, facts)
    roles = drop_repeats(roles, facts)
    roles = _drop_loose_headings(roles, facts)
    roles = mark_lead(roles, chances, sight)
    roles, sure = as_selected(roles, chances, document)
    confidence = _page_confidence(roles, sure, facts, weights.trust)
    engine = document.engine
    if _is_doubtful(roles, facts) and (opinion := other_text(document)):
        names = [facts.letters(block.index) for block in document.blocks]
        groups = [sight.groups[number].around for number in facts.numbers]
        roles, _ = as_selected(follow(opinion, Doubt(roles, chances, names, groups), document), chances, document)
        engine = Engine.TRAFILATURA
    blocks = tuple(
        LabelledBlock(block, role.label, _confidence(role, chance), role.reason)
        for block, role, chance in zip(document.blocks, roles, sure, strict=True)
    )
    return LabelledPage(
        document=document,
        site=site,
        language=language_of(document, site, blocks),
        blocks=blocks,
        confidence=confidence,
        engine=engine,
        observed={**judged.columns, CHANCE: vec[float](chances)} if judged.columns else {},
    )


def _is_doubtful(roles: Sequence[Role], facts: Facts) -> bool:
    """Tell a page that says it is an article and has next to no text.

    A page with boxes of snippets is none: whoever does not know them takes them for the text. Nor is one whose text the
    site's profile selects, or one that has brought down its usual reading.
    """
    if facts.document.page.care is Care.SAFE:
        return False
    if facts.document.selected.get(Selectable.TEXT) or any(role.reason == _SNIPPET for role in roles):
        return False
    words = sum(count for role, count in zip(roles, facts.measures.words, strict=True) if role.label in IN_TEXT)
    return words < LITTLE and is_claimed_article(facts.document)


def _set_snippets_aside(roles: list[Role], chances: Sequence[float], sight: Sight) -> list[Role]:
    """Words under other stories' links are no text: never on a page that claims no article, else where in doubt."""
    limit = _CERTAIN if is_claimed_article(sight.document) else 1.0
    snippets = snippets_of(sight.document, sight.facts)
    return [
        Role(Label.RELATED if role.label is Label.RELATED else Label.TEASER, _SNIPPET)
        if index in snippets and chances[index] < limit
        else role
        for index, role in enumerate(roles)
    ]


def _set_appeals_aside(roles: list[Role], chances: Sequence[float], facts: Facts) -> list[Role]:
    """Where the score is not sure, a block with the words of an appeal or a notice is one."""
    return [
        Role(appeal, "words:appeal") if role.label is Label.BODY and appeal is not None and chance < _SURE else role
        for role, chance, appeal in zip(roles, chances, facts.measures.appeals, strict=True)
    ]


def _mark_headline(roles: list[Role], facts: Facts) -> list[Role]:
    """Name the one headline; a repetition of it is never text."""
    if facts.headline < 0:
        return roles
    headline = facts.letters(facts.headline)
    marked = []
    for index, role in enumerate(roles):
        if index == facts.headline:
            marked.append(Role(Label.HEADLINE, "printed:claimed_title"))
        elif role.label in IN_TEXT and _repeats(index, headline, facts):
            marked.append(Role(Label.OTHER, "repeats:headline"))
        else:
            marked.append(role)
    return marked


def _repeats(index: int, headline: str, facts: Facts) -> bool:
    """Tell a block that is the headline over again, or nearly: "Headline | Site" and the like."""
    if facts.measures.chars[index] > _LONGER * len(headline) + _TAIL_LETTERS:
        return False
    own = facts.letters(index)
    return own == headline or (own.startswith(headline) and len(own) < len(headline) + _TAIL_LETTERS)


def _drop_loose_headings(roles: list[Role], facts: Facts) -> list[Role]:
    """Take headings that no text follows, on the page or in their box, out of the text: they head something else."""
    texts = [index for index, role in enumerate(roles) if role.label in (Label.BODY, Label.LEAD)]
    last = texts[-1] if texts else -1
    marked = list(roles)
    for index, role in enumerate(roles):
        if role.label is Label.HEADING and (index > last or _heads_nothing(index, roles, facts)):
            marked[index] = Role(Label.OTHER, "heading:without_text")
    return marked


def _heads_nothing(index: int, roles: Sequence[Role], facts: Facts) -> bool:
    """Tell a heading in a box of its own and other blocks, none of which is text after it."""
    tree = facts.document.tree
    element = facts.document.blocks[index].element
    while element > 0 and tree.lasts[element] - tree.firsts[element] <= 1:
        element = tree.parents[element]
    below = roles[index + 1 : tree.lasts[element]]
    return bool(below) and not any(role.label in IN_TEXT for role in below)


def _confidence(role: Role, chance: float) -> float:
    certainty = chance if role.label in IN_TEXT else 1 - chance
    return round(min(max(certainty, 1 - _CERTAIN), _CERTAIN), 3)


def _page_confidence(roles: Sequence[Role], chances: Sequence[float], facts: Facts, trust: Trust) -> float:
    """Give how often pages are right whose text is as doubtful; blocks a rule is sure of are no matter of doubt."""
    doubtful = [index for index, role in enumerate(roles) if role.reason not in _SURE_RULES]
    is_text = [roles[index].label in IN_TEXT for index in doubtful]
    if True not in is_text:
        return 0.0
    words = facts.measures.words
    doubt = doubt_of(is_text, [chances[index] for index in doubtful], [words[index] for index in doubtful])
    return round(confidence_of(doubt, trust), 3)
