"""Walls told by how they are built and where they stand, whatever language they speak."""

from __future__ import annotations

from newsscrape.compose.survey import Survey
from newsscrape.errors import NotAnArticle
from newsscrape.model.reject import Reason
from newsscrape.policy.walls import walls

_HARDLY_ANY = 40
_BEHIND = {Reason.CONSENT_WALL: "a consent layer", Reason.LOGIN_WALL: "a login"}


def refuse_walls(survey: Survey, words: int) -> None:
    """Return when a short page is no wall by its build; raise `NotAnArticle` with the reason when it is one.

    In: a page with little text that claims nothing of itself, and the number of words printed as its text.
    """
    page = survey.document.page
    if mark := walls().bot_check(page.headers, page.body):
        raise NotAnArticle(Reason.BOT_CHECK, f"a short page with the mark of a check for robots, {mark!r}")
    if words < _HARDLY_ANY and (box := walls().box(page.body)) and not survey.tree.tags.count("article"):
        raise NotAnArticle(Reason.BOT_CHECK, f"{words} words of text and a box to tick, {box!r}")
    if reason := walls().behind(page.requested_url, page.url):
        raise NotAnArticle(reason, f"{page.requested_url} leads to {_BEHIND[reason]} with {words} words of text")
