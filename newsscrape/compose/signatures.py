"""Names that stand alone in a line of the text: above its first sentence, or below its last one; initials below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsscrape.compose.introductions import introduces
from newsscrape.compose.names import are_initials, names_in
from newsscrape.compose.persons import is_person, line_of
from newsscrape.compose.publication import publication_names
from newsscrape.compose.survey import Survey
from newsscrape.model.block import Block
from newsscrape.model.label import Label
from newsscrape.text import letters

_MAX_LINE = 60
_MAX_CREDIT = 40
_MOST_INITIALS = 3
_CREDITS = frozenset({Label.CAPTION, Label.BYLINE, Label.OTHER})
_FIRST = 3
_LEAST = 2
_MOST_WORDS = 4
_MOSTLY = 0.8
_ENDS = (".", "!", "?", ":", "…", "“", '"')
_IN_BRACKETS = re.compile(r"[.!?…“”\"]\s*[(\[\uff08]([^()\[\]\uff08\uff09]{4,60})[)\]\uff09]\s*$")


def signatures(survey: Survey) -> tuple[str, ...]:
    """Give the persons that sign a text; empty where nobody does."""
    text = [one.block for one in survey.text if one.label is Label.BODY]
    if len(text) < _LEAST:
        return ()
    code, own = survey.language.code, publication_names(survey)
    for line in _lines(text):
        shown = names_in(line, code)
        names = tuple(name for name in shown if letters(name) not in own)
        if names and all(is_person(name, code) for name in names) and _is_all(shown, line, code):
            return names if _is_once(names[0], text) else ()
    return _initials(survey, text[-1], code)


def _initials(survey: Survey, last: Block, code: str) -> tuple[str, ...]:
    """Give two or three initials that the line right below the text begins with ("abc, de; Foto: …")."""
    below = survey.page.blocks[last.index + 1 : last.index + 2]
    if not below or below[0].label not in _CREDITS or len(below[0].block.text) > _MAX_LINE + _MAX_CREDIT:
        return ()
    line = line_of(below[0].block)
    names = names_in(line, code)
    is_first = letters(line).startswith(letters("".join(names)))
    return names if 1 < len(names) <= _MOST_INITIALS and are_initials(*names) and is_first else ()


def _lines(text: Sequence[Block]) -> Iterator[str]:
    """Give the short lines in bold above the first sentence, the short one below the last, the brackets behind it."""
    for block in text[:_FIRST]:
        if _is_line(block) and _MOSTLY * len(block.text) <= block.bold_chars:
            yield line_of(block)
    before, last = text[-2], text[-1]
    if _is_line(last) and before.text.rstrip().endswith(_ENDS):
        yield line_of(last)
    if match := _IN_BRACKETS.search(last.text):
        yield match[1]


def _is_line(block: Block) -> bool:
    return len(block.text) <= _MAX_LINE and not block.text.rstrip().endswith(_ENDS)


def _is_once(name: str, text: Sequence[Block]) -> bool:
    """Tell a signature from a subject: the text does not speak of it."""
    return len(name.split()) <= _MOST_WORDS and sum(name.lower() in block.text.lower() for block in text) == 1


def _is_all(names: Sequence[str], line: str, code: str) -> bool:
    """Tell whether a line holds nothing but names, or names and words that introduce them."""
    return introduces(line, code) or len(letters("".join(names))) + len(names) >= len(letters(line))
