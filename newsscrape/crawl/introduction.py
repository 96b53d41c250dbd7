"""How a crawler introduces itself: its User-Agent names whom a site's owner may ask."""

from __future__ import annotations

from scrapy.crawler import Crawler

from newsscrape.crawl.assignment import Assignment
from newsscrape.crawl.politeness import download_slots


def introduce(crawler: Crawler, assignment: Assignment) -> None:
    """Put the contact into the User-Agent, and the waiting of listed hosts into the settings, before anything runs."""
    if assignment.contact:
        agent = f"{crawler.settings['USER_AGENT']} (+{assignment.contact})"
        crawler.settings.set("USER_AGENT", agent, priority="spider")
    crawler.settings.set("DOWNLOAD_SLOTS", download_slots(assignment.allowed), priority="spider")
