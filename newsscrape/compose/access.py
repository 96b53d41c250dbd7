"""Whether the article is free to read, paid for by somebody, or a running blog; nothing without evidence."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from newsscrape.compose.finding import Finding
from newsscrape.compose.places import places
from newsscrape.model.claim import Origin
from newsscrape.model.document import LabelledPage
from newsscrape.model.label import Label
from newsscrape.policy.languages import FALLBACK, language_for, load_language
from newsscrape.policy.marks import address_mark
from newsscrape.text import fold

_FREE = {
    "true": True, "yes": True, "1": True, "free": True, "false": False, "no": False, "0": False, "locked": False,
    "premium": False,
}  # fmt: skip
_AFTER_TEXT = 4
_MAX_MARK = 60
_SURE = 0.6


def is_accessible_for_free(page: LabelledPage) -> Finding[bool | None]:
    """Tell whether all of it can be read without paying: as claimed, else False where a barrier follows the text."""
    barrier = _has_barrier(page)
    for claim in page.document.claimed("isAccessibleForFree"):
        free = _FREE.get(claim.value.lower().rpartition("/")[2])
        if free is not None:
            warnings = ("access_conflict",) if free and barrier else ()
            return Finding(free, claim.origin, claim.value, warnings)
    return Finding(value=False, origin=Origin.PRINTED) if barrier else Finding(None)


def _has_barrier(page: LabelledPage) -> bool:
    blocks = page.blocks
    last = next((i for i in range(len(blocks) - 1, -1, -1) if blocks[i].label in {Label.BODY, Label.LEAD}), None)
    if last is None:
        return False
    near = blocks[last + 1 : last + 1 + _AFTER_TEXT]
    return any(b.label is Label.PAYWALL and b.confidence >= _SURE for b in near)


def is_advertorial(page: LabelledPage) -> Finding[bool | None]:
    """Tell whether it is paid content: by its claimed type, its address, or a mark printed next to the headline."""
    for claim in page.document.claimed("@type"):
        if claim.value == "AdvertiserContentArticle":
            return Finding(value=True, origin=claim.origin, raw=claim.value)
    match = address_mark("advertorial", "addresses").search(urlsplit(page.document.url or "").path)
    if match:
        return Finding(value=True, origin=Origin.URL, raw=match[0])
    marks = _marks(language_for(page.language).code)
    for labelled in places(page).head:
        text = labelled.block.text
        if len(text) <= _MAX_MARK and labelled.label is not Label.HEADLINE and marks.advertorial.fullmatch(fold(text)):
            return Finding(value=True, origin=Origin.PRINTED, raw=text)
    return Finding(None)


def is_liveblog(page: LabelledPage) -> Finding[bool | None]:
    """Tell whether it is a running blog of dated entries: by its claimed type or a word of its headline or kicker."""
    for claim in page.document.claimed("@type"):
        if claim.value == "LiveBlogPosting":
            return Finding(value=True, origin=claim.origin, raw=claim.value)
    marks = _marks(language_for(page.language).code)
    for labelled in page.labelled(Label.HEADLINE, Label.KICKER):
        match = marks.liveblog.search(fold(labelled.block.text))
        if match:
            return Finding(value=True, origin=Origin.PRINTED, raw=match[0])
    return Finding(None)


class _Marks:
    """The patterns of one language's marks, English ones included."""

    def __init__(self, code: str) -> None:
        own, english = load_language(code), load_language(FALLBACK)
        paid = _listed(own.advertorial | english.advertorial)
        running = _listed(frozenset(word for word in own.liveblog | english.liveblog if len(word) > len("ticker")))
        self.advertorial = re.compile(rf"(?:{paid})(?:\s*(?:von|by|with|mit|par|de|di)?\s*:?\s*[\w&.' -]{{0,40}})?")
        self.liveblog = re.compile(rf"(?<!\w)(?:{running})(?!\w)")


@cache
def _marks(code: str) -> _Marks:
    return _Marks(code)


def _listed(marks: frozenset[str]) -> str:
    return "|".join(re.escape(mark) for mark in sorted(marks, key=lambda mark: (-len(mark), mark))) or "(?!)"
