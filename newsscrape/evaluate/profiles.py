"""A site profile against what proves it: the test addresses it keeps, and the stored pages of its site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from newsscrape.discover.address import Shape, shape_of
from newsscrape.errors import NotAnArticle
from newsscrape.evaluate.stored import StoredPage
from newsscrape.extract import read_for
from newsscrape.model.article import Article
from newsscrape.model.document import Selected
from newsscrape.model.page import Page
from newsscrape.model.reject import Reason
from newsscrape.model.site import Site
from newsscrape.policy.addresses import address_rules
from newsscrape.policy.domains import registered_domain
from newsscrape.read.document import read
from newsscrape.sinks.jsonl import encode_indented

_NOT_COMPARED = frozenset(("extractor", "field_sources"))
"""One changes with every release; the other tells that a profile speaks, not that it is wrong."""


def faults_of(site: Site, pages: Sequence[StoredPage]) -> Iterator[str]:
    """Give a sentence for each thing that contradicts the profile.

    In: the profile, all stored pages; those of other sites are left aside.
    """
    own = [page for page in pages if _is_of(site, page)]
    yield from _address_faults(site)
    for page in own:
        yield from _page_faults(site, page)
    yield from _selector_faults(site, own)


def _address_faults(site: Site) -> Iterator[str]:
    for url in site.articles:
        if not _is_article(site, url):
            yield f"articles: {url} is not taken for an article; mend article_url."
    for url in site.others:
        if _is_article(site, url):
            yield f"others: {url} is taken for an article; mend article_url."


def _page_faults(site: Site, stored: StoredPage) -> Iterator[str]:
    place, url = stored.folder, stored.page.url or ""
    if stored.is_article and not _is_article(site, url):
        yield f"article_url: {url} of the article in {place} is not taken for an article."
    if stored.expected.get("reason") == Reason.INDEX_PAGE and _is_article(site, url):
        yield f"article_url: {url} of the list in {place} is taken for an article."
    language = stored.expected.get("language")
    if site.language and language and _primary(language) != _primary(site.language):
        yield f'language: "{site.language}", but the article in {place} is in "{language}".'
    for field in _differing(site, stored):
        yield f"{field}: the page in {place} no longer gives what is stored there."


def _selector_faults(site: Site, own: Sequence[StoredPage]) -> Iterator[str]:
    found = [_selected(site, stored.page) for stored in own] if site.selectors else []
    for field, selector in site.selectors.items():
        if not any(selected.get(field) for selected in found):
            yield f"selectors.{field}: no stored page proves it; keep one on which {selector!r} finds something."


def _selected(site: Site, page: Page) -> Mapping[str, Sequence[Selected]]:
    try:
        return read(page, site.selectors).selected
    except NotAnArticle:
        return {}


def _differing(site: Site, stored: StoredPage) -> list[str]:
    """Give the fields whose value, read by this profile, is another than the stored one."""
    outcome = read_for(stored.page, site).outcome
    if isinstance(outcome, Article) is not stored.is_article:
        return ["record"]
    found = json.loads(encode_indented(outcome))
    left_out = stored.known_wrong | _NOT_COMPARED
    return [field for field, value in stored.expected.items() if field not in left_out and found.get(field) != value]


def _is_article(site: Site, url: str) -> bool:
    """Tell whether the profile's pattern takes an address for an article's; without one the general rules tell."""
    if site.article_url is None:
        return shape_of(url, "", None, address_rules()) is Shape.ARTICLE
    return re.search(site.article_url, urlsplit(url).path) is not None


def _is_of(site: Site, stored: StoredPage) -> bool:
    return registered_domain(urlsplit(stored.page.url or "").hostname or "") in (site.host, *site.hosts)


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()
