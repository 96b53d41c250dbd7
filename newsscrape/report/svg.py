"""A drawing as its library writes it → one that stands inside a page, in the page's colours, and can be read aloud."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

COLOURS = {
    "#010101": "currentColor",
    "#020202": "var(--accent)",
    "#030303": "var(--edge)",
    "#040404": "var(--line)",
    "#050505": "var(--bad)",
    "#060606": "var(--body)",
    "#070707": "var(--teaser)",
    "#080808": "var(--byline)",
    "#090909": "var(--related)",
    "#0a0a0a": "var(--soft)",
}
"""What a drawing is to be drawn in → the page's colour that it stands for, in light and dark."""
INK, ACCENT, EDGE, LINE, BAD, *SERIES = COLOURS
"""The colours of words, of what matters, of ranges, of lines, of what is wrong, and of further series."""

ET.register_namespace("", "http://www.w3.org/2000/svg")
_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_REFERENCE = re.compile(r"url\(#([\w.-]++)\)")
_DROPPED = {"metadata", "style"}
_NOT_ATTRIBUTES = {"font-family", "mix-blend-mode", "white-space"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A drawing and what it shows, in words."""

    name: str
    """What its parts are called after, apart from those of other drawings of a page: letters, digits, hyphens."""
    title: str
    """What it is, in a few words."""
    says: str
    """What is to be seen in it, in a sentence."""
    svg: str
    """As its library wrote it."""


def inline(drawing: Drawing) -> Markup:
    """Give a drawing for the inside of a page.

    Style attributes, which a page's content security policy forbids, become attributes of their own; colours become the
    page's; names that nothing refers to go, and the others are the drawing's own. It is one image with a title and a
    description to who hears it.
    """
    root = ET.fromstring(drawing.svg)  # noqa: S314 - written by our own library from our own figures
    for element in [*root.iter()]:
        for part in [part for part in element if part.tag.rpartition("}")[2] in _DROPPED]:
            element.remove(part)
        _plain(element)
    _rename(root, drawing.name)
    for name in ("width", "height", "version"):
        root.attrib.pop(name, None)
    title, says = ET.Element(f"{_SVG}title"), ET.Element(f"{_SVG}desc")
    title.text, says.text = drawing.title, drawing.says
    title.set("id", f"{drawing.name}-title")
    says.set("id", f"{drawing.name}-desc")
    root[:0] = [title, says]
    root.set("role", "img")
    root.set("aria-labelledby", f"{drawing.name}-title {drawing.name}-desc")
    root.set("class", "chart")
    root.set("stroke-linejoin", "round")
    return Markup(ET.tostring(root, encoding="unicode"))  # noqa: S704 - every text in it is escaped


def _plain(element: ET.Element) -> None:
    """Turn an element's style into attributes, and its colours into the page's."""
    for part in element.attrib.pop("style", "").split(";"):
        name, colon, value = (side.strip() for side in part.partition(":"))
        if colon and name not in _NOT_ATTRIBUTES:
            element.set(name, value)
    for name in ("fill", "stroke"):
        if element.get(name) in COLOURS:
            element.set(name, COLOURS[element.attrib[name]])
    if element.tag == f"{_SVG}text" and "fill" not in element.attrib:
        element.set("fill", COLOURS[INK])
    if _HREF in element.attrib:
        element.set("href", element.attrib.pop(_HREF))


def _rename(root: ET.Element, name: str) -> None:
    referred = {target for element in root.iter() for target in _targets(element)}
    names = {target: f"{name}-{number}" for number, target in enumerate(sorted(referred))}
    for element in root.iter():
        known = element.attrib.pop("id", None)
        if known in names:
            element.set("id", names[known])
        for key, value in [*element.attrib.items()]:
            element.set(key, _REFERENCE.sub(lambda found: f"url(#{names[found[1]]})", value))
        if "href" in element.attrib:
            element.set("href", f"#{names[element.attrib['href'][1:]]}")


def _targets(element: ET.Element) -> Iterator[str]:
    for key, value in element.attrib.items():
        yield from _REFERENCE.findall(value)
        if key == "href":
            yield value[1:]
