"""What has to be known of the whole page before one of its blocks can be judged."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from newsscrape.label.headline import Titles, headline_of, titles_of
from newsscrape.label.measures import Measures, measure
from newsscrape.label.paths import REGION_BIT, Paths
from newsscrape.model.document import Document
from newsscrape.model.tree import Attrs
from newsscrape.model.weights import Names
from newsscrape.policy.phrases import all_phrases
from newsscrape.text import letters

_MIN_BODY_CLAIM: Final = 200
_LEVELS: Final = 3
_MOST_DRESSES: Final = 1 << 20  # more than a page may have elements
_HEADER: Final = REGION_BIT["h1"] | REGION_BIT["h2"] | REGION_BIT["header"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is true of the page as a whole."""

    document: Document
    """The page."""
    measures: Measures
    """The words of each block."""
    paths: Paths
    """The names around elements."""
    numbers: list[int]
    """For each block, the number of its path."""
    groups: list[int]
    """For each block, the number of its group: blocks whose element, parent and grandparent bear the same names."""
    titles: Titles
    """What the page calls its article, and itself."""
    headline: int
    """Index of the block that is the printed headline, -1 when none is."""
    body_claim: str
    """The claimed articleBody in lower case, the empty string when there is none of use."""

    def near(self, index: int) -> frozenset[str]:
        """Give the names of the element that holds a block's words and of the three around it."""
        return self.paths.around(self.numbers[index])

    def is_inside(self, index: int, regions: int) -> bool:
        """Tell whether an element of one of these tags, bits of `newsscrape.label.paths.REGION_BIT`, is around."""
        return self.paths.regions(self.numbers[index]) & regions != 0

    def letters(self, index: int) -> str:
        """Give the letters and digits of a block, folded."""
        return block_letters(self.document.blocks[index].text)


block_letters = lru_cache(maxsize=512)(letters)
"""Letters of a block's text; a few blocks of a page are asked for theirs again and again."""


def facts_of(document: Document, names: Names) -> Facts:
    """Measure the page: in, a document and what names say; out, all that the features of its blocks refer to."""
    measures = measure(document.blocks, all_phrases())
    numbers = [document.tree.paths[block.innermost] for block in document.blocks]
    paths = Paths(document.tree, names, numbers)
    in_header = [paths.regions(number) & _HEADER != 0 for number in numbers]
    titles = titles_of(document)
    body = max((claim.value for claim in document.claimed("articleBody")), key=len, default="")
    return Facts(
        document=document,
        measures=measures,
        paths=paths,
        numbers=numbers,
        groups=_groups(document),
        titles=titles,
        headline=headline_of(document, measures, titles, in_header),
        body_claim=body.lower() if len(body) >= _MIN_BODY_CLAIM else "",
    )


def _groups(document: Document) -> list[int]:
    """Give the number of each block's group, in the order of their first blocks."""
    dresses: dict[tuple[str, str], int] = {}
    parents, tags, attrs = list(document.tree.parents), list(document.tree.tags), list(document.tree.attrs)
    worn = [0] * len(parents)
    numbers: dict[int, int] = {}
    groups = []
    for block in document.blocks:
        key = 0
        element = block.element
        for _ in range(_LEVELS):
            if element < 0:
                break
            dress = worn[element]
            if not dress:
                dressed = (tags[element], _class_of(attrs[element]))
                dress = worn[element] = dresses.setdefault(dressed, len(dresses) + 1)
            key = key * _MOST_DRESSES + dress
            element = parents[element]
        groups.append(numbers.setdefault(key, len(numbers)))
    return groups


def _class_of(attrs: Attrs) -> str:
    for name, value in attrs:
        if name == "class":
            return value or ""
    return ""
