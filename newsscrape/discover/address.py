"""One address → the form it is asked for in, and what its shape says it is."""

from __future__ import annotations

import re
from enum import Enum
from urllib.parse import urljoin, urlsplit, urlunsplit

from w3lib.url import safe_url_string

from newsscrape.policy.address_shapes import EXTENSION, AddressParts, has_headline, is_marked, is_section, stem
from newsscrape.policy.addresses import AddressRules
from newsscrape.text import count_words

_LONGEST = 2083  # what Scrapy's UrlLengthMiddleware and old browsers take


class Shape(Enum):
    """What an address looks like."""

    ARTICLE = "article"
    SECTION = "section"
    OTHER = "other"
    """Not to be fetched."""


def fetchable(url: str, base: str | None = None) -> str | None:
    """Give the address as it will be asked for: absolute, escaped, without fragment.

    None when it is no web address, or when it has a user name or password in it, which are nobody's to pass on.
    """
    try:
        parts = urlsplit(urljoin(base or "", url.strip()))
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.port == 0 or "@" in parts.netloc:
            return None
        escaped = safe_url_string(urlunsplit(parts._replace(path=parts.path or "/", fragment="")))
    except ValueError:
        return None
    # What is left unescaped stands in a host that is no name.
    is_plain = escaped.isascii() and escaped.isprintable() and " " not in escaped
    return escaped if is_plain and len(escaped) <= _LONGEST else None


def shape_of(url: str, anchor: str, pattern: str | None, rules: AddressRules) -> Shape:
    """Judge an address before it is fetched, by its own shape and the words that link to it.

    In: an absolute address, the anchor text ("" when unknown), the pattern that articles of the site match, if one is
    known, the rules. What bears a number or date is an article's all the same, for sites change their systems.
    """
    parts = AddressParts.of(url)
    if _is_file(parts, rules):
        return Shape.OTHER
    if pattern and re.search(pattern, urlsplit(url).path):
        return Shape.ARTICLE
    if _is_skipped(parts, rules):
        return Shape.OTHER
    if is_marked(parts, rules) or (pattern is None and _is_headline(parts, anchor, rules)):
        return Shape.ARTICLE
    return Shape.SECTION if is_section(parts, rules) else Shape.OTHER


def may_be_page(url: str, rules: AddressRules) -> bool:
    """Tell whether an address that a feed or sitemap names can be a page of news: no file, no search, no login."""
    parts = AddressParts.of(url)
    return not _is_file(parts, rules) and not _is_skipped(parts, rules)


def _is_file(parts: AddressParts, rules: AddressRules) -> bool:
    extension = EXTENSION.search(parts.path)
    return bool(extension and extension[1] in rules.skipped_extensions)


def _is_skipped(parts: AddressParts, rules: AddressRules) -> bool:
    """Tell whether it is a front page, a search, a tag, a login and the like."""
    if not parts.segments and not parts.query:
        return True
    stems = [stem(segment) for segment in parts.segments]
    if rules.skipped_parameters & parts.query.keys() or rules.skipped_segments.intersection(stems[-2:]):
        return True
    return bool(rules.skipped_segments.intersection(stems)) and not is_marked(parts, rules)


def _is_headline(parts: AddressParts, anchor: str, rules: AddressRules) -> bool:
    """Tell whether the last segment or the anchor text is as long as a headline."""
    return has_headline(parts, rules) or count_words(anchor) >= rules.anchor_words
