"""What has to be known of the whole page before one of its blocks can be judged."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from newsscrape.label.headline import Titles, headline_of, titles_of
from newsscrape.label.measures import Measures, measure
from newsscrape.label.paths import REGION_BIT, Paths
from newsscrape.model.document import Document
from newsscrape.model.tree import Tree
from newsscrape.model.weights import Names
from newsscrape.policy.phrases import all_phrases
from newsscrape.text import letters

_MIN_BODY_CLAIM = 200
_LEVELS = 3
_HEADER = REGION_BIT["h1"] | REGION_BIT["h2"] | REGION_BIT["header"]


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

    def in_header(index: int) -> bool:
        return paths.regions(numbers[index]) & _HEADER != 0

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
    tree = document.tree
    dresses: dict[tuple[str, str], int] = {}
    worn: dict[int, int] = {}
    keys: dict[tuple[int, ...], int] = {}
    of_element: dict[int, int] = {}
    groups = []
    for block in document.blocks:
        group = of_element.get(block.element)
        if group is None:
            key = []
            element = block.element
            for _ in range(_LEVELS):
                if element < 0:
                    break
                dress = worn.get(element)
                if dress is None:
                    dress = worn[element] = dresses.setdefault(_dress(tree, element), len(dresses))
                key.append(dress)
                element = tree.parents[element]
            group = of_element[block.element] = keys.setdefault(tuple(key), len(keys))
        groups.append(group)
    return groups


def _dress(tree: Tree, element: int) -> tuple[str, str]:
    return tree.tags[element], tree.get(element, "class")
