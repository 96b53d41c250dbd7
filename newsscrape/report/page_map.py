"""One page and what was understood of it → the page that explains it."""

from __future__ import annotations

import base64
import gzip
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar
from urllib.parse import urlsplit

from markupsafe import Markup

from newsscrape.model.article import Article, LabelledText
from newsscrape.model.case import CASE_KIND
from newsscrape.model.extraction import Extraction
from newsscrape.model.instant import written
from newsscrape.model.label import Label
from newsscrape.model.page import Page
from newsscrape.model.reject import Reject
from newsscrape.policy.explaining import Group, LabelWords, ReasonWords, explaining
from newsscrape.report.fields import told_fields
from newsscrape.report.frame import framed
from newsscrape.text import key_of

Part = TypeVar("Part")

UNSURE = 0.6
"""Below this a label is marked as unsure: somebody should look at it."""
_PART = 100
_AT_ONCE = 6
"""Parts of a page that a browser reads before it shows anything."""
_BEGIN = 90
_STRIPES = 60
_HEIGHTS = (20, 80, 200, 500)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldBlock:
    """A block as the page shows it."""

    index: int
    """Its place, from 0, as in the record's ``blocks``."""
    block: LabelledText
    """The block."""
    words: LabelWords
    """What its label is called."""
    reason: ReasonWords
    """Why it has it."""
    percent: int
    """Confidence in hundredths."""
    is_unsure: bool
    """Whether somebody should look at it."""
    is_hidden: bool
    """Whether the page shows it at first only when asked."""
    height: int
    """How high its stripe is, 0-4."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Blocks of one label that follow each other."""

    blocks: Sequence[ToldBlock]
    """At least one."""
    chars: int
    """Their characters."""
    begin: str
    """The first words."""

    @property
    def stripes(self) -> Sequence[ToldBlock]:
        """The blocks that are drawn."""
        return self.blocks[:_STRIPES]


def page_map(page: Page, read: Extraction, place: str) -> str:
    """Give the page that explains a page as one file of HTML.

    In: the page, what `newsscrape.extract.explain_page` read of it, and where it was found, for people.
    """
    outcome, words = read.outcome, explaining()
    blocks = _told_blocks(read)
    title = _title(outcome, read)
    return framed(
        "explain",
        f"{title} – explained",
        {
            "headline": title,
            "place": place,
            "article": outcome if isinstance(outcome, Article) else None,
            "reject": outcome if isinstance(outcome, Reject) else None,
            "reject_words": words.rejects.get(outcome.reason) if isinstance(outcome, Reject) else None,
            "language": (read.account.language if read.account else None) or "und",
            "percent": round(100 * outcome.confidence) if isinstance(outcome, Article) else 0,
            "fields": told_fields(outcome, read.account) if isinstance(outcome, Article) else (),
            "claims": read.account.claims if read.account else (),
            "chunks": _parts(blocks),
            "at_once": _AT_ONCE,
            "blocks": blocks,
            "runs": _parts(list(_runs(blocks))),
            "legend": _legend(read.blocks),
            "groups": _GROUPS,
            "words": words,
            "unsure": sum(one.is_unsure for one in blocks),
            "case": Markup(_case(page, read)),  # noqa: S704 - JSON in which no sign ends an element
        },
    )


_GROUPS: Mapping[Group, str] = {
    Group.ARTICLE: "The article",
    Group.ABOUT: "About the article",
    Group.ASIDE: "Set aside",
}


def _title(outcome: Article | Reject, read: Extraction) -> str:
    headline = outcome.headline if isinstance(outcome, Article) else None
    return headline or (read.account.title if read.account else "") or outcome.url or "A page without a title"


def _told_blocks(read: Extraction) -> list[ToldBlock]:
    words, reasons = explaining(), {}
    hidden = read.account.hidden if read.account else frozenset[int]()
    for one in read.blocks:
        if one.reason not in reasons:
            reasons[one.reason] = words.reason(one.reason)
    return [
        ToldBlock(
            index=index,
            block=one,
            words=words.labels[one.label],
            reason=reasons[one.reason],
            percent=round(100 * one.confidence),
            is_unsure=one.confidence < UNSURE,
            is_hidden=index in hidden,
            height=sum(len(one.text) > limit for limit in _HEIGHTS),
        )
        for index, one in enumerate(read.blocks)
    ]


def _parts(of: Sequence[Part]) -> list[Sequence[Part]]:
    return [of[start : start + _PART] for start in range(0, len(of), _PART)]


def _runs(blocks: Sequence[ToldBlock]) -> Iterator[Run]:
    for _, run in groupby(blocks, key=lambda one: one.block.label):
        members = list(run)
        begin = " · ".join(one.block.text for one in members[:3])
        yield Run(
            blocks=members,
            chars=sum(len(one.block.text) for one in members),
            begin=begin if len(begin) <= _BEGIN else f"{begin[:_BEGIN]}…",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendEntry:
    """A label in the legend."""

    label: Label
    """The label."""
    words: LabelWords
    """What it is called."""
    count: int
    """Blocks of the page that bear it."""
    chars: int
    """Their characters."""


def _legend(blocks: Sequence[LabelledText]) -> Mapping[Group, Sequence[LegendEntry]]:
    counts, chars = Counter[Label](), Counter[Label]()
    for one in blocks:
        counts[one.label] += 1
        chars[one.label] += len(one.text)
    entries = [
        LegendEntry(label=label, words=words, count=counts[label], chars=chars[label])
        for label, words in explaining().labels.items()
    ]
    return {group: [one for one in entries if one.words.group is group] for group in Group}


def _case(page: Page, read: Extraction) -> str:
    """Give what a corrected page is saved with: its bytes, where they came from, and each block's key and label."""
    content_type = page.content_type
    outcome = read.outcome
    case = {
        "kind": CASE_KIND,
        "url": outcome.url if _is_address(outcome.url) else None,
        "fetched_at": written(page.fetched_at) if page.fetched_at else None,
        "http_status": page.http_status,
        "headers": {"content-type": content_type} if content_type else {},
        "language": (read.account.language if read.account else None) or "und",
        "body": base64.b64encode(gzip.compress(page.body, mtime=0)).decode(),
        "blocks": [[index, key_of(one.text), one.label] for index, one in enumerate(read.blocks)],
        "corrected": [],
    }
    return json.dumps(case, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")


def _is_address(url: str | None) -> bool:
    return url is not None and urlsplit(url).scheme in {"http", "https"}
