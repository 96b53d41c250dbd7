"""The shipped profiles against saved pages of their sites: the address of each, and the links on it."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from newsscrape.discover.address import Shape, fetchable, shape_of
from newsscrape.model.page import Page
from newsscrape.model.site import Site
from newsscrape.policy.addresses import address_rules
from newsscrape.policy.codes import zones_of_country
from newsscrape.policy.sites import all_sites, site_for_host
from newsscrape.read.document import read
from newsscrape.read.links import links_of

MOST_WRONG = 0.02


@dataclass(frozen=True)
class Saved:
    """A saved page of a site that has a profile."""

    site: Site
    url: str
    file: Path

    def links(self) -> set[str]:
        """Give the links to the site itself, but for the page's own address."""
        document = read(Page(body=gzip.decompress(self.file.read_bytes()), url=self.url))
        found = {address for link in links_of(document) if (address := fetchable(link.url))}
        own = urlsplit(self.url).path
        return {
            url
            for url in found
            if site_for_host(urlsplit(url).hostname or "") == self.site and urlsplit(url).path != own
        }


def saved_pages(bench: Path) -> Iterator[Saved]:
    for truths in sorted(bench.glob("*/truth.jsonl")):
        for truth in map(json.loads, truths.read_bytes().splitlines()):
            site = site_for_host(urlsplit(truth["url"].strip()).hostname or "")
            if site:
                yield Saved(site, truth["url"].strip(), truths.parent / "html" / f"{truth['id']}.html.gz")


def is_list(url: str) -> bool:
    """Tell whether an address is that of a section, a tag or the like, by the general rules and words."""
    rules = address_rules()
    words = rules.skipped_segments.intersection(urlsplit(url).path.lower().strip("/").split("/"))
    return bool(words) or shape_of(url, "", None, rules) is Shape.SECTION


@pytest.fixture(scope="module")
def saved(bench: Path) -> list[Saved]:
    return list(saved_pages(bench))


def test_every_saved_address_is_taken_for_an_article(saved: list[Saved]) -> None:
    missed = [
        page.url
        for page in saved
        if shape_of(page.url, "", page.site.article_url, address_rules()) is not Shape.ARTICLE
    ]
    assert not missed, f"{len(missed)} of {len(saved)} addresses"
    assert len({page.site.host for page in saved}) == len(all_sites()), (
        "a profile without a page has nothing to show for it"
    )


def test_hardly_any_section_or_tag_is_taken_for_an_article(saved: list[Saved]) -> None:
    taken: set[str] = set()
    links: set[str] = set()
    for page in saved:
        if page.site.article_url:
            links |= (own := page.links())
            taken |= {url for url in own if re.search(page.site.article_url, urlsplit(url).path)}
    wrong = sorted(filter(is_list, taken))
    told = f"{len(wrong)} of {len(taken)} links taken for articles, of {len(links)} in all: {wrong}"
    assert len(wrong) <= MOST_WRONG * len(taken), told
    assert len(taken) > 0.1 * len(links), told


def test_a_profile_names_the_feeds_that_its_pages_name(saved: list[Saved]) -> None:
    for site in {page.site.host: page.site for page in saved}.values():
        named = {
            link.url
            for page in saved
            if page.site == site and site.feeds
            for link in links_of(read(Page(body=gzip.decompress(page.file.read_bytes()), url=page.url)))
            if "rss" in link.type or "atom" in link.type
        }
        assert set(site.feeds) <= named, site.host


def test_enough_well_known_sites_of_enough_countries_are_known() -> None:
    assert len(all_sites()) >= 40
    assert len({site.country for site in all_sites()}) >= 12


def test_a_zone_is_one_of_its_country() -> None:
    assert not [site.host for site in all_sites() if site.timezone not in zones_of_country(site.country or "")]
