"""The lines of a plain-text capture → labelled page, by rules on their shape and order alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsscrape.label.language import language_of
from newsscrape.label.sight import Role
from newsscrape.model.block import LabelledBlock
from newsscrape.model.document import Document, LabelledPage
from newsscrape.model.label import Label
from newsscrape.model.site import Site
from newsscrape.policy.languages import language_codes, load_language
from newsscrape.policy.phrases import Phrases, all_phrases
from newsscrape.text import count_words, fold, letters

_PROSE_WORDS = 20
_SENTENCE_WORDS = 8
_BRIEF = 5
_HEADING_WORDS = 12
_LEAD_WORDS = 90
_BOX_LINES = 6
_HEADLINE_WORDS = range(3, 31)
_ENDS_SENTENCE = re.compile(r"[.!?…。！？][\"'”“»«’)]*$")
_CUT = re.compile(r"(?:\.\.\.|…)$")
_CLOCK = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\b\d{1,2}:\d\d\b|\b(?:19|20)\d\d\b")
_DIGIT_SHARE = 0.35
_RULE_CONFIDENCE = 0.7
_PARTING = frozenset((Label.CAPTION, Label.RELATED, Label.NEWSLETTER, Label.AD, Label.TIMESTAMP))


def label_lines(document: Document, site: Site | None) -> LabelledPage:
    """Give every line of a text its label: in, a document without elements; out, the same with labels."""
    lines = [block.text for block in document.blocks]
    roles = _by_shape(lines, all_phrases())
    roles = _mark_boxes(lines, roles)
    roles = _mark_headline(lines, roles)
    roles = _mark_text(lines, roles)
    roles = _mark_lead(lines, roles)
    roles = _mark_headings(lines, roles)
    blocks = tuple(
        LabelledBlock(block, role.label, _RULE_CONFIDENCE, role.reason)
        for block, role in zip(document.blocks, roles, strict=True)
    )
    has_text = any(role.label is Label.BODY for role in roles)
    return LabelledPage(
        document=document,
        site=site,
        language=language_of(document, site, blocks),
        blocks=blocks,
        confidence=_RULE_CONFIDENCE if has_text else 0.0,
        engine=document.engine,
    )


def _by_shape(lines: Sequence[str], phrases: Phrases) -> list[Role]:
    roles = []
    for line in lines:
        words = count_words(line)
        label = phrases.label_of(fold(line)) if words <= _SENTENCE_WORDS else None
        if label is not None:
            roles.append(Role(label, "phrase"))
        elif words <= _SENTENCE_WORDS and _is_reading_time(line):
            roles.append(Role(Label.READING_TIME, "phrase:reading_time"))
        elif words <= _SENTENCE_WORDS and _is_clock(line):
            roles.append(Role(Label.TIMESTAMP, "shape:date"))
        else:
            roles.append(Role(Label.OTHER, "no_rule"))
    return roles


def _is_reading_time(line: str) -> bool:
    return any(
        pattern.search(line.lower()) for code in language_codes() for pattern in load_language(code).reading.patterns
    )


def _is_clock(line: str) -> bool:
    squeezed = line.replace(" ", "")
    return bool(_CLOCK.search(line)) and sum(map(str.isdigit, squeezed)) >= _DIGIT_SHARE * len(squeezed)


def _is_prose(line: str) -> bool:
    words = count_words(line)
    return words >= _PROSE_WORDS or (words >= _SENTENCE_WORDS and bool(_ENDS_SENTENCE.search(line)))


def _mark_boxes(lines: Sequence[str], roles: list[Role]) -> list[Role]:
    """Name promoted boxes: a line repeats the short line above it, the section, and goes on with the headline."""
    marked = list(roles)
    for index in range(1, len(lines)):
        section = lines[index - 1]
        if count_words(section) > _BRIEF or not lines[index].startswith(section + " "):
            continue
        start = index - 1
        if start and count_words(lines[start - 1]) <= _BRIEF and marked[start - 1].label is Label.OTHER:
            start -= 1
        end = index + 1
        while end < len(lines) and end - index < _BOX_LINES and marked[end].label is Label.TIMESTAMP:
            end += 1
        if end < len(lines) and _is_prose(lines[end]):
            end += 1
        for line in range(start, end):
            marked[line] = Role(Label.TEASER, "box:section_repeated")
    return marked


def _mark_headline(lines: Sequence[str], roles: list[Role]) -> list[Role]:
    """Name the headline: the first title-like line that is said again nearby, else the last one before prose."""
    first = next((i for i, line in enumerate(lines) if _is_prose(line) and roles[i].label is Label.OTHER), None)
    if first is None:
        return roles
    titles = [
        i
        for i in range(first)
        if roles[i].label is Label.OTHER
        and count_words(lines[i]) in _HEADLINE_WORDS
        and not _ENDS_SENTENCE.search(lines[i])
    ]
    if not titles:
        return roles
    names = [letters(line) for line in lines]
    chosen = next((i for i in titles if names.count(names[i]) > 1), titles[-1])
    return [
        Role(Label.HEADLINE, "place:before_text")
        if index == chosen
        else Role(Label.CAPTION, "repeats:headline")
        if names[index] == names[chosen]
        else role
        for index, role in enumerate(roles)
    ]


def _mark_text(lines: Sequence[str], roles: list[Role]) -> list[Role]:
    """Name the text: prose after the headline, until promoted boxes begin."""
    start = next((i for i, role in enumerate(roles) if role.label is Label.HEADLINE), -1)
    marked = list(roles)
    seen = False
    for index in range(start + 1, len(lines)):
        if seen and roles[index].label is Label.TEASER:
            break
        if roles[index].label is Label.OTHER and _is_prose(lines[index]):
            marked[index] = Role(Label.BODY, "shape:prose")
            seen = True
    return marked


def _mark_lead(lines: Sequence[str], roles: list[Role]) -> list[Role]:
    """Name the standfirst: a single paragraph under the headline, parted from the text by other lines."""
    body = [i for i, role in enumerate(roles) if role.label is Label.BODY]
    if len(body) < 2 or body[1] == body[0] + 1 or count_words(lines[body[0]]) > _LEAD_WORDS:  # noqa: PLR2004
        return roles
    between = [roles[i].label for i in range(body[0] + 1, body[1])]
    if _PARTING.isdisjoint(between):
        return roles
    marked = list(roles)
    marked[body[0]] = Role(Label.LEAD, "place:parted_from_text")
    return marked


def _mark_headings(lines: Sequence[str], roles: list[Role]) -> list[Role]:
    """Name as headings the short lines without a full stop between two paragraphs of the text."""
    marked = list(roles)
    for index in range(1, len(lines) - 1):
        if roles[index].label is not Label.OTHER or roles[index + 1].label is not Label.BODY:
            continue
        if roles[index - 1].label is Label.BODY and 1 < count_words(lines[index]) <= _HEADING_WORDS:
            marked[index] = Role(Label.HEADING, "shape:between_paragraphs")
    return marked
