"""Articles on several pages: their first pages wait until the last one was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, NamedTuple, TypeVar

from newsscrape.compose.continuation import MOST_PAGES
from newsscrape.compose.joined import joined, new_paragraphs
from newsscrape.model.article import Article, Paragraph
from newsscrape.model.extraction import Extraction
from newsscrape.model.reject import Reason, Reject
from newsscrape.policy.address_keys import spelling

MOST_WAITING = 1_000
"""Articles that wait at once, so that memory is bounded where pages never come; then the oldest waits no longer."""

With = TypeVar("With")
"""What the caller wants back with the end state of a page."""


class Ended(NamedTuple, Generic[With]):
    """The end state of a page."""

    extraction: Extraction
    """An article with the text of all its pages, or a reject."""
    brought: With
    """What came with the page."""


class Taken(NamedTuple, Generic[With]):
    """What became of a page that was read."""

    ended: Sequence[Ended[With]]
    """Its end state, if it has one yet, and then those it brought others."""
    wanted: str | None
    """The address that has to be read next, where the article goes on."""


@dataclass(slots=True)
class _Waiting(Generic[With]):
    """An article whose next page is not read yet."""

    first: Extraction
    article: Article
    """What the first page gave."""
    brought: With
    pages: list[Article] = field(default_factory=list)
    """Its further pages so far."""


class Joining(Generic[With]):
    """Takes pages in the order they are read, and gives each one's end state once it is known."""

    def __init__(self) -> None:
        self._waiting: dict[str, _Waiting[With]] = {}

    def take(self, extraction: Extraction, brought: With) -> Taken[With]:
        """Take a page as it was read; what comes with it is given back with its end state."""
        outcome = extraction.outcome
        waiting = self._awaited(outcome)
        if waiting is None:
            if extraction.next_page is None or not isinstance(outcome, Article):
                return Taken([Ended(extraction, brought)], None)
            return self._wait(_Waiting(extraction, outcome, brought), extraction.next_page, [])
        if not isinstance(outcome, Article):
            return Taken([Ended(extraction, brought), _cut_short(waiting)], None)
        page = Ended(Extraction(outcome=_continuation(outcome, waiting.article), links=extraction.links), brought)
        is_new = bool(new_paragraphs(_known(waiting), outcome))
        waiting.pages.append(outcome)
        if extraction.next_page is None or not is_new or len(waiting.pages) + 1 >= MOST_PAGES:
            return Taken([page, _finished(waiting)], None)
        return self._wait(waiting, extraction.next_page, [page])

    def release(self) -> list[Ended[With]]:
        """Give the articles that still wait, with the pages that were read."""
        left, self._waiting = list(self._waiting.values()), {}
        return [_cut_short(waiting) for waiting in left]

    def _awaited(self, outcome: Article | Reject) -> _Waiting[With] | None:
        if not self._waiting:
            return None
        for url in (outcome.requested_url, outcome.url):
            if url and (waiting := self._waiting.pop(spelling(url), None)):
                return waiting
        return None

    def _wait(self, waiting: _Waiting[With], url: str, ended: list[Ended[With]]) -> Taken[With]:
        if spelling(url) in self._waiting:  # two addresses of one article
            return Taken([*ended, _cut_short(waiting)], None)
        if len(self._waiting) >= MOST_WAITING:
            ended.append(_cut_short(self._waiting.pop(next(iter(self._waiting)))))
        self._waiting[spelling(url)] = waiting
        return Taken(ended, url)


def _known(waiting: _Waiting[With]) -> list[Paragraph]:
    return [paragraph for page in (waiting.article, *waiting.pages) for paragraph in page.paragraphs]


def _finished(waiting: _Waiting[With]) -> Ended[With]:
    """Give the article of all its pages."""
    return _ended(waiting, joined(waiting.article, waiting.pages))


def _cut_short(waiting: _Waiting[With]) -> Ended[With]:
    """Give the article of the pages that were read, where more should follow."""
    known = joined(waiting.article, waiting.pages)
    return _ended(waiting, replace(known, warnings=tuple(sorted({*known.warnings, "pages_missing"}))))


def _ended(waiting: _Waiting[With], article: Article) -> Ended[With]:
    first = replace(waiting.first, outcome=article, next_page=None)
    return Ended(first if article is waiting.article else replace(first, line=b"", mark=None), waiting.brought)


def _continuation(page: Article, first: Article) -> Reject:
    return Reject(
        url=page.url,
        requested_url=page.requested_url,
        reason=Reason.CONTINUATION,
        detail=f"a further page of {first.url}, whose record has its text",
        http_status=page.http_status,
        fetched_at=page.fetched_at,
        content_sha256=page.content_sha256,
        capture=page.capture,
    )
