"""A size → an invented news page of that size: half its bytes are the article, half are teasers of others.

Paragraphs and teasers are like those of a real page in length and markup, and no two are the same.
"""

from __future__ import annotations

from collections.abc import Callable

from newsscrape.model.page import Page

HTML = (("content-type", "text/html; charset=utf-8"),)
ADDRESS = "https://news.example/town/ferry-4711.html"

_WORDS = """the council of the town agreed on Monday to pay for a new ferry across the river because its old boat had
been out of service since last winter and people who live on the other bank must drive thirty miles to reach school
market or doctor said mayor who called it a good day while some members asked why repairs were never begun and how long
this one would last""".split()
_HEAD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Town pays for a new ferry | Example News</title>
<link rel="canonical" href="https://news.example/town/ferry-4711.html">
<meta property="og:title" content="Town pays for a new ferry"><meta property="og:type" content="article">
<meta property="article:published_time" content="2026-03-02T09:30:00+00:00">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Town pays for a new ferry", "datePublished": "2026-03-02T09:30:00+00:00",
"author": {"@type": "Person", "name": "Alma Fenwick"}}</script></head>
<body><header>
<nav class="menu"><ul><li><a href="/town">Town</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<main><article class="story"><h1>Town pays for a new ferry</h1><p class="lead">The old boat is beyond repair.</p>
<p class="byline">By Alma Fenwick, <time datetime="2026-03-02T09:30:00+00:00">2 March 2026</time></p>
"""
_MIDDLE = '</article></main>\n<aside class="related"><h2>More stories</h2>\n'
_TAIL = '</aside><footer><a href="/imprint">Imprint</a></footer></body></html>\n'
_SENTENCES = 5


def article_page(size: int) -> Page:
    """Give a page of about ``size`` bytes, never fewer than a page's frame and one paragraph and teaser need."""
    half = (size - len(_HEAD) - len(_MIDDLE) - len(_TAIL)) // 2
    body = _HEAD + filled(paragraph, half) + _MIDDLE + filled(teaser, half) + _TAIL
    return Page(body=body.encode(), url=ADDRESS, headers=HTML)


def paragraph(number: int) -> str:
    """Give one paragraph of the article, some 350 characters."""
    first = number * _SENTENCES
    return f"<p>{' '.join(sentence(place) for place in range(first, first + _SENTENCES))}</p>\n"


def teaser(number: int) -> str:
    """Give one box about another story, some 350 characters."""
    return (
        f'<div class="teaser teaser--small"><a href="/town/story-{number}.html"><img src="/img/{number}.jpg" alt="">'
        f'<span class="kicker">Town</span><h3>{sentence(number + 3)[:60]}</h3></a><p>{sentence(number)}</p>'
        f'<time datetime="2026-02-{number % 28 + 1:02}">{number % 28 + 1} February</time></div>\n'
    )


def sentence(number: int) -> str:
    """Give one sentence, the same for the same number."""
    words = [_WORDS[(7 * number + place) % len(_WORDS)] for place in range(8 + number % 9)]
    return f"{' '.join(words)} {number}.".capitalize()


def filled(part: Callable[[int], str], size: int) -> str:
    """Give parts one after the other, numbered from 0, until they have ``size`` characters; at least one."""
    parts = [part(0)]
    length = len(parts[0])
    while length < size:
        parts.append(part(len(parts)))
        length += len(parts[-1])
    return "".join(parts)
