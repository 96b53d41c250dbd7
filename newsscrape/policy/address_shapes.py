"""What the shape of an address says: an article, a section, a front page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from newsscrape.policy.addresses import AddressRules

EXTENSION = re.compile(r"\.([a-z0-9]{1,11})$")
"""The extension of a path in lower case."""
_DATED = re.compile(r"/(?:19|20)\d\d[/-]?(?:0?[1-9]|1[0-2])(?:[/-]?[0-3]?\d)?/[^/]*[^\W\d][^/]*")
_PLAIN = re.compile(r"[^\W\d_]+(?:-[^\W_]+)*", re.UNICODE)
_INDEX = re.compile(r"(?:index|default|home)")


@dataclass(frozen=True, slots=True)
class AddressParts:
    """An address taken apart for judging; path in lower case, unescaped."""

    path: str
    """The path."""
    segments: tuple[str, ...]
    """Its segments, none of them empty."""
    query: Mapping[str, str]
    """The query's parameters, of those of one name the last."""

    @classmethod
    def of(cls, url: str) -> AddressParts:
        """Take an address apart; raise `ValueError` for what is none."""
        parts = urlsplit(url)
        path = unquote(parts.path).lower()
        return cls(path, tuple(filter(None, path.split("/"))), dict(parse_qsl(parts.query)))

    @property
    def slug(self) -> str:
        """The last segment without extension, "" for a front page."""
        return stem(self.segments[-1]) if self.segments else ""


def is_front(url: str) -> bool:
    """Tell whether the address is that of a front page: no path, no query."""
    parts = urlsplit(url)
    return not parts.query and (parts.path in {"", "/"} or bool(_INDEX.fullmatch(stem(parts.path.strip("/").lower()))))


def is_marked(parts: AddressParts, rules: AddressRules) -> bool:
    """Tell whether path or query carry an article's number or date."""
    if any(parts.query.get(name, "").isdigit() for name in rules.article_parameters):
        return True
    digits = re.compile(rf"\d{{{rules.article_digits},}}")
    numbered = digits.search(parts.slug) or any(digits.fullmatch(segment) for segment in parts.segments)
    return bool(numbered or _DATED.search(parts.path))


def has_headline(parts: AddressParts, rules: AddressRules) -> bool:
    """Tell whether the last segment is as long as a headline."""
    slug = parts.slug
    return slug.count("-") + slug.count("_") >= rules.article_hyphens


def is_section(parts: AddressParts, rules: AddressRules) -> bool:
    """Tell whether the path is that of a section: few segments, all plain words."""
    if parts.query or len(parts.segments) > rules.section_segments:
        return False
    words = (*parts.segments[:-1], parts.slug)
    return all(_PLAIN.fullmatch(word) and word.count("-") <= rules.section_hyphens for word in words)


def stem(segment: str) -> str:
    """Give a segment without its extension."""
    return EXTENSION.sub("", segment)
