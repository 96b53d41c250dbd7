"""One address → its cleaned form, its key, and what its shape says it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit, urlunsplit

from w3lib.url import canonicalize_url, safe_url_string, url_query_cleaner

from newsscrape.policy.addresses import AddressRules, address_rules
from newsscrape.text import count_words

_LONGEST = 2083  # what Scrapy's UrlLengthMiddleware and old browsers take
_EXTENSION = re.compile(r"\.([a-z0-9]{1,11})$")
_DATED = re.compile(r"/(?:19|20)\d\d[/-]?(?:0?[1-9]|1[0-2])(?:[/-]?[0-3]?\d)?/[^/]*[^\W\d][^/]*")
_PLAIN = re.compile(r"[^\W\d_]+(?:-[^\W_]+)*", re.UNICODE)
_INDEX = re.compile(r"(?:index|default|home)")


class Shape(Enum):
    """What an address looks like."""

    ARTICLE = "article"
    SECTION = "section"
    OTHER = "other"
    """Not to be fetched."""


def fetchable(url: str, base: str | None = None) -> str | None:
    """Give the address as it will be asked for: absolute, escaped, without fragment; None when it is no web address."""
    try:
        parts = urlsplit(urljoin(base or "", url.strip()))
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.port == 0:
            return None
        escaped = safe_url_string(urlunsplit(parts._replace(path=parts.path or "/", fragment="")))
    except ValueError:
        return None
    return escaped if len(escaped) <= _LONGEST else None


def untracked(url: str) -> str:
    """Give the address without the parameters that only tell where a reader came from."""
    rules = address_rules()
    names = {name for name, _ in parse_qsl(urlsplit(url).query, keep_blank_values=True)}
    known = rules.tracking_parameters
    tracking = sorted(name for name in names if name in known or name.startswith(rules.tracking_prefixes))
    return url_query_cleaner(url, tracking, remove=True, unique=False) if tracking else url


def address_key(url: str) -> str:
    """Give the form under which two spellings of an address are one.

    No tracking parameters, fragment, final slash or default port, host in lower case, parameters sorted, http as
    https.
    """
    parts = urlsplit(canonicalize_url(untracked(url)))
    host = parts.netloc.lower().removesuffix(":80" if parts.scheme == "http" else ":443")
    return urlunsplit(("https", host, parts.path.rstrip("/"), parts.query, ""))


def is_front(url: str) -> bool:
    """Tell whether the address is that of a front page: no path, no query."""
    parts = urlsplit(url)
    return not parts.query and (parts.path in {"", "/"} or bool(_INDEX.fullmatch(_stem(parts.path.strip("/").lower()))))


def shape_of(url: str, anchor: str, pattern: str | None, rules: AddressRules) -> Shape:
    """Judge an address before it is fetched, by its own shape and the words that link to it.

    In: an absolute address, the anchor text ("" when unknown), the pattern that articles of the site match, if one is
    known, the rules. What bears a number or date is an article's all the same, for sites change their systems.
    """
    parts = _Parts.of(url)
    if _is_file(parts, rules):
        return Shape.OTHER
    if pattern and re.search(pattern, urlsplit(url).path):
        return Shape.ARTICLE
    if _is_skipped(parts, rules):
        return Shape.OTHER
    if _is_marked(parts, rules) or (pattern is None and _is_headline(parts, anchor, rules)):
        return Shape.ARTICLE
    return Shape.SECTION if _is_section(parts, rules) else Shape.OTHER


def may_be_page(url: str, rules: AddressRules) -> bool:
    """Tell whether an address that a feed or sitemap names can be a page of news: no file, no search, no login."""
    parts = _Parts.of(url)
    return not _is_file(parts, rules) and not _is_skipped(parts, rules)


@dataclass(frozen=True, slots=True)
class _Parts:
    """An address taken apart for judging; path in lower case, unescaped."""

    path: str
    segments: tuple[str, ...]
    query: Mapping[str, str]

    @classmethod
    def of(cls, url: str) -> _Parts:
        parts = urlsplit(url)
        path = unquote(parts.path).lower()
        return cls(path, tuple(filter(None, path.split("/"))), dict(parse_qsl(parts.query)))

    @property
    def slug(self) -> str:
        """The last segment without extension, "" for a front page."""
        return _stem(self.segments[-1]) if self.segments else ""


def _is_file(parts: _Parts, rules: AddressRules) -> bool:
    extension = _EXTENSION.search(parts.path)
    return bool(extension and extension[1] in rules.skipped_extensions)


def _is_skipped(parts: _Parts, rules: AddressRules) -> bool:
    """Tell whether it is a front page, a search, a tag, a login and the like."""
    if not parts.segments and not parts.query:
        return True
    stems = [_stem(segment) for segment in parts.segments]
    if rules.skipped_parameters & parts.query.keys() or rules.skipped_segments.intersection(stems[-2:]):
        return True
    return bool(rules.skipped_segments.intersection(stems)) and not _is_marked(parts, rules)


def _is_marked(parts: _Parts, rules: AddressRules) -> bool:
    """Tell whether path or query carry an article's number or date."""
    if any(parts.query.get(name, "").isdigit() for name in rules.article_parameters):
        return True
    digits = re.compile(rf"\d{{{rules.article_digits},}}")
    numbered = digits.search(parts.slug) or any(digits.fullmatch(segment) for segment in parts.segments)
    return bool(numbered or _DATED.search(parts.path))


def _is_headline(parts: _Parts, anchor: str, rules: AddressRules) -> bool:
    """Tell whether the last segment or the anchor text is as long as a headline."""
    slug = parts.slug
    return slug.count("-") + slug.count("_") >= rules.article_hyphens or count_words(anchor) >= rules.anchor_words


def _is_section(parts: _Parts, rules: AddressRules) -> bool:
    if parts.query or len(parts.segments) > rules.section_segments:
        return False
    words = (*parts.segments[:-1], parts.slug)
    return all(_PLAIN.fullmatch(word) and word.count("-") <= rules.section_hyphens for word in words)


def _stem(segment: str) -> str:
    return _EXTENSION.sub("", segment)
