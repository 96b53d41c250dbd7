"""What a page asks of crawlers, in headers and meta elements → the codes of its requests.

Sources: the Robots meta tag and X-Robots-Tag specifications of Google and Bing, and the TDM Reservation Protocol (W3C
Community Group report, 2024).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from newsscrape.model.directive import Directive
from newsscrape.model.page import Page
from newsscrape.policy.directives import directive_words

Meta: TypeAlias = Mapping[str, str | None]
"""Attributes of a ``meta`` element."""

_AGENT = re.compile(r"[a-z][\w.-]*")
_OPENING = re.compile(
    rb"<(?:meta\s[^>]{1,2000}|!--|(script|style|title|textarea|noscript|iframe|xmp|noembed|noframes)(?=[\s/>]))"
)
"""A meta element, or the begin of what holds none: a comment, or an element whose content is no markup (HTML Living
Standard, section 13.2.6.2; of ``noscript`` as browsers with scripts read it)."""
_COMMENT_END = re.compile(rb"--!?>")
_ATTRIBUTE = re.compile(r"""(?<![\w:-])([\w:-]++)\s*+=\s*+("[^"]*"|'[^']*'|[^\s"'>]+)""")


def directives(headers: Sequence[tuple[str, str]], metas: Iterable[Meta]) -> tuple[Directive, ...]:
    """Give what a page asks for, each once.

    In: its headers, names in lower case; the attributes of its meta elements. Requests to other crawlers by name are
    left out. Where several places speak of reserved rights the page's meta element counts before its header, and that
    before the site's file, as in the protocol.
    """
    metas = list(metas)
    asked = {*_of_headers(headers), *_of_metas(metas)}
    if _is_reserved(headers, metas):
        asked.add(Directive.TDM_RESERVED)
    return tuple(directive for directive in Directive if directive in asked)


def directives_in_bytes(page: Page) -> tuple[Directive, ...]:
    """Give what a page asks for without reading it, for whoever must know it before a page may be kept."""
    body = page.body.replace(b"\0", b"").lower()  # as good as decoding UTF-16, for words of ASCII
    found = (tag.decode("latin-1") for tag in _metas_in(body))
    metas = [{name: value.strip("\"'") for name, value in _ATTRIBUTE.findall(tag)} for tag in found]
    return directives(page.headers, metas)


def _metas_in(markup: bytes) -> Iterator[bytes]:
    """Give the tags of the meta elements, in a page in lower case, none from comments and scripts."""
    at = 0
    while opening := _OPENING.search(markup, at):
        at = opening.end()
        if opening[0] == b"<!--":
            end = _COMMENT_END.search(markup, at - 2)  # "<!-->" is whole
            at = end.end() if end else -1
        elif opening[1]:
            at = markup.find(b"</" + opening[1], at)
        else:
            yield opening[0]
        if at < 0:
            return


def _of_headers(headers: Iterable[tuple[str, str]]) -> Iterator[Directive]:
    """Read ``X-Robots-Tag``: words after the name of a crawler and a colon are meant for that one."""
    words = directive_words()
    for name, value in headers:
        if name != "x-robots-tag":
            continue
        is_ours = True
        for part in value.lower().split(","):
            agent, word = _named(part)
            is_ours = agent in words.agents if agent else is_ours
            meaning = words.meanings.get(word)
            if is_ours and meaning:
                yield meaning


def _named(part: str) -> tuple[str, str]:
    """Give the crawler a part of the header names, "" for none, and its word."""
    before, colon, after = part.partition(":")
    agent = before.strip()
    is_name = bool(colon) and agent not in directive_words().valued and bool(_AGENT.fullmatch(agent))
    return (agent, after.strip()) if is_name else ("", part.strip())


def _of_metas(metas: Iterable[Meta]) -> Iterator[Directive]:
    words = directive_words()
    for attrs in metas:
        if (attrs.get("name") or "").strip().lower() in words.agents:
            said = (attrs.get("content") or "").lower().split(",")
            yield from (words.meanings[word] for part in said if (word := part.strip()) in words.meanings)


def _is_reserved(headers: Iterable[tuple[str, str]], metas: Iterable[Meta]) -> bool:
    words = directive_words()
    by_header = dict(reversed(list(headers)))
    by_meta = [
        attrs.get("content")
        for attrs in metas
        if (attrs.get("name") or "").strip().lower() == words.reservation and attrs.get("content")
    ]
    said = (*by_meta, by_header.get(words.reservation), by_header.get(words.site_reservation))
    return next((value.strip() == "1" for value in said if value and value.strip() in {"0", "1"}), False)
