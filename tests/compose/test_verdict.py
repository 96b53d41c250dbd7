from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from newsscrape.compose.paragraphs import text_of
from newsscrape.compose.survey import Survey
from newsscrape.compose.verdict import require_article
from newsscrape.errors import NotAnArticle
from newsscrape.model.reject import Reason

PageMaker = Callable[..., Survey]

SENTENCE = "Die Fähre bleibt bis zum Sommer in der Werft, sagte der Betreiber am Montag im Rathaus der Stadt."
TEXT = f"<p data-label=body>{SENTENCE}</p>" * 6
CLAIM = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Die Fähre bleibt im Dock"}</script>'
TEASERS = "".join(
    f'<p data-label=teaser><a href="/story-{number}">Die Schlagzeile der Geschichte {number}</a></p>'
    for number in range(15)
)
STORY = "https://news.example/stadt/die-faehre-bleibt-im-dock"


def reason_of(page: Survey) -> Reason | None:
    try:
        require_article(page, text_of(page).printed)
    except NotAnArticle as verdict:
        return verdict.reason
    return None


def headed(headline: str, rest: str) -> str:
    return f"<h1 data-label=headline>{headline}</h1>{rest}"


def test_the_verdict_says_what_was_found(page_of: PageMaker) -> None:
    with pytest.raises(NotAnArticle, match=r"no_text: 1 words that could be an article's text"):
        require_article(page_of("<p data-label=body>Start</p>"), 1)


@pytest.mark.parametrize("around", ["", TEASERS])
def test_a_page_with_a_headline_and_prose_is_an_article(page_of: PageMaker, around: str) -> None:
    assert reason_of(page_of(headed("Die Fähre bleibt im Dock", TEXT + around), url=STORY)) is None


def test_a_brief_that_claims_to_be_an_article_is_one(page_of: PageMaker) -> None:
    brief = headed("Die Fähre bleibt im Dock", f"<p data-label=body>{SENTENCE}</p>{TEASERS}")
    assert reason_of(page_of(brief, head=CLAIM)) is None


@pytest.mark.parametrize("title", ["Seite nicht gefunden", "Page not found | The Paper", "404", "Page introuvable"])
def test_a_short_page_titled_as_missing_is_a_soft_404(page_of: PageMaker, title: str) -> None:
    words = "<p data-label=body>Leider gibt es unter dieser Adresse nichts mehr, versuchen Sie es mit der Suche.</p>"
    assert reason_of(page_of(headed(title, words + TEASERS))) is Reason.SOFT_404
    assert reason_of(page_of(words + TEASERS, head=f"<title>{title}</title>")) is Reason.SOFT_404


def test_an_article_about_error_pages_is_an_article(page_of: PageMaker) -> None:
    page = page_of(headed("Warum so viele Seiten nicht gefunden werden: Fehler 404", TEXT * 2), url=STORY)
    assert reason_of(page) is None


def test_links_with_hardly_any_prose_are_an_index(page_of: PageMaker) -> None:
    assert reason_of(page_of(headed("Aktuelles aus der Stadt", TEASERS), url="https://news.example/stadt")) is (
        Reason.INDEX_PAGE
    )
    assert reason_of(page_of(headed("Politik", TEASERS), url="https://news.example/politik/")) is Reason.INDEX_PAGE


def test_snippets_under_links_are_an_index(page_of: PageMaker) -> None:
    cards = "".join(
        f'<div data-label=teaser><a href="/story-{number}">Die Schlagzeile der Geschichte {number}</a>'
        f"<p data-label=teaser data-reason=box:snippet>{SENTENCE}</p></div>"
        for number in range(3)
    )
    body = headed("Das Neueste aus der Stadt", cards)
    assert reason_of(page_of(body, url="https://news.example/stadt")) is Reason.INDEX_PAGE
    assert (
        reason_of(page_of(headed("Die Fähre bleibt im Dock", TEXT + cards), url="https://news.example/stadt")) is None
    )


def test_the_front_page_is_an_index_however_much_it_says(page_of: PageMaker) -> None:
    body = headed("Heute in der Stadt", TEXT + TEASERS)
    assert reason_of(page_of(body, url="https://news.example/")) is Reason.INDEX_PAGE
    assert reason_of(page_of(body, url="https://news.example/index.html")) is Reason.INDEX_PAGE
    assert reason_of(page_of(body, url="https://news.example/", head=CLAIM)) is None


def test_a_consent_layer_alone_is_a_wall(page_of: PageMaker) -> None:
    layer = "<p data-label=body>Wir und unsere Partner brauchen Ihre Zustimmung, um Cookies zu setzen.</p>"
    assert reason_of(page_of(layer + "<p>Cookies akzeptieren</p>")) is Reason.CONSENT_WALL


def test_a_consent_layer_over_an_article_is_none(page_of: PageMaker) -> None:
    layer = "<p>Wir und unsere Partner brauchen Ihre Zustimmung.</p>"
    assert reason_of(page_of(headed("Die Fähre bleibt im Dock", TEXT * 4 + layer), url=STORY)) is None


@pytest.mark.parametrize("words", ["cookies akzeptieren", "Captcha", "Bitte melden Sie sich an"])
def test_an_article_that_speaks_of_walls_is_an_article(page_of: PageMaker, words: str) -> None:
    text = f"<p data-label=body>Auf immer mehr Seiten steht heute nur noch: {words}.</p>{TEXT}"
    assert reason_of(page_of(headed("Die Mauern des Netzes", text), url=STORY)) is None


def test_a_short_request_to_log_in_is_a_login_wall(page_of: PageMaker) -> None:
    assert reason_of(page_of("<p data-label=body>Bitte melden Sie sich an.</p>")) is Reason.LOGIN_WALL


def test_a_question_whether_one_is_human_is_a_bot_check(page_of: PageMaker) -> None:
    page = page_of("<p data-label=body>Checking your browser before you can go on to the page.</p>")
    assert reason_of(page) is Reason.BOT_CHECK
    assert reason_of(page_of("<p>Please wait</p>", head="<title>Just a moment...</title>")) is Reason.BOT_CHECK


def test_a_form_for_a_password_is_a_login_wall(page_of: PageMaker) -> None:
    form = '<form><p>E-Mail</p><input type="password"><p>Passwort vergessen?</p></form>'
    assert reason_of(page_of(headed("Anmelden", form))) is Reason.LOGIN_WALL
    assert reason_of(page_of(headed("Die Fähre bleibt im Dock", TEXT + form), url=STORY)) is None


@pytest.mark.parametrize("title", ["Login | Der Bote", "Iniciar sesión - El Faro", "Anmelden"])
def test_a_form_for_a_password_on_a_page_titled_so_is_one_too(page_of: PageMaker, title: str) -> None:
    form = '<form><p>E-Mail</p><input type="password"><p>Passwort vergessen?</p></form>'
    assert reason_of(page_of(headed("Schön, dass Sie da sind", form), head=f"<title>{title}</title>")) is (
        Reason.LOGIN_WALL
    )
    other = page_of(headed("Schön, dass Sie da sind", form), head="<title>Login-Daten gestohlen</title>")
    assert reason_of(other) is not Reason.LOGIN_WALL


def test_a_story_that_leads_to_the_front_page_is_gone(page_of: PageMaker) -> None:
    survey = page_of(headed("Heute in der Stadt", TEXT + TEASERS), url="https://news.example/")
    for asked, reason in ((STORY, Reason.SOFT_404), ("https://news.example/start", Reason.INDEX_PAGE)):
        page = replace(survey.document.page, requested_url=asked)
        assert reason_of(survey._replace(document=replace(survey.document, page=page))) is reason


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("お探しのページが見つかりません。", Reason.SOFT_404),
        ("Страница не найдена", Reason.SOFT_404),
        ("Making sure you're not a bot!", Reason.BOT_CHECK),
        ("Vérifiez que vous êtes humain", Reason.BOT_CHECK),
    ],
)
def test_other_languages_say_so_too(page_of: PageMaker, words: str, reason: Reason) -> None:
    assert reason_of(page_of(headed(words, "<p data-label=body>…</p>"))) is reason


def test_an_article_headed_like_a_menu_beside_a_login_box_is_an_article(page_of: PageMaker) -> None:
    box = "<form><input type=password></form>"
    assert reason_of(page_of(headed("Tags on every sheep in the valley", TEXT * 2 + box), url=STORY)) is None


def test_a_request_to_pay_without_text_is_a_stub(page_of: PageMaker) -> None:
    page = page_of(
        headed("Die Fähre bleibt im Dock", "<p data-label=paywall>Jetzt weiterlesen mit Plus</p>"), url=STORY
    )
    assert reason_of(page) is Reason.PAYWALL_STUB


def test_a_page_without_words_has_no_text(page_of: PageMaker) -> None:
    assert reason_of(page_of("<p data-label=navigation>Start</p>")) is Reason.NO_TEXT
    assert reason_of(page_of("")) is Reason.NO_TEXT


def test_a_text_only_claimed_is_a_text(page_of: PageMaker) -> None:
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{SENTENCE}"}}</script>'
    assert reason_of(page_of("<p>Wird geladen</p>", head=head)) is None


@pytest.mark.parametrize("url", [None, "http://[broken", "https://news.example/?id=1"])
def test_an_odd_address_decides_nothing(page_of: PageMaker, url: str | None) -> None:
    assert reason_of(page_of(headed("Die Fähre bleibt im Dock", TEXT), url=url)) is None
