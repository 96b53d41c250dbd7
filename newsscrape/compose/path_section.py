"""The section an address lies in, by the name its page is linked under."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from urllib.parse import unquote

from newsscrape.compose.survey import Survey
from newsscrape.compose.wording import transliterated
from newsscrape.policy.marks import words
from newsscrape.policy.spelling import spelled
from newsscrape.text import one_line

_EDGES = " >/|»›\n\t"
_SHORTEST = 3
_WORD = re.compile(r"[^\W_]+")


def section_of_path(survey: Survey, is_name: Callable[[str], bool]) -> str | None:
    """Give the words of the link to the longest part of the page's path that is a section's.

    In: the page, and what tells a name; out: "Innenpolitik" where ``/inland/innenpolitik/`` is linked under it and the
    page lies below; None where no such part is linked.
    """
    parents = _parents(survey.address.path)
    if not parents or not survey.host:
        return None
    best, place = None, 0
    for element, texts in survey.document.anchors.items():
        path = _path(survey.tree.get(element, "href"), survey.host)
        if path in parents[place:]:
            name = one_line("".join(texts)).strip(_EDGES)
            if is_name(name) and _agree(name, path.rpartition("/")[2]):
                best, place = name, parents.index(path) + 1
    return best


def _parents(path: str) -> list[str]:
    """Give the paths a path lies below, the shortest first; those of a language, a date or a number name no section."""
    segments = unquote(path).strip("/").split("/")[:-1]
    if not _of_persons().isdisjoint(segments):
        return []
    return [
        "/".join(segments[: place + 1])
        for place, segment in enumerate(segments)
        if len(segment) >= _SHORTEST and not segment[0].isdigit()
    ]


def _agree(name: str, segment: str) -> bool:
    """Tell whether a word of the name is in the segment: a link may also say who wrote there, or "Read more"."""
    letters = "".join(_WORD.findall(spelled(segment)))
    named = f"{spelled(name)} {spelled(transliterated(name))}"
    return any(word in letters for word in _WORD.findall(named) if len(word) >= _SHORTEST)


@cache
def _of_persons() -> frozenset[str]:
    return frozenset(words("section", "persons"))


def _path(href: str, host: str) -> str:
    """Give the path of an address on the host without slashes around; the empty string for what lies elsewhere."""
    href = href.partition("#")[0].partition("?")[0]
    if href.startswith(("https://", "http://")):
        there, _, href = href.partition("//")[2].partition("/")
        if there.lower().removeprefix("www.") != host.removeprefix("www."):
            return ""
    elif not href.startswith("/") or href.startswith("//"):
        return ""
    return unquote(href).strip("/")
