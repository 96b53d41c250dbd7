"""What the elements around a block are called."""

from __future__ import annotations

from itertools import islice

from newsscrape.model.block import Tree


def marks_around(tree: Tree, element: int, levels: int) -> str:
    """Give class names, ids and roles of an element and those around it, innermost first, as one string."""
    names: list[str] = []
    for index in islice(tree.ancestors(element), levels):
        attrs = tree.attrs[index]
        names.extend(attrs[key] for key in ("class", "id", "rel", "aria-label", "itemprop") if key in attrs)
    return " ".join(names)


def link_around(tree: Tree, element: int, levels: int = 3) -> str | None:
    """Give the address of the link an element stands in, None when it stands in none."""
    for index in islice(tree.ancestors(element), levels):
        if tree.tags[index] == "a":
            return tree.attrs[index].get("href", "")
    return None
