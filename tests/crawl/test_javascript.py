from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

import pytest
from scrapy.settings import Settings

from newsscrape.crawl import javascript
from newsscrape.crawl.javascript import (
    Rendered,
    browser_path,
    has_scripts,
    host_of,
    is_textless,
    read_rendered,
    when_run,
)
from newsscrape.errors import UsageError
from newsscrape.model.article import Article
from newsscrape.model.extraction import Extraction
from newsscrape.model.link import Link
from newsscrape.model.page import Page
from newsscrape.model.reject import Reason, Reject
from newsscrape.model.site import JavaScript, Site

STORY = Page(body=b"<SCRIPT src=a.js></SCRIPT>", url="https://kurier.example/politik/ein-neuer-steg-am-fluss-1000001")
FRONT = Page(body=b"", url="https://kurier.example/")


def settings(word: str, browser: str = sys.executable) -> Settings:
    return Settings({"NEWSSCRAPE_JAVASCRIPT": word, "NEWSSCRAPE_BROWSER": browser})


@pytest.fixture
def _extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(javascript, "find_spec", lambda _: object())


def test_it_is_off_unless_set() -> None:
    assert read_rendered(Settings({})) is Rendered.NONE
    assert read_rendered(settings("0", "no-such-browser")) is Rendered.NONE


@pytest.mark.usefixtures("_extra")
def test_it_is_on_for_profiles_or_for_all() -> None:
    assert read_rendered(settings("1")) is Rendered.PROFILED
    assert read_rendered(settings(" ALL ")) is Rendered.ALL
    assert browser_path(settings("1")) == sys.executable


@pytest.mark.usefixtures("_extra")
@pytest.mark.parametrize(
    ("word", "browser", "said"),
    [
        ("yes", sys.executable, "NEWSSCRAPE_JAVASCRIPT=yes: expected one of 0, 1, all"),
        ("1", "no-such-browser", "NEWSSCRAPE_BROWSER=no-such-browser: there is no such program"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(word: str, browser: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as caught:
        read_rendered(settings(word, browser))
    assert "\n" not in str(caught.value)


def test_without_the_extra_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(javascript, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"install newsscrape\[javascript\]"):
        read_rendered(settings("1"))


@pytest.mark.parametrize("word", JavaScript)
def test_a_profile_has_its_way_where_the_setting_is_on(word: JavaScript) -> None:
    site = Site(host="kurier.example", javascript=word)
    assert when_run(site, Rendered.NONE) is JavaScript.NEVER
    assert when_run(site, Rendered.PROFILED) is word
    assert when_run(site, Rendered.ALL) is word


@pytest.mark.parametrize("site", [None, Site(host="kurier.example")])
def test_where_no_profile_speaks_the_setting_does(site: Site | None) -> None:
    assert when_run(site, Rendered.PROFILED) is JavaScript.NEVER
    assert when_run(site, Rendered.ALL) is JavaScript.IF_EMPTY


def test_scripts_are_seen_in_any_spelling() -> None:
    assert has_scripts(STORY)
    assert not has_scripts(FRONT)
    assert has_scripts(replace(STORY, headers=(("content-type", "Text/HTML; charset=utf-8"),)))
    assert not has_scripts(replace(STORY, headers=(("content-type", "application/json"),)))


def rejected(page: Page, reason: Reason, **more: Any) -> Extraction:  # noqa: ANN401 - fields of an extraction
    return Extraction(outcome=Reject.of(page, reason, "x."), **more)


def test_a_page_without_text_is_no_list_of_links() -> None:
    links = (Link(url="https://kurier.example/a", text="A"),)
    assert is_textless(STORY, rejected(STORY, Reason.NO_TEXT, links=links))
    assert is_textless(FRONT, rejected(FRONT, Reason.NO_TEXT))
    assert not is_textless(FRONT, rejected(FRONT, Reason.NO_TEXT, links=links))
    assert not is_textless(STORY, rejected(STORY, Reason.INDEX_PAGE))
    assert not is_textless(STORY, Extraction(outcome=Article(url=STORY.url)))


def test_a_page_has_the_host_of_its_address() -> None:
    assert host_of(STORY) == "kurier.example"
    assert host_of(Page(body=b"")) == ""
