"""The pass over a page whose usual reading failed: the same events, from another parser and within closer bounds.

libxml2 does not move misnested elements about, so that a page's tree cannot outgrow its bytes. The trees it makes end
without a word below 253 elements in each other, or below 2,045; its events do not, and what goes too deep is told here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final, cast

from lxml import etree

from newsscrape.errors import NotAnArticle
from newsscrape.model.claim import Claim
from newsscrape.model.reject import Reason
from newsscrape.read.markup import Markup, Script
from newsscrape.read.walk import Walker

MOST_NESTED: Final = 2_000
"""Elements in each other: looking what is around a block takes time for each; people write no hundred."""
MOST_BLOCKS: Final = 10_000
"""Most blocks read: five times as many as the longest of 2,000 pages of news sites has."""
MOST_JSON: Final = 500_000
"""Characters read of all JSON-LD of a page; the longest script on 2,000 news pages had 0.4 million."""

_ROOT: Final = "html"
_BODY: Final = frozenset(("body", "frameset"))


def walk_safely(markup: str) -> Markup:
    """Take a page's characters apart as `walk` does, as far as libxml2 sees the same page.

    Scripts other than JSON-LD are left out, and JSON-LD is cut. Raises `NotAnArticle` (too_large, too_deep) for a page
    of more elements than anybody writes, or more in each other.
    """
    events = _Events()
    parser = etree.HTMLParser(target=cast("Any", events), huge_tree=True, encoding="utf-8")
    # A NUL is no character of a page (HTML Living Standard, section 13.2.5.1), nor are halves of characters.
    etree.fromstring(markup.replace("\0", "").encode("utf-8", "replace") or b" ", parser)
    taken = events.finish()
    return taken._replace(scripts=list(_first_json(taken.scripts)))


def without_markup(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Give claims whose texts nobody has to parse any more: a claimed body may be as hostile as a page."""
    for claim in claims:
        if claim.name != "articleBody" or "<" not in claim.value:
            yield claim
        else:
            with suppress(NotAnArticle):
                lines = [block.text.replace("<", " ") for block in walk_safely(claim.value).blocks]
                yield replace(claim, value="\n".join(lines))


def _first_json(scripts: Iterable[Script]) -> Iterator[Script]:
    left = MOST_JSON
    for script in scripts:
        if left and "ld+json" in script.type:
            yield script._replace(text=script.text[:left])
            left -= min(left, len(script.text))


class _Events:
    """Tells a walker of what libxml2 finds, as the other parser would.

    A page has one root and one body, which end when the page does, and text comes in one piece.
    """

    def __init__(self) -> None:
        self.walker = Walker()
        self.walker.run.most_blocks = MOST_BLOCKS
        self._around: list[str] = []
        self._depth = 0
        self._text: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element."""
        self._tell_text()
        if tag == _ROOT or tag in _BODY:
            if len(self._around) > (tag in _BODY):
                return
            self._around.append(tag)
        self._depth += 1
        if self._depth > MOST_NESTED:
            raise NotAnArticle(Reason.TOO_DEEP, f"the page has more than {MOST_NESTED:,} elements in each other")
        self.walker.start_element(tag, tuple([(name, value or None) for name, value in attributes.items()]))

    def end(self, tag: str) -> None:
        """Close an element, but for those that end with the page."""
        self._tell_text()
        if tag != _ROOT and tag not in _BODY:
            self._depth -= 1
            self.walker.end_element(tag)

    def data(self, data: str) -> None:
        """Take a part of a text."""
        self._text.append(data)

    def close(self) -> None:
        """Do nothing: the parser ends so after an error as well."""

    def finish(self) -> Markup:
        """End the page; give what was gathered."""
        self._tell_text()
        for tag in (_ROOT, "body")[len(self._around) :]:  # of a page that is all head, or of no element at all
            self.start(tag, {})
        for tag in reversed(self._around):
            self.walker.end_element(tag)
        return self.walker.finish()

    def _tell_text(self) -> None:
        if self._text:
            self.walker.characters("".join(self._text))
            self._text = []
