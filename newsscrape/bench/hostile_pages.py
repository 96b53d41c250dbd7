"""Pages made to hurt: each is cheap to send and repeats one thing as often as a size allows.

None is of the kind that makes the tree itself grow by the square of the bytes (thousands of open formatting elements
of different attributes): that is the parser's to bear, and what isolation is for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from newsscrape.bench.article_pages import ADDRESS, HTML, filled, paragraph, sentence
from newsscrape.model.page import Page

SIZE = 1_000_000
"""Bytes of a hostile page."""
MOST_ATTRIBUTES = 65_536
"""Attributes of one element."""

_START = '<!DOCTYPE html><html lang="en"><head><title>Town pays for a new ferry</title></head><body>'
_ARTICLE = "<article><h1>Town pays for a new ferry</h1>" + "".join(map(paragraph, range(5)))


def hostile_page(name: str, size: int) -> Page:
    """Give the page of this name, of about ``size`` bytes."""
    return Page(body=SHAPES[name](size).encode(), url=ADDRESS, headers=HTML)


def _nested(size: int) -> str:
    return f"{_START}{_ARTICLE}{'<div>' * (size // 5)}deep down"


def _text(size: int) -> str:
    return _START + filled(lambda number: f"{sentence(number)} ", size)


def _attributes(size: int) -> str:
    count = min(MOST_ATTRIBUTES, size // 12)
    attributes = " ".join(f"a{number}=1" for number in range(count))
    return f"{_START}{_ARTICLE}<p {attributes}>{sentence(0)}</p>"


def _inline(size: int) -> str:
    return f"{_START}{_ARTICLE}<p>{filled(lambda number: f'<b>{number % 10}</b><i> </i>', size)}</p></article>"


def _class_names(size: int) -> str:
    def box(number: int) -> str:
        names = " ".join(f"{_BEM}{number}x{place}" for place in range(20))
        return f'<div class="{names}">{sentence(number)}</div>'

    return _START + _ARTICLE + filled(box, size)


def _one_class_name(size: int) -> str:
    name = filled(lambda number: f"{_BEM}{number}-", size)
    return f'{_START}{_ARTICLE}<p class="{name}">{sentence(0)}</p>'


def _paragraph(size: int) -> str:
    return f"{_START}{_ARTICLE}<p>{filled(lambda number: f'{sentence(number)} ', size)}</p></article>"


def _json_ld(size: int) -> str:
    def script(number: int) -> str:
        return (
            '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Town pays", '
            f'"datePublished": "2026-03-02", "author": "Alma Fenwick {number}"}}</script>\n'
        )

    return _START + filled(script, size) + _ARTICLE


def _broken_json_ld(size: int) -> str:
    opened = "[" * (size // 2) + "{" * (size // 2)
    return f'{_START}<script type="application/ld+json">{{"a": {opened}</script>{_ARTICLE}'


def _repeated(part: Callable[[int], str], size: int) -> str:
    return _START + _ARTICLE + filled(part, size)


def _run(characters: str, size: int) -> str:
    """Give a run of the same characters inside an otherwise ordinary article, and once more with letters around it."""
    run = characters * (size // (2 * len(characters.encode())))
    return f"{_START}{_ARTICLE}<p>It said {run} and no more.</p><p>By{run}x</p></article>"


_BEM = "teaserBox__headline--large_"
_PARTS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "thousands of links": lambda number: f'<a href="/story-{number}.html">Story {number}</a> ',
        "thousands of line breaks": lambda number: f"word {number}<br>",
        "pairs of line breaks": lambda number: f"{sentence(number)}<br><br>",
        "many equal boxes": lambda _: '<div class="teaser"><a href="/a.html"><h3>Same</h3></a><p>Same again.</p></div>',
        "headline again and again": lambda _: "<h2>Town pays for a new ferry</h2>",
        "many dates": lambda number: f"<p>Updated on {number % 28 + 1} March 2026, {number % 24}:30</p>",
        "many bylines": lambda number: f'<p class="byline">By Alma Fenwick and Otto Rand {number}</p>',
        "many pictures": lambda number: f'<figure><img src="/{number}.jpg"><figcaption>Photo: A.</figcaption></figure>',
        "many table cells": lambda number: f"<table><tr><td>{number}</td><td>x</td></tr></table>",
        "headings and bare links": lambda number: (
            f'<h3>Ferry {number} stops again</h3><a href="/story-{number}.html"></a>'
        ),
        "one list": lambda number: f"<li>{number}",
        "many meta tags": lambda number: f'<meta property="article:tag" content="tag {number}">',
        "many comments": lambda number: f"<!-- {number} -->x",
    }
)
_RUNS: Mapping[str, str] = MappingProxyType(
    {
        "run of blanks": " ",
        "run of line feeds": "\n",
        "run of no-break spaces": "\N{NO-BREAK SPACE}",
        "run of letters": "a",
        "run of capitals": "A ",
        "run of digits": "1",
        "run of full stops": ".",
        "run of hyphens": "-",
        "run of commas": "a,",
        "run of slashes": "1/",
        "run of at signs": "a@",
    }
)

SHAPES: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "deep nesting": _nested,
        "one text without markup": _text,
        f"{MOST_ATTRIBUTES:,} attributes": _attributes,
        "tiny inline elements": _inline,
        "long class names": _class_names,
        "one class name": _one_class_name,
        "one paragraph": _paragraph,
        "many JSON-LD scripts": _json_ld,
        "broken JSON-LD": _broken_json_ld,
        **{name: partial(_repeated, part) for name, part in _PARTS.items()},
        **{name: partial(_run, characters) for name, characters in _RUNS.items()},
    }
)
"""By name: what makes the page of a size."""
