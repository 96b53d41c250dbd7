"""What speaks for and against a block: each feature is a named observation that is there or not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from newsscrape.label.facts import Facts, Group, Shape
from newsscrape.model.block import Block, Tree
from newsscrape.model.document import Document

_REGIONS = frozenset(
    "article main aside nav footer header form ul ol li table td figure figcaption blockquote section button a "
    "details dl pre h1 h2 h3 h4 h5 h6 address label center".split()
)
_WORD_STEPS = (1, 2, 3, 5, 8, 12, 18, 28, 45, 80)
_LINK_STEPS = (0.001, 0.15, 0.3, 0.5, 0.8, 0.99)
_SHARE_STEPS = (0.001, 0.03, 0.1, 0.3, 0.6, 0.95)
_PLACE_STEPS = (0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95)
_COUNT_STEPS = (2, 4, 8, 16)
_SENTENCE_END = re.compile(r"[.!?…:。！？؟][\"'”“»«’)\]]*$")
_DATE = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b")
_QUOTE = re.compile(r"^[\"„“«»‚'–—]")
_CUT = re.compile(r"(?:…|\.\.\.|\[…\])$")
_FAR = 6


def _step(value: float, steps: Sequence[float]) -> int:
    """Give the number of steps the value has passed."""
    return bisect_right(steps, value)


def features_of(document: Document, facts: Facts) -> list[list[str]]:
    """Name what can be seen of each block: in, a page and its facts; out, for each block its features' names."""
    shapes, total = facts.shapes, max(sum(len(block.text) for block in document.blocks), 1)
    found: list[list[str]] = []
    names = _Names(document.tree, facts)
    before = 0
    for block, shape in zip(document.blocks, shapes, strict=True):
        own = _text_features(block, shape)
        own.append(f"place:{_step(before / total, _PLACE_STEPS)}")
        before += len(block.text)
        own += names.of(block)
        own += _page_features(block, shape, facts)
        own += _group_features(facts.groups[facts.signatures[block.index]], shape)
        found.append(own)
    _add_neighbours(document, facts, found)
    return found


def _text_features(block: Block, shape: Shape) -> list[str]:
    text = block.text
    words = _step(shape.words, _WORD_STEPS)
    ends = bool(_SENTENCE_END.search(text[-6:]))
    link = _step(shape.link_share, _LINK_STEPS)
    own = [f"words:{words}", f"link:{link}", f"words+end:{words}:{ends}", f"words+link:{words // 2}:{link}"]
    marks = (
        ("text:cut", _CUT.search(text[-6:])),
        ("text:comma", "," in text),
        ("text:lower_start", text[0].islower()),
        ("text:upper", text.isupper()),
        ("text:quote_start", _QUOTE.search(text)),
        ("text:bar", "|" in text or "»" in text[:3] or "›" in text),
        ("text:copyright", "©" in text),
        ("text:at", "@" in text),
        ("text:question", "?" in text[-3:]),
        ("text:colon", text[-1] == ":"),
        ("text:date", shape.words <= _WORD_STEPS[7] and _DATE.search(text)),
        ("text:bold", block.bold_chars * 2 > len(text)),
        ("hidden", block.is_hidden),
    )
    own += [name for name, is_there in marks if is_there]
    if shape.phrase is not None:
        own.append(f"phrase:{shape.phrase}")
        own.append(f"phrase+words:{words // 2}")
    return own


class _Names:
    """Features of the elements around a block, made once for each element."""

    def __init__(self, tree: Tree, facts: Facts) -> None:
        self.tree = tree
        self.facts = facts
        self.by_element: dict[int, list[str]] = {}

    def of(self, block: Block) -> list[str]:
        direct = block.innermost
        cached = self.by_element.get(direct)
        if cached is None:
            cached = self.by_element[direct] = self._describe(direct, block.element)
        return cached

    def _describe(self, direct: int, element: int) -> list[str]:
        tree, facts = self.tree, self.facts
        own = [f"tag:{tree.tags[element]}", f"inline:{tree.tags[direct]}"]
        regions = {tree.tags[ancestor] for ancestor in tree.ancestors(direct)} & _REGIONS
        own += [f"in:{tag}" for tag in regions]
        near: set[str] = set(facts.tokens[direct])
        ancestor = direct
        for _ in range(2):
            ancestor = tree.parents[ancestor]
            if ancestor <= 0:
                break
            near |= facts.tokens[ancestor]
        own += [f"near:{token}" for token in near]
        own += [f"within:{token}" for token in facts.outer_tokens[direct] if token not in near]
        own += self._place(element)
        return own

    def _place(self, element: int) -> list[str]:
        """Tell how far it is from the element with the most prose, and how much prose is around."""
        tree, facts = self.tree, self.facts
        on_path = frozenset(facts.best_path)
        steps = 0
        common = element
        while common not in on_path:
            common = tree.parents[common]
            steps += 1
        gap = facts.depths[facts.best] - facts.depths[common]
        parent = max(tree.parents[element], 0)
        grand = max(tree.parents[parent], 0)
        most = max(facts.direct[facts.best], 1)
        all_prose = max(facts.prose[0], 1)
        return [
            f"gap:{min(gap, _FAR)}",
            f"steps:{min(steps, _FAR)}",
            f"gap+steps:{min(gap, _FAR)}:{min(steps, 3)}",
            f"parent_direct:{_step(facts.direct[parent] / most, _SHARE_STEPS)}",
            f"own_direct:{_step(facts.direct[element] / most, _SHARE_STEPS)}",
            f"parent_prose:{_step(facts.prose[parent] / all_prose, _SHARE_STEPS)}",
            f"grand_prose:{_step(facts.prose[grand] / all_prose, _SHARE_STEPS)}",
        ]


def _page_features(block: Block, shape: Shape, facts: Facts) -> list[str]:
    own = []
    if facts.headline >= 0:
        gap = block.index - facts.headline
        after = f"headline:after:{_step(gap, (2, 5, 10, 40))}"
        own.append("headline:is" if gap == 0 else "headline:before" if gap < 0 else after)
    if facts.repeats[shape.letters] > 1:
        own.append("page:repeated")
    if shape.letters in facts.titles:
        own.append("page:is_title")
    if shape.letters in facts.descriptions or (shape.words > 8 and any(shape.letters in d for d in facts.descriptions)):  # noqa: PLR2004
        own.append("page:in_description")
    if facts.body_claim and shape.words >= 4:  # noqa: PLR2004
        own.append("page:in_body_claim" if shape.letters in facts.body_claim else "page:not_in_body_claim")
    return own


def _group_features(group: Group, shape: Shape) -> list[str]:
    mean_words = _step(group.words / group.blocks, (4, 8, 15, 30, 60))
    mean_link = _step(group.linked / group.blocks, (0.05, 0.3, 0.7))
    count = _step(group.blocks, _COUNT_STEPS)
    return [f"group:{count}:{mean_words}:{mean_link}", f"group_words:{mean_words}:{_step(shape.words, (3, 8, 15))}"]


def _add_neighbours(document: Document, facts: Facts, found: list[list[str]]) -> None:
    """Add what stands right before and after."""
    tags = document.tree.tags
    brief = [
        f"{tags[block.element]}:{_step(shape.words, (3, 10, 25))}:{_step(shape.link_share, (0.1, 0.6))}"
        for block, shape in zip(document.blocks, facts.shapes, strict=True)
    ]
    for index, own in enumerate(found):
        for distance in (1, 2):
            own.append(f"prev{distance}:{brief[index - distance] if index >= distance else 'none'}")
            own.append(f"next{distance}:{brief[index + distance] if index + distance < len(brief) else 'none'}")
