"""A picture of the article → the words printed for it, told apart into caption and credit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, takewhile

from newsscrape.compose.credits import bare_credit, split_credit
from newsscrape.compose.marks import mark_in_names, marks_around
from newsscrape.compose.nearest import Nearest
from newsscrape.compose.survey import Survey
from newsscrape.model.article import Image
from newsscrape.model.block import Block, LabelledBlock
from newsscrape.model.document import Picture
from newsscrape.model.label import Label
from newsscrape.text import count_words, squash

_FOLLOWING = 4
_FIGURE_LEVELS = 8
_MAX_CAPTION = 600
_MAX_CREDIT = 150
_MAX_LONE_CREDIT = 80
_MIN_ALT_WORDS = 4
_MOST_ALONE = 2
_CAPTIONS = frozenset({Label.CAPTION, Label.OTHER})
_PARTICULARS = frozenset({Label.BYLINE, Label.TIMESTAMP})
_SENTENCE_ENDS = frozenset(".!?。！？")
_STORY = frozenset({Label.BODY, Label.HEADLINE})


class Captions:
    """Reads the captions of one page."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.tree = survey.tree
        self.figures = Nearest(survey.tree, "figure")

    def of(self, picture: Picture, address: str) -> Image:
        """Give a picture with its caption and credit: in, the picture and its absolute address."""
        caption: list[str] = []
        credit: str | None = None
        for block in self._blocks(picture):
            told, made_by = self._parted(picture, block)
            if told:
                caption.append(told)
            credit = credit or made_by
        return Image(url=address, caption=" ".join(caption)[:_MAX_CAPTION] or None, credit=credit)

    def figure_around(self, element: int, levels: int) -> int:
        """Give the index of the figure an element stands in, so many elements away at most; -1 for none."""
        return self.figures(element) if 0 <= self.figures.away(element) < levels else -1

    def _is_in(self, outer: int, inner: int, levels: int) -> bool:
        depths = self.tree.depths
        return outer <= inner < self.tree.ends[outer] and depths[inner] - depths[outer] < levels

    def _blocks(self, picture: Picture) -> Sequence[Block]:
        """Give the blocks that tell of it: those of its figure, else the captions behind it, else a credit by it."""
        following = self.survey.page.blocks[picture.before_block : picture.before_block + _FOLLOWING]
        if not following:
            return ()
        figure = self.figure_around(picture.element, _FIGURE_LEVELS)
        if figure >= 0 and (inside := self._inside(figure, following)):
            return inside
        if repeats(self._alt(picture), following[0].block):
            return [following[0].block]
        if following[0].label is Label.CAPTION and (behind := self._behind(following)):
            return behind
        box = self.tree.parents[picture.element]
        if box > 0 and (alone := self._alone(box)):
            return alone
        return [
            one.block
            for one in following
            if box >= 0
            and self._is_in(box, one.block.element, _FIGURE_LEVELS)
            and self._is_credit(one.block, one.block.element)
        ]

    def _alone(self, box: int) -> list[Block]:
        """Give the words of a box that holds nothing but a picture and one or two short lines."""
        inside = self.survey.page.blocks[self.tree.firsts[box] : self.tree.lasts[box]]
        if not 0 < len(inside) <= _MOST_ALONE or any(one.label not in _CAPTIONS for one in inside):
            return []
        if sum(self.tree.tags[element] == "img" for element in range(box, self.tree.ends[box])) > 1:
            return []
        told = [one.block for one in inside if not one.block.link_chars and len(one.block.text) <= _MAX_CAPTION]
        return told if any(self._is_sentence(block) for block in told) else []

    def _is_sentence(self, block: Block) -> bool:
        """Tell words that say something of a picture from a price, a counter, a name of goods."""
        words = count_words(block.text)
        return words >= _MIN_ALT_WORDS and (not _SENTENCE_ENDS.isdisjoint(block.text) or self._tells_credit(block))

    def _inside(self, figure: int, following: Sequence[LabelledBlock]) -> list[Block]:
        """Give the first blocks that stand in a figure."""
        inside = takewhile(
            lambda one: one.label not in _STORY and self._is_in(figure, one.block.element, _FIGURE_LEVELS), following
        )
        return [one.block for one in inside if one.label not in _PARTICULARS or self._tells_credit(one.block)]

    def _tells_credit(self, block: Block) -> bool:
        """Tell a line of a figure that is no author's or date's of the article."""
        return self._is_credit(block, block.element) or split_credit(block.text)[1] is not None

    def _behind(self, following: Sequence[LabelledBlock]) -> list[Block]:
        """Give the first captions that stand in no figure."""
        behind = takewhile(
            lambda one: one.label is Label.CAPTION and self.figure_around(one.block.element, _FIGURE_LEVELS) < 0,
            following,
        )
        return [one.block for one in behind]

    def _parted(self, picture: Picture, block: Block) -> tuple[str, str | None]:
        """Part a caption by its elements where one is marked as credit or alternative text, else by its words."""
        credited = [self._is_credit(block, element) for element, _ in block.pieces]
        marked = _joined(block, credited, wanted=True)
        told = _joined(block, credited, wanted=False)
        alt = self._alt(picture)
        if not marked and repeats(alt, block):
            told, marked = squash(alt), block.text[len(squash(alt)) :]
        if not marked or len(marked) > (_MAX_CREDIT if told else _MAX_LONE_CREDIT):
            return split_credit(block.text)
        more, named = split_credit(marked)
        told = told.removesuffix("()").rstrip(" |/–—-(")
        return (f"{told} {more}".strip(), named) if named else (told, bare_credit(more) or None)

    def _alt(self, picture: Picture) -> str:
        return self.tree.get(picture.element, "alt")

    def _is_credit(self, block: Block, element: int) -> bool:
        """Tell an element whose name, or that of one around it inside the block, says that it is a credit."""
        mark = mark_in_names("credits", "names")
        while element >= 0:
            if mark.is_in(marks_around(self.tree, element, 1)):
                return True
            if element == block.element:
                return False
            element = self.tree.parents[element]
        return False


def repeats(alternative: str, block: Block) -> bool:
    """Tell whether a block is a picture's alternative text, printed as its caption, with a credit behind it."""
    if block.link_chars or not alternative:
        return False
    alt = squash(alternative)
    if not block.text.startswith(alt) or len(alt.split()) < _MIN_ALT_WORDS:
        return False
    ends = accumulate(text for _, text in block.pieces)
    return alt in map(squash, ends) and 1 < len(block.text) - len(alt) <= _MAX_CREDIT


def _joined(block: Block, credited: Sequence[bool], *, wanted: bool) -> str:
    """Join the parts of a block that are marked as credit, or those that are not."""
    return squash(
        "".join([text for (_, text), is_credit in zip(block.pieces, credited, strict=True) if is_credit is wanted])
    )
