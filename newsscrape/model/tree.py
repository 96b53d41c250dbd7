"""The elements of a page's body as flat, parallel sequences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

Attrs: TypeAlias = tuple[tuple[str, str | None], ...]
"""An element's attributes as (name, value), as written; None for one without a value."""


def attribute(attrs: Attrs, name: str) -> str | None:
    """Give the value of an attribute, the empty string when it has none, None when it is not there."""
    for key, value in attrs:
        if key == name:
            return value or ""
    return None


class Tree:
    """All elements of the body, in document order; index 0 is the body.

    The elements inside element *e* are those from *e* + 1 up to ``ends[e]``, its blocks those from ``firsts[e]`` up to
    ``lasts[e]``: in document order whatever is inside an element is one stretch. Nobody changes a tree once it is made.
    """

    __slots__ = ("attrs", "depths", "ends", "firsts", "lasts", "names", "parents", "paths", "tags", "ways")

    def __init__(  # noqa: PLR0913 - one for each thing there is to know of the elements
        self,
        *,
        tags: list[str],
        parents: list[int],
        attrs: list[Attrs],
        names: list[str],
        paths: list[int],
        ways: list[tuple[int, str, str]],
        depths: list[int],
        ends: list[int],
        firsts: list[int],
        lasts: list[int],
    ) -> None:
        self.tags: Final = tags
        """Tag names, lower case."""
        self.parents: Final = parents
        """Index of the parent element; -1 for the body."""
        self.attrs: Final = attrs
        """Attributes as written."""
        self.names: Final = names
        """Values of class, id, role and the like, joined by spaces; the body's left out."""
        self.paths: Final = paths
        """Number of the way down to the element: the same for elements of equal tags and names all the way."""
        self.ways: Final = ways
        """For each such number, that of the way to the element around, the tag, the names; number 0 is the body's."""
        self.depths: Final = depths
        """How many elements deep it is, itself and those outside the body counted."""
        self.ends: Final = ends
        """Index after the last element inside."""
        self.firsts: Final = firsts
        """Index of the first block inside."""
        self.lasts: Final = lasts
        """Index after the last block inside."""

    def get(self, element: int, name: str) -> str:
        """Give the value of an element's attribute, the empty string when there is none."""
        for key, value in self.attrs[element]:
            if key == name:
                return value or ""
        return ""

    def has(self, element: int, name: str) -> bool:
        """Tell whether an element has an attribute, with a value or without."""
        return any(key == name for key, _ in self.attrs[element])

    def ancestors(self, element: int) -> Iterator[int]:
        """Give the element itself and every element around it, innermost first."""
        while element >= 0:
            yield element
            element = self.parents[element]

    def is_around(self, outer: int, inner: int) -> bool:
        """Tell whether an element is the other or holds it."""
        return outer <= inner < self.ends[outer]
