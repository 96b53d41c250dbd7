"""Pages that have hurt parsers, or would: each with what becomes of it, read as usual and safely."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from newsscrape.bench.article_pages import ADDRESS, HTML, paragraph, sentence
from newsscrape.model.page import Care, Page
from newsscrape.read.safe import MOST_NESTED

MEGABYTE = 1_000_000
START = '<!DOCTYPE html><html lang="en"><head><title>Town pays for a new ferry</title>{}</head><body>'
ARTICLE = f"<article><h1>Town pays for a new ferry</h1>{''.join(map(paragraph, range(5)))}</article>"
LAST = paragraph(4).strip().removeprefix("<p>").removesuffix("</p>")
"""The last paragraph of the article: where it is in the text, nothing was cut off."""


@dataclass(frozen=True, slots=True)
class Case:
    """A page, and its end states: an engine or a reason."""

    name: str
    body: Callable[[], bytes]
    usual: str
    """What the usual reading comes to; ``lost`` where it costs the child."""
    safe: str
    """What the safe one comes to."""

    def page(self, care: Care, figures: str) -> Page:
        """Give the page, and where the one who reads it notes what it took."""
        return Page(body=self.body(), url=ADDRESS, headers=(*HTML, ("x-figures", figures)), care=care)


def _page(body: str, head: str = "") -> bytes:
    return (START.format(head) + ARTICLE + body).encode()


def _nested(depth: int) -> Case:
    body = (START.format("") + "<div>" * depth + ARTICLE).encode
    return Case(f"{depth:,} elements in each other", body, "blocks", "safe" if depth < MOST_NESTED else "too_deep")


def _script(said: str) -> str:
    return f'<script type="application/ld+json">{said}</script>'


def _broken(name: str, piece: str, size: int) -> Case:
    said = '{"@type": "NewsArticle", "headline": "Town pays for a new ferry", "x": ' + piece * (size // len(piece))
    return Case(f"JSON-LD of {size // 1000:,} KB: {name}", lambda: _page("", _script(said)), "blocks", "safe")


def claimed_markup() -> bytes:
    words = " ".join(map(sentence, range(20)))
    body = words + "".join(f"<b id={number}><p>" for number in range(20_000))
    claims = {"@type": "NewsArticle", "headline": "Town pays for a new ferry", "articleBody": body}
    return (START.format(_script(json.dumps(claims))) + "<h1>Town pays for a new ferry</h1><p>Loading").encode()


def _mixed() -> bytes:
    parts = (
        ("Ä Köln ", "cp1252"),
        ("Привет ", "koi8-r"),
        ("東京 ", "shift-jis"),
        ("東京 ", "euc-jp"),
        ("Größe ", "utf-8"),
    )
    return _page("", '<meta charset="gb2312">') + b"<p>" + b"".join(words.encode(name) * 2_000 for words, name in parts)


def _filled(piece: str, size: int) -> bytes:
    return _page(piece * (size // len(piece)))


CASES = (
    *map(_nested, (250, 260, 1_900, 2_100, 200_000)),
    Case("5,000 nested boxes with text", lambda: _page(f"<div><p>{LAST}" * 5_000), "blocks", "too_deep"),
    Case(
        "5,000 <b id><p>",
        lambda: _page("".join(f"<b id={number}><p>" for number in range(5_000))),
        "too_large",
        "safe",
    ),
    Case("5,000 <b id><p> in a claimed body", claimed_markup, "lost", "safe"),
    # turbohtml 1.15.4 ends the process where a row of a table is the 512th element in others, and bold type follows.
    Case(
        "a table at the parser's bound",
        lambda: _page("<span>" * 507 + "<table><td></tr><strong><h2></strong>"),
        "lost",
        "safe",
    ),
    Case("64,000 options", lambda: _page("<select>" + "<option>x" * 64_000), "blocks", "safe"),
    Case(
        "65,536 attributes",
        lambda: _page(f"<p {' '.join(f'a{number}=1' for number in range(65_536))}>{LAST}"),
        "blocks",
        "safe",
    ),
    Case("one text of 20 MB", lambda: _page("ferry " * (20 * MEGABYTE // 6)), "blocks", "safe"),
    Case("one word of 20 MB", lambda: _page("f" * 20 * MEGABYTE), "blocks", "safe"),
    *(
        _broken(name, piece, size)
        for size in (50_000, 5_000_000)
        for name, piece in (("brackets", "["), ("quotes", '"a" "'), ("backslashes", "\\"), ("entities", "&quot;{"))
    ),
    Case("NULs", lambda: _page("<p>" + f"{LAST}\0" * 5_000 + "</p>"), "blocks", "safe"),
    Case("every other character a NUL", lambda: _page("<p>" + "a\0" * 50_000), "not_html", "not_html"),
    Case("NULs only", lambda: b"\0" * MEGABYTE, "not_html", "not_html"),
    Case("five encodings", _mixed, "blocks", "safe"),
    Case("300,000 list items", lambda: _filled("<li>x", 3 * MEGABYTE), "too_large", "too_large"),
    Case("5,000 paragraphs", lambda: _page("".join(map(paragraph, range(5_000)))), "blocks", "safe"),
    Case("a tag without end of 5 MB", lambda: _filled("<p a", 5 * MEGABYTE), "blocks", "safe"),
    Case("5 MB of <", lambda: _filled("<", 5 * MEGABYTE), "blocks", "safe"),
    Case("5 MB of <!--", lambda: _filled("<!--", 5 * MEGABYTE), "blocks", "safe"),
    Case("5 MB of &", lambda: _filled("&amp", 5 * MEGABYTE), "blocks", "safe"),
    Case("5 MB of closing tags", lambda: _filled("</i>", 5 * MEGABYTE), "blocks", "safe"),
    Case("100 MB", lambda: _filled(ARTICLE, 100 * MEGABYTE), "too_large", "too_large"),
)
