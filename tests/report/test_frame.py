"""The frame of all pages, with a page of its own, looked at as a parser and as a browser sees it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import Chromium, Tab
from jinja2 import DictLoader, UndefinedError
from markupsafe import Markup

from newsscrape.report import frame
from newsscrape.report.frame import framed

PAGE = """{% extends "frame.html" %}
{% block main %}<h2>{{ words }}</h2><p><a href="#main">{{ markup }}</a></p><pre>{{ nothing }}</pre>{% endblock %}"""
HOSTILE = '<script>alert("ha")</script> \u202egnp.exe \x1b[2J\x00 "quoted\' & more'


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> str:
    """A template besides the shipped ones; gives its name."""
    templates = frame._templates.__wrapped__()  # noqa: SLF001 - one of the test's own
    assert templates.loader is not None
    shipped = templates.loader.get_source(templates, "frame.html")[0]
    templates.loader = DictLoader({"frame.html": shipped, "proof.html": PAGE})
    monkeypatch.setattr(frame, "_templates", lambda: templates)
    return "proof"


def test_what_others_wrote_stays_text(page: str) -> None:
    told = framed(page, HOSTILE, {"words": HOSTILE, "markup": Markup("<b>bold</b>"), "nothing": None})
    assert "<script>alert" not in told
    assert told.count("&lt;script&gt;alert(&#34;ha&#34;)") == 3
    assert not re.search("[\u202e\x1b\x00]", told)
    assert r"\u202egnp.exe \x1b[2J\x00" in told
    assert "<b>bold</b>" in told
    assert "<pre></pre>" in told


def test_lines_stay_lines(page: str) -> None:
    assert "<h2>one\ntwo</h2>" in framed(page, "t", {"words": "one\ntwo", "markup": "", "nothing": ""})


def test_the_policy_names_the_style_and_script_of_the_page_and_nothing_else(page: str) -> None:
    told = framed(page, "t", {"words": "", "markup": "", "nothing": ""})
    (style,) = re.findall(r"<style>(.*?)</style>", told, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', told)
    assert policy.replace("&#39;", "'") == (
        f"default-src 'none'; style-src 'sha256-{digest}'; script-src 'none'; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )


def test_what_a_template_asks_for_and_is_not_given_is_a_fault(page: str) -> None:
    with pytest.raises(UndefinedError):
        framed(page, "t", {"words": "w"})


def test_a_style_that_would_end_itself_is_a_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/bad.css").write_text("a { content: '</style>' }", encoding="utf-8")
    monkeypatch.setattr("newsscrape.report.frame.resources.files", lambda _: tmp_path)
    with pytest.raises(ValueError, match=r"bad\.css: holds one of"):
        frame._inlined.__wrapped__("bad.css")  # noqa: SLF001 - no shipped file is so


@pytest.fixture
def tab(page: str, browser: str, tmp_path: Path) -> Iterator[Tab]:
    file = tmp_path / "proof.html"
    words = {"words": HOSTILE, "markup": "a link", "nothing": "text"}
    file.write_text(framed(page, "Proof", words), encoding="utf-8")
    with Chromium(browser) as chromium:
        yield chromium.open(file, width=360, scheme="dark")


def test_in_a_browser_it_is_quiet_asks_for_nothing_and_is_reached_by_keyboard(tab: Tab) -> None:
    assert tab.tab_order() == ["a Skip to the content", "a a link"]
    assert not tab.unreached()
    assert not tab.violations()
    assert (tab.errors, tab.requests, tab.overflow()) == ([], [], 0)
