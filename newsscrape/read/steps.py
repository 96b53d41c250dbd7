"""Instructions in JSON-LD → one text."""

from __future__ import annotations

from collections.abc import Iterator

from newsscrape.read.jsonld import Node, types

_INSTRUCTIONS = "howto"
_MAX_DEPTH = 6
_MAX_STEPS = 200
_WORDS = ("name", "text")
_BELOW = ("step", "itemListElement")


def steps_of(node: Node) -> str:
    """Give what a page's instructions say: their description and each step's name and text, a line each.

    In: any node; out: the empty string for one that is no ``HowTo`` with steps
    (https://schema.org/HowTo: sections, steps and directions are nested in each other).
    """
    if _INSTRUCTIONS not in (name.casefold() for name in types(node)) or not node.get("step"):
        return ""
    description = node.get("description")
    said = [description] if isinstance(description, str) else []
    return "\n".join([*said, *_said(node.get("step"), _MAX_DEPTH)][:_MAX_STEPS])


def _said(value: object, depth: int) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list() if depth:
            for item in value[:_MAX_STEPS]:
                yield from _said(item, depth - 1)
        case dict() if depth:
            yield from (value[key] for key in _WORDS if isinstance(value.get(key), str))
            for key in _BELOW:
                yield from _said(value.get(key), depth - 1)
