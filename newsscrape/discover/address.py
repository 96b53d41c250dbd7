"""One address → its cleaned form, its key, and what its shape says it is."""

from __future__ import annotations

import re
from enum import Enum
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit, urlunsplit

from courlan import clean_url
from w3lib.url import safe_url_string, url_query_cleaner

from newsscrape.model.site import Site
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


def address_key(url: str) -> str:
    """Give the form under which two spellings of an address are one.

    No tracking parameters, fragment, final slash or default port, parameters sorted (courlan's cleaning), http as
    https.
    """
    bare = url_query_cleaner(url, sorted(address_rules().tracking_parameters), remove=True, unique=False)
    return (clean_url(bare) or bare).rstrip("/").replace("http://", "https://", 1)


def is_front(url: str) -> bool:
    """Tell whether the address is that of a front page: no path, no query."""
    parts = urlsplit(url)
    return not parts.query and (parts.path in {"", "/"} or bool(_INDEX.fullmatch(_stem(parts.path.strip("/").lower()))))


def shape_of(url: str, anchor: str, site: Site | None, rules: AddressRules) -> Shape:
    """Judge an address before it is fetched, by its own shape and the words that link to it.

    In: an absolute address, the anchor text ("" when unknown), the site's profile if there is one, the rules.
    """
    parts = urlsplit(url)
    path = unquote(parts.path).lower()
    segments = [segment for segment in path.split("/") if segment]
    query = dict(parse_qsl(parts.query))
    pattern = site.article_url if site else None
    if _is_file(path, rules):
        return Shape.OTHER
    if pattern and re.search(pattern, parts.path):
        return Shape.ARTICLE
    if _is_skipped(segments, query, rules):
        return Shape.OTHER
    headline = count_words(anchor) >= rules.anchor_words
    if pattern is None and (_is_article(path, segments, query, rules) or headline):
        return Shape.ARTICLE
    return Shape.SECTION if _is_section(segments, query, rules) else Shape.OTHER


def page_number(url: str, rules: AddressRules) -> tuple[str, int]:
    """Give an address without its page number, and that number (1 without one)."""
    parts = urlsplit(url)
    number, pairs = 1, []
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        if name.lower() in rules.page_parameters and value.isascii() and value.isdigit():
            number = int(value[:6])
        else:
            pairs.append((name, value))
    segments = parts.path.rstrip("/").split("/")
    pair = 2
    if len(segments) > pair and segments[-2].lower() in rules.page_segments and segments[-1].isascii():
        digits = segments[-1]
        if digits.isdigit():
            number, segments = int(digits[:6]), segments[:-2]
    return f"{parts.netloc}{'/'.join(segments)}?{pairs}", number


def _is_file(path: str, rules: AddressRules) -> bool:
    extension = _EXTENSION.search(path)
    return bool(extension and extension[1] in rules.skipped_extensions)


def _is_skipped(segments: list[str], query: dict[str, str], rules: AddressRules) -> bool:
    """Tell whether it is a front page, a search, a tag, a login and the like."""
    if not segments and not query:
        return True
    return any(_stem(segment) in rules.skipped_segments for segment in segments) or bool(
        rules.skipped_parameters & query.keys()
    )


def _is_article(path: str, segments: list[str], query: dict[str, str], rules: AddressRules) -> bool:
    """Tell whether path or query carry a headline, a number or a date."""
    if any(query.get(name, "").isdigit() for name in rules.article_parameters):
        return True
    if not segments:
        return False
    slug = _stem(segments[-1])
    if slug.count("-") + slug.count("_") >= rules.article_hyphens:
        return True
    if re.search(rf"\d{{{rules.article_digits},}}", slug):
        return True
    return bool(_DATED.search(path))


def _is_section(segments: list[str], query: dict[str, str], rules: AddressRules) -> bool:
    if query or len(segments) > rules.section_segments:
        return False
    *_, last = segments
    words = [_stem(segment) if segment is last else segment for segment in segments]
    return all(_PLAIN.fullmatch(word) and word.count("-") <= rules.section_hyphens for word in words)


def _stem(segment: str) -> str:
    return _EXTENSION.sub("", segment)
