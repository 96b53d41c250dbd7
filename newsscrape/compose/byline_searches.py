"""How authors are printed: as links, behind a word like "by", in bylines, beside the date.

Each search reads some blocks and gives the names in them, in order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TypeAlias

from newsscrape.compose.introductions import introduced_in, introduces, is_introduction
from newsscrape.compose.marks import mark_in_addresses
from newsscrape.compose.name_words import PREPOSITIONS
from newsscrape.compose.names import own_part
from newsscrape.compose.persons import joined, line_of
from newsscrape.compose.printed_dates import find_printed
from newsscrape.compose.survey import Survey
from newsscrape.model.block import Block, LabelledBlock
from newsscrape.model.label import Label
from newsscrape.model.tree import Tree
from newsscrape.policy.marks import words

_MAX_BYLINE = 160
_MAX_NAMES = 60
_SET_OFF = re.compile(r"(?:(?<!\s)\s+)?[|•·\n\u2013\u2014]\s*|(?<!\s)\s+-\s+")
_NOT_BYLINES = frozenset({Label.HEADLINE, Label.BODY, Label.LEAD, Label.COMMENT})
_PROSE = frozenset({Label.BODY, Label.LEAD, Label.CAPTION, Label.HEADING})
_PARTICULARS = frozenset({Label.BYLINE, Label.TIMESTAMP})
_ENDS = (".", "!", "?", ":", "…")

Reading: TypeAlias = Callable[[str, str], tuple[str, ...]]
"""A line and the code of its language → the names in it."""

Search: TypeAlias = Callable[[Survey, Iterable[LabelledBlock], Reading], Iterator[str]]
"""A page, some of its blocks, and how to read a line of them → names."""


def linked(survey: Survey, blocks: Iterable[LabelledBlock], reading: Reading) -> Iterator[str]:
    """Read links and elements marked as an author's."""
    for labelled in blocks:
        block = labelled.block
        if len(block.text) <= _MAX_BYLINE and not (labelled.label in _NOT_BYLINES and _is_prose(block.text)):
            marked = _marked_texts(survey, block)
            kept = own_part(line_of(block), survey.language.code) if marked else ""
            for text in marked:
                if text in kept:
                    yield from reading(text, survey.language.code)


def introduced(survey: Survey, blocks: Iterable[LabelledBlock], reading: Reading) -> Iterator[str]:
    """Read lines that begin with "Von", "By" and their kin, and "Posted on 3 May by …"."""
    language = survey.language.code
    for labelled in blocks:
        block = labelled.block
        if len(block.text) > _MAX_BYLINE or labelled.label is Label.HEADLINE:
            continue
        if labelled.label in _PROSE and _is_prose(block.text):
            continue
        line = line_of(block)
        if introduces(line, language):
            yield from reading(line, language)
        elif is_introduction(line, language):
            yield from reading(_next_line(survey, block), language)
        elif said := _said_in(survey, labelled, line):
            yield from reading(said, language)


def opened(survey: Survey, blocks: Iterable[LabelledBlock], reading: Reading) -> Iterator[str]:
    """Read the first line that begins with words that introduce an author, or the one behind such words."""
    language = survey.language.code
    for labelled in blocks:
        if len(labelled.block.text) > _MAX_BYLINE:
            continue
        line = line_of(labelled.block)
        names: tuple[str, ...] = ()
        if introduces(line, language):
            names = reading(line, language)
        elif is_introduction(line, language):
            names = reading(_next_line(survey, labelled.block), language)
        if names:
            yield from names
            return


def spelled_out(survey: Survey, blocks: Iterable[LabelledBlock], reading: Reading) -> Iterator[str]:
    """Read the first line that begins with more than a preposition: "Written by …", "Autor: …"."""
    told = [one for one in blocks if one.block.text.partition(" ")[0].lower() not in PREPOSITIONS]
    return opened(survey, told, reading)


def bylines(survey: Survey, blocks: Iterable[LabelledBlock], reading: Reading) -> Iterator[str]:
    """Read lines the labels or their own markup call bylines."""
    tree, language = survey.tree, survey.language.code
    for labelled in blocks:
        block = labelled.block
        if len(block.text) > _MAX_BYLINE or labelled.label in _NOT_BYLINES:
            continue
        if labelled.label is Label.BYLINE or _marked().search(tree.names[block.element]):
            names = reading(line_of(block), language)
            yield from names or reading("\n".join([text for _, text in block.pieces]), language)


def beside_dates(survey: Survey, blocks: Iterable[LabelledBlock], reading: Reading) -> Iterator[str]:
    """Read "11.12.2019 - Ann Lee": names in a line of a date, set off from it by more than a comma."""
    code = survey.language.code
    for labelled in blocks:
        if labelled.label is not Label.TIMESTAMP or len(labelled.block.text) > _MAX_BYLINE:
            continue
        line = line_of(labelled.block)
        elsewhere = [run.text for run in survey.runs.of(labelled.block) if run.link >= 0]
        for moment in find_printed(line, code, survey.order):
            line = line.replace(moment.raw, "\n")
        for part in _SET_OFF.split(line):
            if part and part not in elsewhere and not part.startswith(",") and not part.endswith(","):
                yield from (name for name in reading(part, code) if _is_whole(name, part))


def _marked_texts(survey: Survey, block: Block) -> list[str]:
    """Give the words of each link or element in a block that is marked as an author's."""
    last, texts = -1, [""]
    marked: list[list[str]] = []
    for element, text in block.pieces:
        link = survey.link_around(element)
        holder = link if link >= 0 else element
        if holder != last:
            texts = []
            if _is_marked(survey.tree, holder, element):
                marked.append(texts)
        texts.append(text)
        last = holder
    return [joined(texts) for texts in marked]


def _is_marked(tree: Tree, holder: int, element: int) -> bool:
    names = f"{tree.get(holder, 'rel')} {tree.names[holder]} {tree.names[element]}"
    if _marked().search(names):
        return True
    return tree.tags[holder] == "a" and mark_in_addresses("authors", "addresses").is_in(tree.get(holder, "href"))


@cache
def _marked() -> re.Pattern[str]:
    """Give what marks an author's name in class names: the word alone, or before what does not say something else."""
    marks, others = "|".join(words("authors", "names")), "|".join(words("authors", "other"))
    return re.compile(rf"(?<![a-z])(?i:{marks})(?i:s|[-_]?names?|[-_]?link)?(?!(?:[-_]+|[A-Z]*)(?i:{others}))(?![a-z])")


def _next_line(survey: Survey, block: Block) -> str:
    """Give the words of the next block where it is a short one, what stands behind a lone "By"."""
    for following in survey.document.blocks[block.index + 1 : block.index + 2]:
        if len(following.text) <= _MAX_NAMES:
            return line_of(following)
    return ""


def _is_whole(name: str, part: str) -> bool:
    """Tell whether a name is nearly all there is in a part of a line."""
    return 2 * len(name) > len(part)


def _said_in(survey: Survey, labelled: LabelledBlock, line: str) -> str:
    """Give what words inside a line introduce, where the line is a byline or has a date."""
    code = survey.language.code
    said = "" if labelled.label in _PROSE else introduced_in(line, code)
    if not said or said not in own_part(line, code):
        return ""
    return said if labelled.label in _PARTICULARS or find_printed(line, code, survey.order) else ""


def _is_prose(text: str) -> bool:
    return text.rstrip().endswith(_ENDS)
