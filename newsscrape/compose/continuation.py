"""The address of the page on which the article goes on."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from newsscrape.model.document import Document
from newsscrape.model.tree import attribute
from newsscrape.policy.addresses import address_rules
from newsscrape.policy.page_numbers import page_number
from newsscrape.read.links import resolver
from newsscrape.text import fold

MOST_PAGES = 20
"""An article is followed over so many pages."""
_MOST_DIGITS = 2
_LONGEST_SAID = 40


def next_page(document: Document) -> str | None:
    """Give the absolute address of the article's next page, None where there is none.

    In: the document of an article's page. The address must be the page's own with the next page number, and a link
    must call it so, by ``rel=next``, by the number or by a word ("Next page"): many sites' ``rel=next`` leads to
    another article.
    """
    if document.url is None:
        return None
    following = {(base, number + 1) for base, number in _pages(document.url) if 0 < number < MOST_PAGES}
    name = _name(document.url)
    resolve = resolver(document.base_url)
    numbers = {str(number) for _, number in following}
    for said, rel, href in _links(document):
        # Most lead to other articles and need not be looked at any closer.
        may_be = (name in href or href.startswith("?")) and _is_called_next(said, rel, numbers)
        url = resolve(href) if may_be else None
        if url is not None and not following.isdisjoint(_pages(url)):
            return url
    return None


def _links(document: Document) -> Iterator[tuple[str, str, str]]:
    """Give words, ``rel`` and address of the links of head and body, as written."""
    for attrs in document.head_links:
        yield "", attribute(attrs, "rel") or "", attribute(attrs, "href") or ""
    for element, texts in document.anchors.items():
        attrs = document.tree.attrs[element]
        yield "".join(texts), attribute(attrs, "rel") or "", attribute(attrs, "href") or ""


def _is_called_next(said: str, rel: str, numbers: set[str]) -> bool:
    """Tell a link that is said to lead to the next page."""
    if "next" in rel.lower().split():
        return True
    said = said.strip()
    return len(said) <= _LONGEST_SAID and (said in numbers or fold(said).strip("»›>→ ") in address_rules().next_page)


def _pages(url: str) -> Iterator[tuple[str, int]]:
    """Give what an address may be: a page of something by its marks, or by a bare number at the end of its path."""
    base, number = page_number(url, address_rules())
    yield base, number
    around, _, last = urlsplit(url).path.rstrip("/").rpartition("/")
    if number == 1 and around and last.isascii() and last.isdecimal() and len(last) <= _MOST_DIGITS:
        yield page_number(urlsplit(url)._replace(path=around).geturl(), address_rules())[0], int(last)


def _name(url: str) -> str:
    """Give the part of an address that those of the same article share: the longest segment of its path."""
    return max(urlsplit(url).path.split("/"), key=len).partition(",")[0].partition(".")[0]
