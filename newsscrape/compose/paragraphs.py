"""lead, paragraphs and text: the labelled blocks as the article's words."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from turbohtml import parse_fragment

from newsscrape.compose.finding import Finding
from newsscrape.model.article import Paragraph, ParagraphKind
from newsscrape.model.block import Block, LabelledBlock, Tree
from newsscrape.model.claim import Origin
from newsscrape.model.document import LabelledPage
from newsscrape.model.label import Label
from newsscrape.text import count_words, squash

_IN_TEXT = (Label.LEAD, Label.BODY, Label.HEADING)
_DATA_TABLE_WORDS = 12
_MUCH_MORE = 3
_LEAST_CLAIMED = 40


def paragraphs(page: LabelledPage) -> Finding[tuple[Paragraph, ...]]:
    """Give the text as paragraphs with their kind, in reading order; the rows of a table are one paragraph."""
    tree = page.document.tree
    found: list[Paragraph] = []
    blocks = page.labelled(*_IN_TEXT)
    for table, run in groupby(blocks, key=lambda labelled: _table_around(labelled, tree)):
        members = list(run)
        if table is not None and _is_data(members):
            found.append(Paragraph(kind=ParagraphKind.TABLE, text=_rows(members, tree)))
        else:
            found += [Paragraph(kind=_kind(one, tree), text=_text(one.block, tree)) for one in members]
    claimed = _claimed(page)
    if sum(map(_words, found)) * _MUCH_MORE < sum(map(_words, claimed)):
        return Finding(claimed, Origin.JSONLD, warnings=("text_from_claim",))
    return Finding(tuple(found), Origin.PRINTED if found else None)


def _words(paragraph: Paragraph) -> int:
    return count_words(paragraph.text)


def _claimed(page: LabelledPage) -> tuple[Paragraph, ...]:
    """Give the claimed articleBody as paragraphs; pages whose text is only drawn by script still claim it."""
    body = max((claim.value for claim in page.document.claimed("articleBody")), key=len, default="")
    if count_words(body) < _LEAST_CLAIMED:
        return ()
    plain = parse_fragment(body).to_text() if "<" in body else body
    lines = [squash(line) for line in plain.splitlines()]
    return tuple(Paragraph(kind=ParagraphKind.PARAGRAPH, text=line) for line in lines if line)


def lead(page: LabelledPage) -> Finding[str | None]:
    """Give the standfirst, several parts joined by a blank line; None when the page sets none apart."""
    parts = [squash(labelled.block.text) for labelled in page.labelled(Label.LEAD)]
    return Finding("\n\n".join(parts), Origin.PRINTED) if parts else Finding(None)


def text_of(parts: Iterable[Paragraph]) -> str:
    """Join the paragraphs by a blank line."""
    return "\n\n".join(part.text for part in parts)


def _kind(labelled: LabelledBlock, tree: Tree) -> ParagraphKind:
    if labelled.label is Label.LEAD:
        return ParagraphKind.LEAD
    if labelled.label is Label.HEADING:
        return ParagraphKind.HEADING
    for element in tree.ancestors(labelled.block.element):
        tag = tree.tags[element]
        if tag in _KINDS:
            return _KINDS[tag]
    return ParagraphKind.PARAGRAPH


_KINDS = {
    "li": ParagraphKind.LIST_ITEM,
    "dt": ParagraphKind.LIST_ITEM,
    "dd": ParagraphKind.LIST_ITEM,
    "blockquote": ParagraphKind.QUOTE,
    "pre": ParagraphKind.CODE,
}


def _text(block: Block, tree: Tree) -> str:
    return block.text if tree.tags[block.element] == "pre" else squash(block.text)


def _table_around(labelled: LabelledBlock, tree: Tree) -> int | None:
    return next((e for e in tree.ancestors(labelled.block.element) if tree.tags[e] == "table"), None)


def _is_data(members: list[LabelledBlock]) -> bool:
    """Tell a table of data from one that lays out a page: its cells are short."""
    return sum(len(one.block.text.split()) for one in members) <= _DATA_TABLE_WORDS * len(members)


def _rows(members: list[LabelledBlock], tree: Tree) -> str:
    def row_of(labelled: LabelledBlock) -> int:
        return next((e for e in tree.ancestors(labelled.block.element) if tree.tags[e] == "tr"), -1)

    return "\n".join(" | ".join(squash(one.block.text) for one in row) for _, row in groupby(members, key=row_of))
