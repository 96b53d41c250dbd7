"""Which elements are controls: menus, forms, and the head and foot of the page."""

from __future__ import annotations

from newsscrape.compose.nearest import Nearest
from newsscrape.compose.survey import Survey


class Zoning:
    """Tells controls from the rest; a menu beside the article may list articles, and boxes have heads of their own.

    The tags on the way down to an element decide, so each way is asked once.
    """

    def __init__(self, survey: Survey) -> None:
        self.paths = survey.tree.paths
        self.known: dict[int, bool] = {}
        self.form = Nearest(survey.tree, "form", "button")
        self.menu = Nearest(survey.tree, "nav")
        self.margin = Nearest(survey.tree, "header", "footer")
        self.aside = Nearest(survey.tree, "aside")
        self.box = Nearest(survey.tree, "article", "aside", "li")

    def is_control(self, element: int) -> bool:
        """Tell whether an element stands in a form, in a menu not beside the article, or in the page's head or foot."""
        way = self.paths[element]
        found = self.known.get(way)
        if found is None:
            found = self.known[way] = self._ask(element)
        return found

    def _ask(self, element: int) -> bool:
        if self.form.away(element) >= 0:
            return True
        if self.menu.away(element) >= 0 and self.aside.away(self.menu(element)) < 0:
            return True
        return self.margin.away(element) >= 0 and self.box.away(self.margin(element)) < 0
