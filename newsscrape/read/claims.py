"""What a page says of itself in JSON-LD, microdata, Open Graph and meta elements, as flat claims.

Strongest origin first: JSON-LD, Open Graph, microdata, other meta elements, ``link rel=canonical``.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import turbohtml

from newsscrape.model.claim import Claim, Origin
from newsscrape.policy.files import load_table
from newsscrape.read.jsonld import Index, Node, json_values, nodes, types
from newsscrape.text import fold

_MAX_VALUE = 5_000
_MAX_BODY = 500_000
_MAX_LIST = 50
_MAX_NESTING = 3
_ARTICLE, _WORK, _PAGE = 3, 2, 1
_MICRODATA_TAGS = ("time", "span", "a", "div")
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


@dataclass(frozen=True, slots=True)
class _Names:
    """``data/claims.toml`` as it is asked."""

    opengraph: Mapping[str, str]
    meta: Mapping[str, str]
    microdata: Mapping[str, str]
    article: frozenset[str]
    work: frozenset[str]
    page: frozenset[str]
    cards: Mapping[str, str]


@cache
def _names() -> _Names:
    table = load_table("claims.toml")
    table.known("types", "opengraph", "meta", "microdata", "cards")
    kinds = table.table("types")
    cards = table.table("cards")

    def mapping(key: str) -> dict[str, str]:
        inner = table.table(key)
        return {name: inner.text(name) or "" for name in inner.content}

    return _Names(
        mapping("opengraph"),
        mapping("meta"),
        mapping("microdata"),
        frozenset(kinds.texts("article")),
        frozenset(kinds.texts("work")),
        frozenset(kinds.texts("page")),
        {label: name for name in cards.content for label in cards.texts(name)},
    )


def read_claims(document: turbohtml.Document) -> tuple[Claim, ...]:
    """Give what the page claims of its article.

    In: the parsed page; out: claims under schema.org names, strongest origin first, each value cleaned and cut to a
    bounded length. Never raises for anything a page may contain.
    """
    metas = [meta.attrs for meta in document.select("meta")]
    canonical = [
        Claim(name="canonical", value=value, origin=Origin.META)
        for link in document.select("link")
        if "canonical" in _words(link.attr("rel")) and (value := _clean(link.attr("href")))
    ]
    opengraph = list(_opengraph_claims(metas))
    about = _About(
        addresses=frozenset(c.value for c in (*canonical, *opengraph) if c.name in {"canonical", "url"}),
        title=fold(_title(document)),
    )
    claims = (
        *_jsonld_claims(document, about),
        *opengraph,
        *_microdata_claims(document),
        *_meta_claims(metas),
        *canonical,
    )
    return tuple(dict.fromkeys(claims))


@dataclass(frozen=True, slots=True)
class _About:
    """What tells the node of this page's article from those of others."""

    addresses: frozenset[str]
    title: str


# ---- JSON-LD


def _jsonld_claims(document: turbohtml.Document, about: _About) -> Iterator[Claim]:
    values: list[object] = []
    for script in document.select("script"):
        if "ld+json" in _words(script.attr("type")).casefold():
            values.extend(json_values(script.text))
    if not values:
        return
    index = Index(values)
    found = list(nodes(values))
    chosen = _chosen(found, about)
    if chosen is not None:
        yield from _node_claims(chosen, index)
    for node in found:
        yield from _claims("@type", Origin.JSONLD, types(node))


def _chosen(found: Iterable[Node], about: _About) -> Node | None:
    """Take the node that stands for the article: the right kind first, then the one that bears this page's name."""
    best: tuple[int, Node] | None = None
    for node in found:
        kind = max((_kind(name) for name in types(node)), default=0)
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


def _kind(name: str) -> int:
    lower = name.casefold()
    names = _names()
    if lower.endswith(("article", "posting")) or lower in names.article:
        return _ARTICLE
    if lower in names.work:
        return _WORK
    return _PAGE if lower in names.page else 0


def _addresses(node: Node) -> Iterator[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            yield value


def _node_claims(node: Node, index: Index) -> Iterator[Claim]:
    yield from _claims("@type", Origin.JSONLD, types(node))
    for name in _PLAIN:
        if name in node:
            yield from _claims(name, Origin.JSONLD, _strings(node[name], ("name", "@value")))
    for name, keys in _NAMED.items():
        value = next((node[key] for key in keys if node.get(key)), None)
        if value is not None:
            yield from _claims(name, Origin.JSONLD, _things(value, index, _PARTS.get(name, ("name",))))
    if "isAccessibleForFree" not in node:
        yield from _claims("isAccessibleForFree", Origin.JSONLD, _parts_free(node.get("hasPart")))


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


# ---- Open Graph and other meta elements

_Attrs = Mapping[str, str | list[str] | None]


def _opengraph_claims(metas: Iterable[_Attrs]) -> Iterator[Claim]:
    names = _names().opengraph
    for attrs in metas:
        for key in ("property", "name"):
            name = names.get(_words(attrs.get(key)).casefold())
            if name:
                yield from _claims(name, Origin.OPENGRAPH, [_words(attrs.get("content"))])
                break


def _meta_claims(metas: Sequence[_Attrs]) -> Iterator[Claim]:
    names = _names().meta
    cards: dict[str, str] = {}
    for attrs in metas:
        for key in ("name", "property", "http-equiv"):
            said = _words(attrs.get(key)).casefold()
            if not said:
                continue
            content = _words(attrs.get("content"))
            if said in names:
                yield from _claims(names[said], Origin.META, [content])
                break
            if said.startswith(("twitter:label", "twitter:data")):
                cards[said] = content
                break
    for number in ("1", "2"):
        name = _names().cards.get(cards.get(f"twitter:label{number}", "").casefold())
        if name:
            yield from _claims(name, Origin.META, [cards.get(f"twitter:data{number}", "")])


# ---- Microdata


def _microdata_claims(document: turbohtml.Document) -> Iterator[Claim]:
    """Give the properties of the first article in microdata; those of further ones are teasers'."""
    scope: turbohtml.Element | None = None
    for element in _microdata_elements(document):
        around = element.closest("[itemscope]") if element.attr("itemscope") is None else _scope_around(element)
        if around is None or _kind(_words(around.attr("itemtype")).rpartition("/")[2]) < _ARTICLE:
            continue
        if scope is None:
            scope = around
        if around == scope:
            name = _names().microdata[_words(element.attr("itemprop")).casefold()]
            yield from _claims(name, Origin.META, [_property_value(element)])


def _microdata_elements(document: turbohtml.Document) -> Iterator[turbohtml.Element]:
    names = _names().microdata
    for tag in ("meta", *_MICRODATA_TAGS):
        for element in document.select(f"{tag}[itemprop]"):
            if _words(element.attr("itemprop")).casefold() in names:
                yield element


def _scope_around(element: turbohtml.Element) -> turbohtml.Element | None:
    parent = element.parent
    return parent.closest("[itemscope]") if isinstance(parent, turbohtml.Element) else None


def _property_value(element: turbohtml.Element) -> str:
    for key in ("content", "datetime"):
        if value := _words(element.attr(key)):
            return value
    inner = element.select_one("[itemprop=name]") if element.attr("itemscope") is not None else None
    source = element if inner is None else inner
    return _words(source.attr("content")) or source.text[:_MAX_VALUE]


# ---- values


def _claims(name: str, origin: Origin, values: Iterable[str]) -> Iterator[Claim]:
    clean = _clean_body if name == "articleBody" else _clean
    for value in values:
        if cleaned := clean(value):
            yield Claim(name=name, value=cleaned, origin=origin)


def _clean(value: object) -> str:
    if not isinstance(value, str):
        return ""
    text = value[:_MAX_VALUE]
    for _ in range(2):  # entities are met encoded twice
        if "&" not in text:
            break
        text = html.unescape(text)
    return " ".join(text.replace("\0", " ").split())


def _clean_body(value: str) -> str:
    text = value[:_MAX_BODY]
    return (html.unescape(text) if "&" in text else text).replace("\0", " ").strip()


def _words(value: object) -> str:
    """Give an attribute's value as one string; turbohtml gives ``rel`` and ``class`` as lists."""
    return " ".join(value) if isinstance(value, list) else value if isinstance(value, str) else ""


def _title(document: turbohtml.Document) -> str:
    title = document.select_one("title")
    return title.text[:_MAX_VALUE] if title is not None else ""
