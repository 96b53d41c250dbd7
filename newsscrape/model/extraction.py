"""What reading one page brings: an article or a reject, the page map, and the links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from newsscrape.model.article import Article, LabelledText
from newsscrape.model.claim import Claim
from newsscrape.model.considered import Considered
from newsscrape.model.fingerprint import Fingerprint
from newsscrape.model.link import Link
from newsscrape.model.reject import Reject

Outcome: TypeAlias = Article | Reject
"""The one end state of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What was weighed for a record, for people who ask why."""

    title: str
    """Content of the ``title`` element."""
    language: str | None
    """BCP 47 tag of the text."""
    claims: tuple[Claim, ...]
    """What page, feed and sitemap say of the article."""
    considered: Mapping[str, tuple[Considered, ...]]
    """By field what was weighed for it; none for a page that is no article."""
    hidden: frozenset[int] = frozenset()
    """Indexes of the blocks the page does not show at first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything one reading of a page gave; small enough to send between processes."""

    outcome: Outcome
    """The article, or why there is none."""
    links: Sequence[Link] = ()
    """Addresses the page points to, in reading order, from the same parse."""
    blocks: tuple[LabelledText, ...] = ()
    """The page map."""
    line: bytes = b""
    """The outcome's line, where it was made already."""
    mark: Fingerprint | None = None
    """What the article is recognised by, where that was found out already."""
    next_page: str | None = None
    """Address of the page on which the article goes on."""
    account: Account | None = None
    """What else is told of the page, where it was asked for and the page could be read."""
