"""headline and kicker: printed over claimed."""

from __future__ import annotations

import re

from newsscrape.compose.finding import Finding
from newsscrape.compose.section import section
from newsscrape.compose.survey import Survey
from newsscrape.label.sight import LOOKS
from newsscrape.model.claim import Origin
from newsscrape.model.label import Label
from newsscrape.text import letters, squash

_SEPARATOR = re.compile(r"\s+[|–—»·•-]\s+|\s*\|\s*")
_MIN_LETTERS = 5
_ORIGINS = (Origin.PROFILE, Origin.JSONLD, Origin.OPENGRAPH, Origin.META, Origin.FEED, Origin.SITEMAP)


def headline(survey: Survey) -> Finding[str | None]:
    """Give the printed headline; the claimed one, site name cut, where none is printed."""
    for labelled in survey.of(Label.HEADLINE):
        return Finding(squash(labelled.block.text), Origin.PRINTED)
    for origin in _ORIGINS:
        for claim in survey.claimed("headline", origin):
            if value := _without_site(claim.value, survey):
                return Finding(value, origin, warnings=("headline_not_printed",))
    if value := _without_site(survey.document.title, survey):
        return Finding(value, Origin.META, warnings=("headline_not_printed",))
    return Finding(None)


def kicker(survey: Survey) -> Finding[str | None]:
    """Give the line above the headline, where the page sets one apart and it is not the section's name or link."""
    for labelled in survey.of(Label.KICKER):
        text = labelled.block.text
        is_link = 2 * labelled.block.link_chars > len(text)
        if labelled.reason == LOOKS and (is_link or text == section(survey).value):
            continue
        return Finding(squash(labelled.block.text).rstrip(":"), Origin.PRINTED)
    return Finding(None)


def _without_site(title: str, survey: Survey) -> str | None:
    """Cut parts at the end of a title that only name the site or its publisher."""
    text = squash(title)
    names = [letters(claim.value) for name in ("publisher", "name") for claim in survey.claimed(name)]
    whole_host = survey.host.removeprefix("www.")
    host, ending = letters(whole_host.rpartition(".")[0]), letters(whole_host.rpartition(".")[2])
    parts = list(_SEPARATOR.finditer(text))
    for part in reversed(parts):
        tail = letters(text[part.end() :]).removeprefix("www")
        if tail and (
            tail in host
            or (len(tail) > len(ending) and f"{host}{ending}".endswith(tail))
            or any(tail in name or name in tail for name in names if name)
        ):
            text = text[: part.start()]
        else:
            break
    whole = letters(text)
    is_name = whole in names or whole in {host, f"{host}{ending}"}
    return text if len(whole) >= _MIN_LETTERS and not is_name else None
