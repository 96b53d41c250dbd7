from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from newsscrape.compose.survey import Survey
from newsscrape.compose.walls import refuse_walls
from newsscrape.errors import NotAnArticle
from newsscrape.model.reject import Reason

PageMaker = Callable[..., Survey]

PLAIN = "<p data-label=body>Die Fähre bleibt im Dock.</p>"
STORY = "https://news.example/stadt/die-faehre-bleibt-im-dock"


def reason_of(survey: Survey, words: int = 5, requested_url: str | None = None) -> Reason | None:
    page = replace(survey.document.page, requested_url=requested_url)
    try:
        refuse_walls(survey._replace(document=replace(survey.document, page=page)), words)
    except NotAnArticle as verdict:
        return verdict.reason
    return None


@pytest.mark.parametrize(
    "mark",
    [
        "<script>window._cf_chl_opt = {cType: 'managed'}</script>",
        "<iframe src='https://geo.captcha-delivery.com/captcha/?x'></iframe>",
        '<div id="px-captcha"></div>',
        "<p>Request unsuccessful. Incapsula incident ID: 1-2</p>",
        "<div id=sec-if-cpt-container></div>",
    ],
)
def test_the_marks_of_a_check_are_one_whatever_its_language(page_of: PageMaker, mark: str) -> None:
    assert reason_of(page_of(PLAIN + mark)) is Reason.BOT_CHECK


def test_a_box_to_tick_is_one_where_there_is_hardly_anything_else(page_of: PageMaker) -> None:
    box = "<div class=g-recaptcha></div>"
    assert reason_of(page_of(PLAIN + box)) is Reason.BOT_CHECK
    assert reason_of(page_of(PLAIN + box), words=80) is None
    assert reason_of(page_of(f"<article>{PLAIN}</article>{box}")) is None


def test_scripts_of_such_services_on_ordinary_pages_are_none(page_of: PageMaker) -> None:
    scripts = (
        "<script src='/cdn-cgi/challenge-platform/x.js'></script><script src='https://js.datadome.co/t.js'></script>"
    )
    assert reason_of(page_of(PLAIN, head=scripts)) is None


def test_what_a_redirect_led_to_tells(page_of: PageMaker) -> None:
    consent = page_of(PLAIN, url="https://consent.news.example/?next=x")
    login = page_of(PLAIN, url="https://news.example/login")
    assert reason_of(consent, requested_url=STORY) is Reason.CONSENT_WALL
    assert reason_of(login, requested_url=STORY) is Reason.LOGIN_WALL
    assert reason_of(login, requested_url="https://news.example/login") is None
    assert reason_of(login) is None
