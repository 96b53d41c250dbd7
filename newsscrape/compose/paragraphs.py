"""lead, paragraphs and text: the labelled blocks as the article's words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple, TypeAlias

from turbohtml import parse_fragment

from newsscrape.compose.finding import Finding
from newsscrape.compose.frames import Frame, frames_of
from newsscrape.compose.nearest import Nearest
from newsscrape.compose.selected import found, in_its_place, preferred
from newsscrape.compose.survey import Survey
from newsscrape.model.article import Paragraph, ParagraphKind
from newsscrape.model.block import LabelledBlock
from newsscrape.model.claim import Origin
from newsscrape.model.document import Selected
from newsscrape.model.label import Label
from newsscrape.model.site import Selectable
from newsscrape.model.tree import Tree
from newsscrape.read.claim_values import clean
from newsscrape.text import count_words, squash, visible

_DATA_TABLE_WORDS = 12
_MUCH_MORE = 3
_LEAST_CLAIMED = 40
_LABEL_KINDS = {Label.LEAD: ParagraphKind.LEAD, Label.HEADING: ParagraphKind.HEADING}


_Framed: TypeAlias = tuple[Frame, str, LabelledBlock]


class Text(NamedTuple):
    """The article's words."""

    paragraphs: Finding[tuple[Paragraph, ...]]
    """As paragraphs."""
    whole: str
    """As one string, the paragraphs joined by a blank line."""
    words: int
    """Number of words."""
    printed: int
    """Number of words that are printed, headings left out."""


def text_of(survey: Survey) -> Text:
    """Give the text with its paragraphs: as printed, as claimed where that is much more and no profile selects it."""
    printed = _printed(survey)
    whole = _joined(printed)
    words = count_words(whole)
    prose = words - count_words(visible("\n".join([one.block.text for one in survey.of(Label.HEADING)])))
    if selected := survey.document.selected.get(Selectable.TEXT):
        return Text(Finding(printed, Origin.PROFILE if printed else None), whole, words, prose)
    claimed = _claimed(survey, words)
    if claimed:
        whole = _joined(claimed)
        words = count_words(whole)
        body = Finding(claimed, Origin.JSONLD, warnings=("text_from_claim",))
    else:
        body = Finding(printed, Origin.PRINTED if printed else None)
    return Text(body if selected is None else in_its_place(body), whole, words, prose)


def lead(survey: Survey) -> Finding[str | None]:
    """Give the standfirst, several parts joined by a blank line; None when the page sets none apart."""
    parts = [squash(labelled.block.text) for labelled in survey.of(Label.LEAD)]
    generic = Finding("\n\n".join(parts), Origin.PRINTED) if parts else Finding(None)
    return preferred(survey, Selectable.LEAD, _selected_lead, generic)


def _selected_lead(_: Survey, selected: Sequence[Selected]) -> Finding[str | None] | None:
    lines = (clean(line) for one in selected for line in one.words.split("\n\n"))
    return found("\n\n".join(dict.fromkeys(line for line in lines if line)))


def _joined(parts: Sequence[Paragraph]) -> str:
    return "\n\n".join([part.text for part in parts])


def _claimed(survey: Survey, printed_words: int) -> tuple[Paragraph, ...]:
    """Give the claimed articleBody as paragraphs where it is much more than what is printed, else none.

    Pages whose text is only drawn by script still claim it.
    """
    body = max((claim.value for claim in survey.claimed("articleBody")), key=len, default="")
    most = count_words(body)
    if most < _LEAST_CLAIMED or printed_words * _MUCH_MORE >= most:
        return ()
    plain = parse_fragment(body).to_text() if "<" in body else body
    lines = [line for written in plain.splitlines() if (line := squash(written))]
    if printed_words * _MUCH_MORE >= sum(map(count_words, lines)):
        return ()
    return tuple(Paragraph(kind=ParagraphKind.PARAGRAPH, text=line) for line in lines)


def _printed(survey: Survey) -> tuple[Paragraph, ...]:
    """Give the blocks of the text as paragraphs, in reading order; the rows of a table are one paragraph."""
    frames = frames_of(survey)
    framed = list(zip(frames, _texts(survey, frames), survey.text, strict=True))
    if not any(frame.in_table for frame in frames):
        return tuple([_paragraph(*one) for one in framed])
    parts: list[Paragraph] = []
    tables = Nearest(survey.tree, "table")
    for table, run in groupby(framed, key=lambda one: tables(one[2].block.element)):
        members = list(run)
        if table >= 0 and _is_data(members):
            parts.append(Paragraph(kind=ParagraphKind.TABLE, text=_rows(members, survey.tree)))
        else:
            parts += [_paragraph(*one) for one in members]
    return tuple(parts)


def _texts(survey: Survey, frames: Sequence[Frame]) -> Sequence[str]:
    """Give the words of the blocks with white space squashed, but for code."""
    texts = [one.block.text for one in survey.text]
    whole = "".join(texts)
    if visible(whole) is whole and not any(frame.is_code for frame in frames):
        return texts  # they are squashed already
    tags = survey.tree.tags
    return [
        text if frame.is_code and tags[one.block.element] == "pre" else squash(text)
        for text, frame, one in zip(texts, frames, survey.text, strict=True)
    ]


def _paragraph(frame: Frame, text: str, labelled: LabelledBlock) -> Paragraph:
    return Paragraph(kind=_LABEL_KINDS.get(labelled.label) or frame.kind, text=text)


def _is_data(members: Sequence[_Framed]) -> bool:
    """Tell a table of data from one that lays out a page: its cells are short."""
    return sum([len(one.block.text.split()) for _, _, one in members]) <= _DATA_TABLE_WORDS * len(members)


def _rows(members: Sequence[_Framed], tree: Tree) -> str:
    row_of = Nearest(tree, "tr")
    rows = groupby(members, key=lambda one: row_of(one[2].block.element))
    return "\n".join(" | ".join([squash(text) if frame.is_code else text for frame, text, _ in row]) for _, row in rows)
