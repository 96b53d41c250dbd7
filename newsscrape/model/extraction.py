"""What reading one page brings: an article or a reject, the page map, and the links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from newsscrape.model.article import Article, LabelledText
from newsscrape.model.fingerprint import Fingerprint
from newsscrape.model.link import Link
from newsscrape.model.reject import Reject

Outcome: TypeAlias = Article | Reject
"""The one end state of a page."""


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
