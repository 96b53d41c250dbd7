from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from signs import any_text

from newsscrape.errors import ProfileError
from newsscrape.model.reject import Reason
from newsscrape.policy import walls as module
from newsscrape.policy.files import Table
from newsscrape.policy.walls import walls

STORY = "https://www.kurier.example/politik/a-1000001.html"


@pytest.fixture
def content(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, object]]:
    """Stand in for the file, with content the test decides."""
    given: dict[str, object] = {}
    monkeypatch.setattr(module, "load_table", lambda path: Table(path, given))
    walls.cache_clear()
    yield given
    walls.cache_clear()


def test_marks_are_lower_case() -> None:
    marks = (*walls().markup, *walls().boxes, *(part.encode() for header in walls().headers for part in header))
    assert all(mark == mark.lower() and mark.strip() for mark in marks)


def test_a_check_is_told_by_headers_or_markup() -> None:
    assert walls().bot_check((("cf-mitigated", "Challenge"),), b"") == "cf-mitigated: challenge"
    assert walls().bot_check((), b"<script>window._CF_chl_opt={}</script>") == "_cf_chl_opt"
    assert walls().bot_check((("server", "cloudflare"),), b"<script src=/cdn-cgi/challenge-platform/x.js>") is None
    assert walls().box(b"<div class='h-captcha'>") == "h-captcha"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://consent.kurier.example/?next=/politik", Reason.CONSENT_WALL),
        ("https://www.kurier.example/consent/?next=/politik", Reason.CONSENT_WALL),
        ("https://myprivacy.verlag.example/", Reason.CONSENT_WALL),
        ("https://login.kurier.example/", Reason.LOGIN_WALL),
        ("https://www.kurier.example/anmelden?ziel=/politik", Reason.LOGIN_WALL),
        ("https://www.kurier.example/politik/login-daten-gestohlen", None),
        ("https://www.kurier.example/consent-order-issued", None),
        (STORY, None),
        ("http://[broken", None),
    ],
)
def test_a_redirect_may_lead_to_a_consent_layer_or_a_login(url: str, reason: Reason | None) -> None:
    assert walls().behind(STORY, url) is reason
    assert walls().behind(None, url) is None
    assert walls().behind(url, url) is None


@given(any_text(max_size=40), any_text(max_size=40))
def test_any_addresses_are_judged(asked: str, url: str) -> None:
    walls().behind(f"http://{asked}", f"http://{url}")


@pytest.mark.parametrize(
    ("value", "key"),
    [({"login_wall": {"hosts": ["("]}}, "login_wall.hosts"), ({"bot_check": {"scripts": []}}, "bot_check.scripts")],
)
def test_a_bad_file_is_refused_by_key(content: dict[str, object], value: dict[str, object], key: str) -> None:
    content.update(value)
    with pytest.raises(ProfileError, match=rf"walls\.toml: {key}"):
        walls()
