"""What the addresses of a site's articles look like: by its profile, else as learned from those read before."""

from __future__ import annotations

from newsscrape.learn.pattern import MOST_ADDRESSES, learn_pattern
from newsscrape.ledger.addresses import Addresses
from newsscrape.model.reject import Reason
from newsscrape.policy.domains import registered_domain
from newsscrape.policy.sites import site_for_host

_ARTICLE = "article"


class Patterns:
    """Patterns of sites, each learned once a run.

    In: the addresses of all runs.
    """

    def __init__(self, addresses: Addresses) -> None:
        self._addresses = addresses
        self._learned: dict[str, str | None] = {}

    def of(self, host: str) -> str | None:
        """Give the pattern that paths of a host's articles match, None where none is known."""
        site = site_for_host(host)
        return site.article_url if site is not None else self._learned_of(registered_domain(host) or host)

    def _learned_of(self, domain: str) -> str | None:
        if domain not in self._learned:
            articles = self._addresses.ended(domain, _ARTICLE, MOST_ADDRESSES)
            others = self._addresses.ended(domain, Reason.INDEX_PAGE, MOST_ADDRESSES)
            self._learned[domain] = learn_pattern(articles, others) if articles and others else None
        return self._learned[domain]
