"""JSON-LD → claims: the node that stands for the page's article, flattened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsscrape.model.claim import Claim, Origin
from newsscrape.read.claim_names import Kind, kind_of
from newsscrape.read.claim_values import claims_named
from newsscrape.read.jsonld import Index, Node, Parsed, nodes, parsed, types
from newsscrape.read.markup import Script
from newsscrape.read.steps import steps_of
from newsscrape.text import fold

_MAX_LIST = 50
_MAX_NESTING = 3
_PLAIN = (
    "headline",
    "alternativeHeadline",
    "description",
    "articleBody",
    "datePublished",
    "dateModified",
    "articleSection",
    "keywords",
    "isAccessibleForFree",
    "timeRequired",
    "wordCount",
    "name",
)
_NAMED = {
    "author": ("author", "creator"),
    "publisher": ("publisher", "sourceOrganization"),
    "inLanguage": ("inLanguage",),
    "image": ("image", "thumbnailUrl"),
    "url": ("url", "mainEntityOfPage"),
}
_PARTS = {
    "inLanguage": ("alternateName", "name"),
    "image": ("url", "contentUrl", "@id"),
    "url": ("@id", "url"),
}


@dataclass(frozen=True, slots=True)
class About:
    """What tells the node of this page's article from those of others."""

    addresses: frozenset[str]
    """What the page calls its own address, as written."""
    title: str
    """Content of the ``title`` element, folded."""


def jsonld_values(scripts: Iterable[Script]) -> Parsed:
    """Give the values of the scripts that hold JSON-LD, in order."""
    found = [parsed(script.text) for script in scripts if "ld+json" in script.type]
    return Parsed([value for one in found for value in one.values], all(one.is_whole for one in found))


def jsonld_claims(values: Sequence[object], about: About) -> Iterator[Claim]:
    """Give what the node of this page's article claims, then the types of all nodes."""
    if not values:
        return
    index = Index(values)
    found = list(nodes(values))
    chosen = _chosen(found, about)
    if chosen is not None:
        yield from _node_claims(chosen, index)
    for node in found:
        yield from claims_named("@type", Origin.JSONLD, types(node))


def _chosen(found: Iterable[Node], about: About) -> Node | None:
    """Take the node that stands for the article: the right kind first, then the one that bears this page's name."""
    best: tuple[int, Node] | None = None
    for node in found:
        kind = max((kind_of(name) for name in types(node)), default=Kind.NONE)
        if not kind:
            continue
        headline = node.get("headline")
        title = fold(headline) if isinstance(headline, str) else ""
        score = (
            kind * 8
            + 4 * (not about.addresses.isdisjoint(_addresses(node)))
            + 2 * bool(title and title in about.title)
            + ("datePublished" in node)
        )
        if best is None or score > best[0]:
            best = (score, node)
    return best and best[1]


def _addresses(node: Node) -> Iterator[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            yield value


def _node_claims(node: Node, index: Index) -> Iterator[Claim]:
    yield from claims_named("@type", Origin.JSONLD, types(node))
    for name in _PLAIN:
        if name in node:
            yield from claims_named(name, Origin.JSONLD, _strings(node[name], ("name", "@value")))
    for name, keys in _NAMED.items():
        value = next((node[key] for key in keys if node.get(key)), None)
        if value is not None:
            yield from claims_named(name, Origin.JSONLD, _things(value, index, _PARTS.get(name, ("name",))))
    if steps := steps_of(node):
        yield from claims_named("articleBody", Origin.JSONLD, [steps])
    if "isAccessibleForFree" not in node:
        yield from claims_named("isAccessibleForFree", Origin.JSONLD, _parts_free(node.get("hasPart")))


def _parts_free(parts: object) -> Iterator[str]:
    for part in parts if isinstance(parts, list) else [parts]:
        if isinstance(part, dict):
            yield from _strings(part.get("isAccessibleForFree"), ())


def _things(value: object, index: Index, keys: Sequence[str]) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        yield from _strings(index.resolve(item), keys)


def _strings(value: object, keys: Sequence[str], depth: int = 0) -> Iterator[str]:
    """Give the strings of a value of any shape: itself, its members, or the first of these keys of an object."""
    match value:
        case bool():
            yield str(value).lower()
        case str():
            yield value
        case int() | float():
            yield str(value)
        case list() if depth < _MAX_NESTING:
            for item in value[:_MAX_LIST]:
                yield from _strings(item, keys, depth + 1)
        case dict() if depth < _MAX_NESTING:
            inner = next((value[key] for key in keys if value.get(key)), None)
            yield from _strings(inner, keys, depth + 1)
