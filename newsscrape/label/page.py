"""Document → labelled page, as a list of named steps."""

from __future__ import annotations

from collections.abc import Sequence

from newsscrape.label.boxes import snippets_of
from newsscrape.label.claimed import is_claimed_article
from newsscrape.label.facts import Facts, facts_of
from newsscrape.label.judge import Judged, judge
from newsscrape.label.language import language_of
from newsscrape.label.lead import mark_lead
from newsscrape.label.roles import SCORE, Role, Sight, role_in_text, role_outside_text, sight_of
from newsscrape.label.score import strongest
from newsscrape.label.second_opinion import DOUBT, Doubt, follow, other_text
from newsscrape.model.article import Engine
from newsscrape.model.block import LabelledBlock
from newsscrape.model.document import Document, LabelledPage
from newsscrape.model.label import Label
from newsscrape.model.site import Site
from newsscrape.model.weights import Weights
from newsscrape.policy.appeals import appeal_in
from newsscrape.policy.phrases import all_phrases
from newsscrape.policy.tokens import label_tokens
from newsscrape.text import fold

IN_TEXT = frozenset((Label.BODY, Label.HEADING, Label.LEAD))
"""Labels whose blocks make up the article's text."""

_LIKELY = 0.5
_FULL_TRUST_WORDS = 150
_CERTAIN = 0.99
_SHOWN = 3
_SURE = 0.9
_TAIL_LETTERS = 12


def label(document: Document, site: Site | None, weights: Weights) -> LabelledPage:
    """Give every block its label.

    In: a document of HTML, its site's profile and the fitted weights; out: the same document with a label,
    confidence and reason on every block.
    """
    facts = facts_of(document, all_phrases())
    sight = sight_of(document, facts, label_tokens())
    judged = judge(document, facts, weights)
    chances = judged.probabilities
    roles = _first_roles(chances, sight)
    roles = _set_snippets_aside(roles, chances, sight)
    roles = _set_appeals_aside(roles, chances, document)
    roles = _mark_headline(roles, facts)
    roles = _drop_loose_headings(roles)
    roles = mark_lead(roles, chances, sight)
    confidence = _page_confidence(document, roles, chances)
    engine = Engine.BLOCKS
    if confidence < DOUBT and (opinion := other_text(document)):
        names = [shape.letters for shape in facts.shapes]
        roles = follow(opinion, Doubt(roles, chances, names), document)
        engine = Engine.TRAFILATURA
    roles = _explain_scores(roles, judged, weights)
    blocks = tuple(
        LabelledBlock(block, role.label, _confidence(role, chance), role.reason)
        for block, role, chance in zip(document.blocks, roles, chances, strict=True)
    )
    return LabelledPage(
        document=document,
        site=site,
        language=language_of(document, site, blocks),
        blocks=blocks,
        confidence=confidence,
        engine=engine,
    )


def _first_roles(chances: Sequence[float], sight: Sight) -> list[Role]:
    return [
        role_in_text(block, sight) if chance >= _LIKELY else role_outside_text(block, sight)
        for block, chance in zip(sight.document.blocks, chances, strict=True)
    ]


def _set_snippets_aside(roles: list[Role], chances: Sequence[float], sight: Sight) -> list[Role]:
    """Words under other stories' links are no text: never on a page that claims no article, else where in doubt."""
    limit = _SURE if is_claimed_article(sight.document) else 1.0
    snippets = snippets_of(sight.document, sight.facts)
    return [
        Role(Label.TEASER, "box:snippet") if index in snippets and chances[index] < limit else role
        for index, role in enumerate(roles)
    ]


def _set_appeals_aside(roles: list[Role], chances: Sequence[float], document: Document) -> list[Role]:
    """Where the score is not sure, a block with the words of an appeal or a notice is one."""
    marked = list(roles)
    for block, role, chance in zip(document.blocks, roles, chances, strict=True):
        if role.label is Label.BODY and chance < _SURE and (appeal := appeal_in(fold(block.text))) is not None:
            marked[block.index] = Role(appeal, "words:appeal")
    return marked


def _mark_headline(roles: list[Role], facts: Facts) -> list[Role]:
    """Name the one headline; a repetition of it is never text."""
    if facts.headline < 0:
        return roles
    headline = facts.shapes[facts.headline].letters
    marked = []
    for index, role in enumerate(roles):
        if index == facts.headline:
            marked.append(Role(Label.HEADLINE, "printed:claimed_title"))
        elif role.label in IN_TEXT and _repeats(facts.shapes[index].letters, headline):
            marked.append(Role(Label.OTHER, "repeats:headline"))
        else:
            marked.append(role)
    return marked


def _repeats(own: str, headline: str) -> bool:
    """Tell a block that is the headline over again, or nearly: "Headline | Site" and the like."""
    return own == headline or (own.startswith(headline) and len(own) < len(headline) + _TAIL_LETTERS)


def _explain_scores(roles: list[Role], judged: Judged, weights: Weights) -> list[Role]:
    """Where the score decided, say by which observations: the three that moved it most, in log-odds."""
    return [
        Role(role.label, " ".join((SCORE, *strongest(names, weights.second, _SHOWN)))) if role.reason == SCORE else role
        for role, names in zip(roles, judged.features, strict=True)
    ]


def _drop_loose_headings(roles: list[Role]) -> list[Role]:
    """Take headings that no text follows out of the text: they head something else."""
    marked = list(roles)
    for index in range(len(marked) - 1, -1, -1):
        if marked[index].label in (Label.BODY, Label.LEAD):
            break
        if marked[index].label is Label.HEADING:
            marked[index] = Role(Label.OTHER, "heading:without_text")
    return marked


def _confidence(role: Role, chance: float) -> float:
    certainty = chance if role.label in IN_TEXT else 1 - chance
    return round(min(max(certainty, 1 - _CERTAIN), _CERTAIN), 3)


def _page_confidence(document: Document, roles: Sequence[Role], chances: Sequence[float]) -> float:
    """Certainty of all blocks weighted by length, less where there is little text."""
    certain = total = text = 0.0
    for block, role, chance in zip(document.blocks, roles, chances, strict=True):
        size = len(block.text)
        expected = size * chance
        certain += max(chance, 1 - chance) * expected if role.label in IN_TEXT else 0
        total += expected
        text += size if role.label in IN_TEXT else 0
    if not total:
        return 0.0
    enough = min(1.0, text / (_FULL_TRUST_WORDS * 6))
    return round(certain / total * (0.5 + 0.5 * enough), 3)
