"""What a page tells of itself in elements of which nothing is shown."""

from __future__ import annotations

from newsscrape.model.tree import Attrs, attribute
from newsscrape.read.markup import Script


class Head:
    """Title, base, meta and link elements and scripts, be they in the head or not, gathered as they come."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.root: Attrs = ()
        self.metas: list[Attrs] = []
        self.links: list[Attrs] = []
        self.scripts: list[Script] = []
        self.title: str | None = None
        self.base = ""
        self.kept: list[str] | None = None
        """The parts of the open element's text, None in one whose text tells nothing."""
        self._attrs: Attrs = ()

    def start_element(self, tag: str, attrs: Attrs) -> None:
        """Note an element's attributes, and that its text is to be kept."""
        if tag == "meta":
            self.metas.append(attrs)
        elif tag == "link":
            self.links.append(attrs)
        elif tag in ("script", "title"):
            self.kept = []
            self._attrs = attrs
        elif tag == "base":
            self.base = self.base or attribute(attrs, "href") or ""

    def end_element(self, tag: str) -> None:
        """Take what was kept as a script or as the title, unless there is one."""
        if self.kept is None:
            return
        text = "".join(self.kept)
        self.kept = None
        if tag == "title":
            self.title = " ".join(text.split()) if self.title is None else self.title
        elif text:
            self.scripts.append(Script((attribute(self._attrs, "type") or "").strip().lower(), text))
