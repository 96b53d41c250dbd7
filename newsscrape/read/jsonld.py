"""JSON-LD as pages really write it: text of script elements → the nodes in them."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

Node: TypeAlias = Mapping[str, object]

MAX_CHARS = 2_000_000
"""Of a longer script only headline and dates are saved; the longest on 2,000 news pages had 0.4 million characters."""
_MAX_DEPTH = 8
_MAX_NODES = 500

_WRAPPERS = re.compile(r"<!--|-->|(?://\s*|/\*\s*)?(?:<!\[CDATA\[|\]\]>)(?:\s*\*/)?")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_DOUBLED_COMMA = re.compile(r",(?=\s*,)")
_ESCAPE = re.compile(r'\\(["\\/bfnrt]|u[0-9a-fA-F]{4})?')
_ENCODED = re.compile(r"[\s\[{]*&(?:amp;)?(?:quot|#34|#x22);", re.IGNORECASE)
_NEXT_VALUE = re.compile(r"[\s;,]*")
_DECODER = json.JSONDecoder(strict=False)
_SALVAGE = re.compile(r'"(headline|datePublished|dateModified)"\s*:\s*("(?:[^"\\]|\\.){1,300}")')
_ARTICLE = re.compile(r'"@type"\s*:\s*+(?:\[\s*+)?"([A-Za-z]*(?:Article|Posting))"')


class Parsed(NamedTuple):
    """What scripts say."""

    values: list[object]
    """The JSON values in them, in order."""
    is_whole: bool
    """False where something in them could not be understood."""


def parsed(script: str) -> Parsed:
    """Give the JSON values of one script.

    In: its text; out: every value in it. Raw newlines, HTML comments, CDATA marks, entities, trailing commas,
    impossible escapes and several objects one after the other are understood; of what stays broken (cut off, quotes
    inside strings) and of what is too long headline and dates are saved.
    """
    if len(script) > MAX_CHARS:
        return Parsed(_salvaged(script[:MAX_CHARS]), is_whole=False)
    text = script.strip()
    for repair in _REPAIRS:
        text = repair(text)
        try:
            return Parsed(_values(text), is_whole=True)
        except (ValueError, RecursionError):
            continue
    return Parsed(_salvaged(text), is_whole=False)


def _as_written(text: str) -> str:
    return text


def _without_wrappers(text: str) -> str:
    return _WRAPPERS.sub("", text)


def _without_entities(text: str) -> str:
    return html.unescape(text) if _ENCODED.match(text) else text


def _without_commas(text: str) -> str:
    return _TRAILING_COMMA.sub("", _DOUBLED_COMMA.sub("", text))


def _without_escapes(text: str) -> str:
    return _ESCAPE.sub(lambda escape: escape[0] if escape[1] else "", text)


_REPAIRS: Sequence[Callable[[str], str]] = (
    _as_written,
    _without_wrappers,
    _without_entities,
    _without_commas,
    _without_escapes,
)


def _values(text: str) -> list[object]:
    values = []
    at = _skip(text, 0)
    while at < len(text):
        value, end = _DECODER.raw_decode(text, at)
        values.append(value)
        at = _skip(text, end)
    return values


def _skip(text: str, at: int) -> int:
    match = _NEXT_VALUE.match(text, at)
    return match.end() if match else at


def _salvaged(text: str) -> list[object]:
    kind = _ARTICLE.search(text)
    if kind is None:
        return []
    node: dict[str, object] = {"@type": kind[1]}
    for match in _SALVAGE.finditer(text, kind.end()):
        node.setdefault(match[1], _DECODER.decode(_without_escapes(match[2])))
    return [node]


def nodes(values: Sequence[object]) -> Iterator[Node]:
    """Give the objects that stand for things of their own, in document order.

    In: the values of all scripts; out: objects at the top, in lists, in ``@graph``, and what they call their main
    entity; not what else is nested in them (authors, pictures, listed articles).
    """
    left = [(value, 0) for value in reversed(values)]
    count = 0
    while left and count < _MAX_NODES:
        value, depth = left.pop()
        if depth > _MAX_DEPTH:
            continue
        if isinstance(value, list):
            left.extend((item, depth + 1) for item in reversed(value))
        elif isinstance(value, dict):
            count += 1
            yield value
            left.extend((value[key], depth + 1) for key in ("mainEntityOfPage", "mainEntity", "@graph") if key in value)


def types(node: Node) -> tuple[str, ...]:
    """Give the node's schema.org types, without the address of the vocabulary."""
    named = node.get("@type", ())
    listed = named if isinstance(named, list) else [named]
    return tuple(
        item.rstrip("/").rpartition("/")[2].removeprefix("schema:") for item in listed if isinstance(item, str)
    )


class Index:
    """The nodes of a page by their ``@id``, to follow references."""

    def __init__(self, values: Sequence[object]) -> None:
        self._named: dict[str, Node] = {}
        for node in nodes(values):
            name = node.get("@id")
            if isinstance(name, str) and len(node) > 1:
                self._named.setdefault(name, node)

    def resolve(self, value: object) -> object:
        """Give what a reference points to; anything else, and a reference to nothing, comes back as it is."""
        if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
            return self._named.get(value["@id"], value)
        return value
