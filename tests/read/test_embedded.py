from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.model.claim import Claim, Origin
from newsscrape.model.page import Page
from newsscrape.read.document import read
from newsscrape.read.embedded import embedded_bodies
from newsscrape.read.markup import Script

SENTENCE = "Die Fähre {} bleibt bis zum „Sommer“ in der Werft, sagte der Betreiber am Montag im Rathaus der Stadt. "
TEXT = "".join(SENTENCE.format(number) for number in range(8)).strip()
MARKUP = "".join(f"<p>{SENTENCE.format(number).strip()}</p>\n" for number in range(8)).strip()
JAPANESE = "市の連絡船は夏まで造船所に残る、と運営者は語った。" * 20


def body_of(*scripts: str | Script) -> str | None:
    """Give the claimed text of a page's scripts."""
    found = list(embedded_bodies(Script("", one) if isinstance(one, str) else one for one in scripts))
    assert all((claim.name, claim.origin) == ("articleBody", Origin.META) for claim in found)
    assert len(found) <= 1
    return found[0].value if found else None


def in_javascript(text: str) -> str:
    """Give a string literal as JSON writes it into a script."""
    return json.dumps(text)


@pytest.mark.parametrize(
    "code",
    [
        f"var a = {in_javascript(TEXT)};",
        f'{{"title": "Kurz", "body": {in_javascript(TEXT)}, "tags": []}}',
        json.dumps({"body": TEXT}, ensure_ascii=False),
        f"window.page = JSON.parse({in_javascript(json.dumps({'body': TEXT}))})",
        f"window.page = JSON.parse({in_javascript(json.dumps([{'body': TEXT}], ensure_ascii=False))})",
        f'var open = "never closed; var a = {in_javascript(TEXT)}',
    ],
    ids=["escapes", "object", "letters as they are", "string in string", "list in string", "odd quotation mark"],
)
def test_a_text_that_stands_as_a_string_is_found(code: str) -> None:
    if "never closed" in code:
        assert body_of(code) is None  # where strings begin and end cannot be told any more
    else:
        assert body_of(code) == TEXT


def test_markup_in_a_string_stays_markup() -> None:
    assert body_of(f"var a = {in_javascript(MARKUP)}") == MARKUP
    escaped = MARKUP.replace("<", "&lt;").replace(">", "&gt;")
    assert body_of(f"var a = {in_javascript(escaped)}") == MARKUP


def test_line_breaks_and_solidi_are_unescaped() -> None:
    written = in_javascript(MARKUP).replace("/", r"\/")
    assert body_of(f"var a = {written}") == MARKUP
    assert body_of(f"var a = {in_javascript(TEXT.replace('. ', '.' + chr(0x2028)))}") == TEXT.replace(". ", ".\n")


def test_a_template_is_text_as_it_stands() -> None:
    assert body_of(Script("text/template", f"\n{MARKUP}\n")) == MARKUP
    assert body_of(Script("text/html", MARKUP)) == MARKUP
    assert body_of(Script("text/template", TEXT)) is None


@pytest.mark.parametrize("kind", ["application/ld+json", "application/ld+json; charset=utf-8"])
def test_linked_data_is_read_elsewhere(kind: str) -> None:
    assert body_of(Script(kind, json.dumps({"articleBody": TEXT}))) is None
    assert body_of(Script("application/json", json.dumps({"articleBody": TEXT}))) == TEXT


def test_the_longest_text_of_all_scripts_is_the_body() -> None:
    longer = f"{TEXT} Und das ist noch nicht alles."
    assert body_of(f"a = {in_javascript(TEXT)}", f"a = {in_javascript(longer)}", "a = 1") == longer


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kurz.",
        "word " * 500,
        "/assets/" + "a" * 1_000,
        'if (a) { b("x. y") } var c = function(d) { e. f. g. h }' * 20,
        f"{TEXT} @media print {{ a. b }}",
        json.dumps({"rows": ["a. b", "c"] * 200}),
    ],
    ids=["nothing", "short", "no sentences", "an address", "code", "style", "data in a string"],
)
def test_what_does_not_read_like_an_article_is_no_body(text: str) -> None:
    assert body_of(f"var a = {in_javascript(text)}") is None


def test_sentences_end_in_other_scripts_too() -> None:
    assert body_of(f"var a = {in_javascript(JAPANESE)}") == JAPANESE


@pytest.mark.parametrize("escape", [r"\x", r"\u12", "\\u{61}", r"\'"])
def test_a_string_that_is_no_json_is_passed_over(escape: str) -> None:
    assert body_of(f'a = "{TEXT}{escape}"; b = {in_javascript(TEXT)}') == TEXT


@pytest.mark.parametrize("part", ['\\"', '"', "\\", '"{', '{"', "\\\\", '\\\\"', '"\\', "\\n", "&lt;"])
@pytest.mark.parametrize("size", [32_000, 1_000_000])
def test_signs_repeated_without_end_are_read_once(part: str, size: int) -> None:
    assert body_of(part * (size // len(part)), f'"{part * (size // len(part))}') is None


def test_a_script_of_many_megabytes_is_not_searched() -> None:
    assert body_of(f"a = {in_javascript(TEXT)}" + " " * 3_000_000) is None


@given(st.lists(st.sampled_from(['"', "\\", "{", "}", "[", "&lt;p>", "<br>", SENTENCE, TEXT, "é", "\n", "\\ud800"])))
def test_whatever_a_script_holds_gives_one_claim_or_none(parts: list[str]) -> None:
    found = list(embedded_bodies([Script("", "".join(parts)), Script("text/template", "".join(parts))]))
    assert all(isinstance(claim, Claim) and claim.value for claim in found)
    assert len(found) <= 1


def claimed(html: str) -> list[str]:
    document = read(Page(body=f"<html><head><meta charset=utf-8></head><body>{html}".encode()))
    return [claim.value for claim in document.claimed("articleBody")]


def test_the_scripts_of_a_page_that_prints_no_text_are_searched() -> None:
    script = f"<script>window.page = {json.dumps({'body': TEXT})}</script>"
    assert claimed(f"<div id=app>Bitte warten</div>{script}") == [TEXT]
    assert claimed(f"<div id=app>{MARKUP}</div>{script}") == []
