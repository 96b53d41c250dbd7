"""teasers: promoted link boxes as data, found by what a box holds, not by its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple
from urllib.parse import urlsplit

from newsscrape.compose.finding import Finding
from newsscrape.compose.printed_dates import find_printed
from newsscrape.compose.zones import date_order
from newsscrape.label.tokens import tokens_of
from newsscrape.model.article import Teaser, TeaserKind
from newsscrape.model.block import Block, LabelledBlock
from newsscrape.model.claim import Origin
from newsscrape.model.document import LabelledPage
from newsscrape.model.label import Label
from newsscrape.policy.phrases import all_phrases
from newsscrape.policy.tokens import label_tokens
from newsscrape.read.links import absolute
from newsscrape.text import count_words, fold, squash

_OUTSIDE_TEXT = frozenset((Label.TEASER, Label.RELATED, Label.AD, Label.OTHER, Label.CAPTION, Label.TIMESTAMP))
_IN_TEXT = frozenset((Label.BODY, Label.HEADING, Label.LEAD, Label.HEADLINE))
_MIN_WORDS = 3
_LABEL_WORDS = 4
_SNIPPET_WORDS = 8
_CUT = re.compile(r"\s*(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*$")
_CONTROLS = frozenset(("nav", "header", "footer", "form", "button"))
_MOST = 200
_ABOVE = 8
_SLUG = 8


class _Part(NamedTuple):
    """One linked or unlinked run inside a box."""

    text: str
    href: str | None
    block: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A link that may be a promoted headline."""

    anchor: int
    href: str
    text: str
    block: int


def teasers(page: LabelledPage) -> Finding[tuple[Teaser, ...]]:
    """Give the promoted boxes of the page in reading order.

    A box is the largest element around a headline's link that holds no other such link and nothing of the article;
    its parts are told apart by role: label and section above the headline, day, snippet below.
    """
    candidates = _candidates(page)
    boxes = _boxes(page, candidates)
    found = [_teaser(page, candidate, box) for candidate, box in zip(candidates, boxes, strict=True)]
    numbered = tuple(replace(teaser, position=place) for place, teaser in enumerate(found[:_MOST], start=1))
    return Finding(numbered, Origin.PRINTED if numbered else None)


def _candidates(page: LabelledPage) -> list[_Candidate]:
    """Links of a headline's length outside the text that lead to another page, once for each target and box."""
    document, tree = page.document, page.document.tree
    own = _target(document.url or "")
    found: list[_Candidate] = []
    for labelled in page.blocks:
        block = labelled.block
        if labelled.label not in _OUTSIDE_TEXT or block.href is None or block.is_hidden:
            continue
        if any(tree.tags[element] in _CONTROLS for element in tree.ancestors(block.element)):
            continue
        for anchor, text in _anchors(block, page):
            href = tree.attrs[anchor].get("href", "")
            url = absolute(href, document.base_url)
            if url is None or count_words(text) < _MIN_WORDS or not _leads_to_a_page(url):
                continue
            if found and _target(found[-1].href) == _target(url) and own != _target(url):
                continue
            found.append(_Candidate(anchor, url, text, block.index))
    return found


def _anchors(block: Block, page: LabelledPage) -> list[tuple[int, str]]:
    """Give the links of a block with their words, in order."""
    tree = page.document.tree
    texts: dict[int, str] = {}
    for piece in block.pieces:
        anchor = next(
            (e for e in tree.ancestors(piece.element) if tree.tags[e] == "a" and "href" in tree.attrs[e]), None
        )
        if anchor is not None:
            texts[anchor] = texts.get(anchor, "") + piece.text
    return [(anchor, squash(text)) for anchor, text in texts.items() if text.strip()]


def _target(url: str) -> str:
    parts = urlsplit(url)
    return parts.netloc.removeprefix("www.") + parts.path.rstrip("/")


def _leads_to_a_page(url: str) -> bool:
    """Tell an article's address from a section's or a front page's: it has a longer last part."""
    path = urlsplit(url).path.strip("/")
    last = path.rpartition("/")[2]
    is_worded = "-" in last or "_" in last or any(map(str.isdigit, path)) or "/" in path
    return (len(last) >= _SLUG or last.isdigit()) and is_worded


def _boxes(page: LabelledPage, candidates: Sequence[_Candidate]) -> list[int]:
    """Give for each candidate the outermost element that holds its target only and no block of the text."""
    tree = page.document.tree
    targets: dict[int, set[str]] = {}
    for candidate in candidates:
        for element in tree.ancestors(candidate.anchor):
            targets.setdefault(element, set()).add(_target(candidate.href))
    taken = {
        element
        for labelled in page.blocks
        if labelled.label in _IN_TEXT
        for element in tree.ancestors(labelled.block.element)
    }
    boxes = []
    for candidate in candidates:
        box = candidate.anchor
        for element in tree.ancestors(candidate.anchor):
            if element == 0 or len(targets[element]) > 1 or element in taken:
                break
            box = element
        boxes.append(box)
    return boxes


def _teaser(page: LabelledPage, candidate: _Candidate, box: int) -> Teaser:
    parts = _parts(page, candidate, box)
    at = next((i for i, part in enumerate(parts) if part.href == candidate.href and part.text == candidate.text), 0)
    above, below = parts[:at], parts[at + 1 :]
    section, label = _section_and_label(above, candidate.href)
    day, rest = _day(page, [*above, *below])
    snippet = next((part for part in rest if part in below and count_words(part.text) >= _SNIPPET_WORDS), None)
    is_marked = _is_marked(page, candidate, box)
    return Teaser(
        position=0,
        kind=TeaserKind.AD if is_marked else _kind(page, candidate, is_plain=snippet is None and day is None),
        label=label,
        section=section,
        headline=_CUT.sub("…", candidate.text) if candidate.text.endswith("...") else candidate.text,
        url=candidate.href,
        published_on=day,
        snippet=snippet.text if snippet is not None else None,
        truncated=snippet is not None and bool(_CUT.search(snippet.text)),
        is_promotion=is_marked or _is_promotion(candidate),
    )


def _parts(page: LabelledPage, candidate: _Candidate, box: int) -> list[_Part]:
    """Give the runs of text in a box, split where links begin and end."""
    tree = page.document.tree
    parts: list[_Part] = []
    for labelled in page.blocks[max(candidate.block - 12, 0) : candidate.block + 13]:
        block = labelled.block
        if block.index != candidate.block and box not in tree.ancestors(block.element):
            continue
        runs: list[tuple[int | None, str]] = []
        for piece in block.pieces:
            inside = list(tree.ancestors(piece.element))
            if box not in inside:
                continue
            anchor = next((e for e in inside if tree.tags[e] == "a"), None)
            if runs and runs[-1][0] == anchor:
                runs[-1] = (anchor, runs[-1][1] + piece.text)
            else:
                runs.append((anchor, piece.text))
        for anchor, text in runs:
            if squashed := squash(text):
                href = (
                    absolute(tree.attrs[anchor].get("href", ""), page.document.base_url) if anchor is not None else None
                )
                parts.append(_Part(squashed, href, block.index))
    return parts


def _section_and_label(above: Sequence[_Part], href: str) -> tuple[str | None, str | None]:
    """Tell section and label: short parts above the headline; said twice or linked elsewhere, it is the section."""
    short = [part for part in above if _is_name(part.text)]
    texts = [part.text for part in short]
    section = next((part.text for part in short if part.href is not None and part.href != href), None)
    if section is None:
        section = next((text for text in texts if texts.count(text) > 1), None)
    if section is None and len(set(texts)) > 1:
        section = texts[-1]
    names = [text for text in texts if text != section]
    marks = [text for text in names if all_phrases().label_of(fold(text)) is Label.AD]
    label = next((text for text in names if text not in marks), None) or next(iter(marks), None)
    if section in marks:
        section, label = None, section
    if section is None and label is not None and not label.isupper() and label not in marks:
        return label, None
    return section, label


def _is_name(text: str) -> bool:
    """Tell a short name from words that only lead on to the headline ("Read more:")."""
    leads_on = all_phrases().label_of(fold(text)) in (Label.RELATED, Label.NAVIGATION, Label.NEWSLETTER)
    return count_words(text) <= _LABEL_WORDS and any(map(str.isalpha, text)) and not leads_on


def _day(page: LabelledPage, parts: Sequence[_Part]) -> tuple[str | None, list[_Part]]:
    """Give the day printed in a short part, and the parts without it."""
    for part in parts:
        if count_words(part.text) <= _SNIPPET_WORDS:
            moments = find_printed(part.text, page.language, date_order(page))
            if moments:
                return moments[0].day.isoformat(), [other for other in parts if other is not part]
    return None, list(parts)


def _is_marked(page: LabelledPage, candidate: _Candidate, box: int) -> bool:
    """Tell whether an ad marker stands in the box, or right above it with no ad slot of its own in between."""
    tree = page.document.tree
    for labelled in reversed(page.blocks[max(candidate.block - _ABOVE, 0) : candidate.block + 1]):
        element = labelled.block.element
        is_marker = labelled.label is Label.AD and labelled.reason == "phrase"
        if box in tree.ancestors(element) or labelled.block.index == candidate.block:
            if is_marker:
                return True
            continue
        slots = label_tokens()["slot"]
        return is_marker and all(slots.isdisjoint(tokens_of(tree.attrs[e])) for e in range(element + 1, box))
    return False


def _is_promotion(candidate: _Candidate) -> bool:
    """Tell an offer by the words of its headline or address."""
    words = label_tokens()["promotion"]
    path = urlsplit(candidate.href).path
    return not words.isdisjoint(re.findall(r"[^\W\d_]+", f"{candidate.text} {path}".lower()))


def _kind(page: LabelledPage, candidate: _Candidate, *, is_plain: bool) -> TeaserKind:
    """Related where it stands inside the article, or is a plain link that its box or an intro calls so."""
    labelled: LabelledBlock = page.blocks[candidate.block]
    if labelled.label is Label.AD:
        return TeaserKind.AD
    before = any(b.label in _IN_TEXT for b in page.blocks[max(candidate.block - 6, 0) : candidate.block])
    after = any(b.label in (Label.BODY, Label.HEADING) for b in page.blocks[candidate.block :])
    introduced = labelled.label is Label.RELATED or any(
        b.label is Label.RELATED and b.reason == "phrase"
        for b in page.blocks[max(candidate.block - 3, 0) : candidate.block + 1]
    )
    return TeaserKind.RELATED if (before and after) or (is_plain and introduced) else TeaserKind.TEASER
