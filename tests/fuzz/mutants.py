"""Real pages → pages that nobody would write: damaged, doubled, flooded, spliced, in mixed encodings.

The same seed and number give the same page, so that what was found can be looked at again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

from newsscrape.model.page import Page

MOST_BYTES = 2_000_000
_MOST_CHANGES = 6
_TAGS = (
    b"p div span table tr td ul li h1 h2 article section a b i font form option select script style template noscript "
    b"svg math title textarea plaintext frameset iframe caption figure time button nobr ruby dl dd pre xmp body html"
).split()
_ENCODINGS = ("utf-8", "utf-16", "utf-16-be", "utf-7", "latin-1", "cp1252", "shift_jis", "gb18030", "koi8-r", "utf-32")
_CONTENT_TYPES = (
    "text/html",
    "text/html; charset=utf-8",
    "text/html; charset=iso-8859-1",
    "text/html; charset=utf-16",
    "text/html; charset=nonsense",
    "application/xhtml+xml",
    "text/plain",
    "",
    "text/html;;charset==\x00;",
    "\u202etext/html",
)
_SHARDS = (
    *(b"\0", b"\x1b]0;title\x07", b"\xff\xfe", b"\xef\xbb\xbf", b"\r\n", b"\xed\xa0\x80", b"\x80", b"\xf8\x88\x80\x80"),
    *(b"&#0;", b"&#xD800;", b"&#x110000;", b"&#99999999999;", b"&nbsp" * 50, b"&lt;script&gt;", b"\xe2\x80\xae"),
    *(b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?xml", b"<!DOCTYPE", b"</", b"<", b">", b'"', b"'", b"=", b"</html>"),
    *(b"<plaintext>", b"<script>", b"</script>", b"<template>", b"<svg><p>", b"<math><mi>", b"<frameset>", b"\x0c"),
    *(b"\\ud800", b"\\u0000", b"\\x1b", b"1e999", b"NaN", b"-Infinity", b"[[[[[[[[", b"{{{{{{{{", b'{"@graph":['),
    *(
        b'<meta charset="utf-16">',
        b'<base href="http://[">',
        b'<time datetime="9999-99-99T99:99:99+99:99">1.1.1</time>',
    ),
    *(b'<meta property="article:published_time" content="\xff">', b'<a href="//[::1/%zz">x</a>', b"9" * 20, b"null"),
    *(b'<html itemscope itemtype="https://schema.org/NewsArticle">', b'<p itemprop="articleBody">', b"<noscript>"),
)
_VALUES = (
    *(b"[]", b"{}", b"null", b"true", b"-1", b"1e999", b'""', b'"\\ud800"', b'"\\u0000\\u001b[31m"', b'["", [], {}]'),
    *(b'"2024-13-45"', b'"0000-00-00T00:00:00Z"', b'"9999-12-31T23:59:59+14:00"', b'{"@type": [null, 3]}', b"9" * 400),
    *(b'{"@value": "x"}', b'{"@id": "#a"}', b'"http://["', b'"http://a.example:99999/"', b'"<b>&amp;amp;</b>"'),
    b'"' + b"x" * 10_000 + b'"',
)
_TAG = re.compile(rb"<[a-zA-Z][^<>]{0,300}>")
_VALUE = re.compile(rb'(?<=[\w"]":)\s*(?:"[^"]{0,300}"|\d+)')
_ATTRIBUTE = re.compile(rb'(?<=[a-z]=)"[^"<>]{0,300}"')
_ADDRESSES = (None, "", "http://[", "https://a.example/\ud800", "mailto:x", "https://a.example:99999/x", "x" * 5_000)


@dataclass(frozen=True, slots=True)
class Source:
    """A page as it was saved."""

    body: bytes
    url: str | None


def mutant(sources: Sequence[Source], seed: int, number: int) -> Page:
    """Give the page of a seed and number; the sources are tried more often the farther ahead they stand."""
    chance = Random(f"{seed}:{number}")  # noqa: S311 - the same page every time is what is wanted
    source = sources[int(len(sources) * chance.random() ** 2)]
    body = source.body
    for _ in range(chance.randint(1, _MOST_CHANGES)):
        change = chance.choice(CHANGES)
        body = change(body, chance, sources)[:MOST_BYTES]
    return Page(
        body=body,
        url=source.url if chance.random() < 0.9 else chance.choice(_ADDRESSES),
        headers=(("content-type", chance.choice(_CONTENT_TYPES) if chance.random() < 0.5 else "text/html"),),
        fetched_at=chance.choice((None, datetime(2024, 5, 10, 12, tzinfo=UTC), datetime(1971, 1, 1, tzinfo=UTC))),
    )


def _span(body: bytes, chance: Random, most: int) -> slice:
    start = chance.randrange(len(body) + 1)
    return slice(start, start + chance.randint(1, most))


def _put(body: bytes, at: int, part: bytes) -> bytes:
    return body[:at] + part + body[at:]


def _flip(body: bytes, chance: Random, _: Sequence[Source]) -> bytes:
    flipped = bytearray(body)
    for _time in range(chance.choice((1, 10, 100, 1_000)) if body else 0):
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
    return bytes(flipped)


def _cut(body: bytes, chance: Random, _: Sequence[Source]) -> bytes:
    if chance.random() < 0.3:
        return body[: chance.randrange(len(body) + 1)]
    span = _span(body, chance, chance.choice((1, 100, 10_000)))
    return body[: span.start] + body[span.stop :]


def _double(body: bytes, chance: Random, _: Sequence[Source]) -> bytes:
    part = body[_span(body, chance, chance.choice((10, 1_000, 20_000)))]
    return _put(body, chance.randrange(len(body) + 1), part * chance.choice((1, 3, 30, 300)))[:MOST_BYTES]


def _move(body: bytes, chance: Random, _: Sequence[Source]) -> bytes:
    span = _span(body, chance, chance.choice((100, 10_000)))
    rest = body[: span.start] + body[span.stop :]
    return _put(rest, chance.randrange(len(rest) + 1), body[span])


def _rename(body: bytes, chance: Random, _: Sequence[Source]) -> bytes:
    old, new = chance.choice(_TAGS), chance.choice(_TAGS)
    return re.sub(rb"(</?)" + old + rb"\b", lambda found: found[1] + new, body, count=chance.choice((0, 1, 20)))


def _leave_open(body: bytes, chance: Random, _: Sequence[Source]) -> bytes:
    return body.replace(b"</" + chance.choice(_TAGS) + b">", b"", chance.choice((-1, 1, 20)))


def _flood(body: bytes, chance: Random, _: Sequence[Source]) -> bytes:
    tags = list(_TAG.finditer(body))
    if not tags:
        return body
    count = chance.choice((10, 300, 3_000))
    names = (b"class", b"id", b"data-x", b"itemprop", b"style", b"href", b"content", b"property")
    many = b"".join(b" %s%d=%d" % (chance.choice(names), number, number) for number in range(count))
    long = b' %s="%s"' % (chance.choice(names), chance.choice((b"a ", b"-", b"teaser ", b"\xe2\x80\xae", b"/")) * count)
    return _put(body, chance.choice(tags).end() - 1, chance.choice((many, long)))


def _encode(body: bytes, chance: Random, _: Sequence[Source]) -> bytes:
    encoding = chance.choice(_ENCODINGS)
    if chance.random() < 0.3:
        return re.sub(rb"charset=[\"']?[\w-]+", b"charset=" + encoding.encode(), body, count=1)
    span = _span(body, chance, chance.choice((20, 2_000, MOST_BYTES)))
    return body[: span.start] + body[span].decode("utf-8", "replace").encode(encoding, "replace") + body[span.stop :]


def _nest(body: bytes, chance: Random, _: Sequence[Source]) -> bytes:
    tags = chance.sample(_TAGS, chance.choice((1, 1, 2, 3)))
    opened = b"".join(b"<%s>" % tag for tag in tags) * chance.choice((5, 50, 400, 3_000))
    return _put(body, chance.randrange(len(body) + 1), opened)


def _splice(body: bytes, chance: Random, sources: Sequence[Source]) -> bytes:
    other = chance.choice(sources).body
    return body[: chance.randrange(len(body) + 1)] + other[chance.randrange(len(other) + 1) :]


def _strew(body: bytes, chance: Random, _: Sequence[Source]) -> bytes:
    for _time in range(chance.choice((1, 5, 30))):
        body = _put(body, chance.randrange(len(body) + 1), chance.choice(_SHARDS))
    return body


def _revalue(body: bytes, chance: Random, _: Sequence[Source]) -> bytes:
    """Give values of JSON, or of attributes, others."""
    looked_for, others = chance.choice(((_VALUE, _VALUES), (_ATTRIBUTE, (*_VALUES, *_SHARDS))))
    share = chance.choice((0.01, 0.1, 0.5))
    return looked_for.sub(lambda found: chance.choice(others) if chance.random() < share else found[0], body)


CHANGES: Sequence[Callable[[bytes, Random, Sequence[Source]], bytes]] = (
    _flip,
    _cut,
    _double,
    _move,
    _rename,
    _leave_open,
    _flood,
    _encode,
    _nest,
    _splice,
    _strew,
    _revalue,
)
