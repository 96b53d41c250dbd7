"""The page that explains a page, as text and as a browser shows it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from chromium import Chromium, Tab

from newsscrape.extract import explain_page
from newsscrape.model.article import LabelledText
from newsscrape.model.extraction import Extraction
from newsscrape.model.label import Label
from newsscrape.model.page import Page
from newsscrape.report.page_map import page_map
from newsscrape.sources.case import read_case
from newsscrape.sources.files import read_file

GOLDEN = Path(__file__).parents[2] / "fixtures/pages"
HOSTILE_WORDS = (
    "<script>document.title='taken'</script> \u202egnp.exe \x1b[2J \"'><img src=x onerror=alert(1)> </noscript>"
)
PROSE = "Die Brücke über den Kanal bleibt bis zum Herbst gesperrt, teilte das Amt für Wasserbau am Montag mit ({})."


def escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def hostile() -> Page:
    words = escaped(HOSTILE_WORDS)
    paragraphs = "".join(f"<p>{PROSE.format(number)} {words}</p>" for number in range(8))
    head = f'<title>{words}</title><meta property="og:title" content="{words}"><meta name="author" content="{words}">'
    html = (
        f"<html lang='{words}'><head>{head}</head><body><nav><a href=/>{words}</a></nav><article><h1>Brücke bleibt zu"
    )
    html += f" {words}</h1>{paragraphs}</article></body></html>"
    return Page(body=html.encode(), url="https://www.kurier.example/bruecke-bleibt-zu-1000001.html")


def golden(name: str) -> Page:
    content = next(read_file(GOLDEN / name / "page.html")).content
    assert isinstance(content, Page)
    return content


def told(page: Page) -> str:
    return page_map(page, explain_page(page), "saved/page.html")


def large(count: int) -> Extraction:
    """A reading of so many blocks, as a page of 5 MB has them."""
    labels = (Label.BODY, Label.BODY, Label.TEASER, Label.NAVIGATION)
    texts = [f"{number}: {'the harbour crane was lifted off its rails ' * 6}" for number in range(count)]
    blocks = tuple(
        LabelledText(label=labels[n % 4], confidence=0.9, reason="score names-1.2 gap+0.4 place-0.3", text=text)
        for n, text in enumerate(texts)
    )
    read = explain_page(golden("hochtal-kurier.example/seilbahn-probe"))
    return Extraction(outcome=read.outcome, blocks=blocks, account=read.account)


@dataclass
class Looked:
    """What a browser made of the pages, all in one session."""

    tabs: dict[str, list[str]] = field(default_factory=dict)
    """For each page what keeps people out: errors, requests, axe-core's violations, what Tab does not reach."""
    seconds: dict[str, float] = field(default_factory=dict)
    facts: dict[str, object] = field(default_factory=dict)
    case: Path = Path()


ARTICLE = "goniec-znad-olszy.example/tramwaj-na-zaolszynek"


def empty() -> Page:
    return Page(body=b"<html><title>Nothing</title><body></body></html>")


@pytest.fixture(scope="module")
def looked(browser: str, tmp_path_factory: pytest.TempPathFactory) -> Looked:
    folder = tmp_path_factory.mktemp("maps")
    seen = Looked()
    pages = {
        "article": told(golden(ARTICLE)), "hostile": told(hostile()), "empty": told(empty()),
        "large": page_map(hostile(), large(12_000), "large.html"),
    }  # fmt: skip
    files = {name: folder / f"{name}.html" for name in pages}
    for name, text in pages.items():
        files[name].write_text(text, encoding="utf-8")
    with Chromium(browser) as chromium:
        for name, width, scheme in [
            ("article", 1280, "light"), ("article", 360, "dark"), ("hostile", 360, "light"), ("empty", 1280, "dark"),
        ]:  # fmt: skip
            tab = chromium.open(files[name], width=width, scheme=scheme)
            seen.tabs[f"{name} {width} {scheme}"] = kept_out(tab)
            if name == "hostile":
                seen.facts["hostile title"] = tab.page.title()
                seen.facts["hostile elements"] = tab.page.locator(".page img, .page script, .record script").count()
            tab.close()
        use(chromium, files["article"], seen, folder)
        tab = chromium.open(files["large"])
        seen.seconds["large"] = tab.seconds
        tab.page.evaluate("location.hash = 'b11999'")
        tab.page.locator("#b11999").wait_for(state="visible")
        seen.facts["large blocks"] = tab.page.locator(".block").count()
        seen.facts["large errors"] = tab.errors + tab.requests
        tab.close()
        plain = chromium.open(files["article"], scripts=False)
        seen.facts["plain blocks"] = plain.page.locator(".block:visible").count()
        plain.page.locator("#b11 summary").click()
        seen.facts["plain reason"] = plain.page.locator("#b11 .because").is_visible()
        seen.facts["plain save"] = plain.page.locator("#save").is_visible()
        plain.close()
    return seen


def kept_out(tab: Tab) -> list[str]:
    """Open everything that opens, and give what is wrong."""
    faults = [f"wider by {tab.overflow()} pixels"] if tab.overflow() else []
    order = tab.tab_order()
    faults += [] if order and order[0].startswith("a Skip") else [f"the first Tab leads to {order[:1]}"]
    faults += [f"Tab does not reach {one}" for one in tab.unreached() if 'type="radio"' not in one]
    tab.page.evaluate("() => { for (const one of document.querySelectorAll('details')) one.open = true; }")
    tab.paint()
    faults += tab.violations()
    faults += [f"wider by {tab.overflow()} pixels, all open"] if tab.overflow() else []
    return faults + tab.errors + tab.requests


def use(chromium: Chromium, file: Path, seen: Looked, folder: Path) -> None:
    """Go through a page by keyboard: look why, filter, correct a label, save the case."""
    tab = chromium.open(file)
    page = tab.page
    page.locator("#b15 summary").focus()
    seen.facts["tip"] = page.locator("#tip").inner_text()
    page.keyboard.press("Escape")
    seen.facts["tip after Escape"] = page.locator("#tip").is_visible()
    page.locator("#view-all").focus()
    shown = {}
    for view in ("article", "aside", "map"):
        page.keyboard.press("ArrowRight")
        labels = page.eval_on_selector_all(
            ".block", "all => all.filter(one => one.checkVisibility()).map(one => one.className)"
        )
        shown[view] = {re.findall(r"g-(\w+)", name)[0] for name in labels}
    seen.facts["shown"] = shown
    seen.facts["runs"] = page.locator(".run:visible").count()
    page.locator('a[href="#b9"]').first.focus()
    page.keyboard.press("Enter")
    page.locator("#b9").wait_for(state="visible")
    page.locator("#b14 summary").focus()
    page.keyboard.press("Enter")
    page.locator("#b14 select").focus()
    page.keyboard.type("Teaser")
    seen.facts["corrected"] = page.locator("#b14 .label").inner_text().split("\n")
    seen.facts["corrected classes"] = page.locator("#b14").get_attribute("class")
    page.locator("#save").focus()
    with page.expect_download() as saving:
        page.keyboard.press("Enter")
    seen.case = folder / "case.json"
    saving.value.save_as(seen.case)
    seen.facts["name"] = saving.value.suggested_filename
    seen.facts["faults"] = tab.violations() + tab.errors
    tab.close()


def test_nothing_keeps_people_out(looked: Looked) -> None:
    assert {name: faults for name, faults in looked.tabs.items() if faults} == {}


def test_what_a_hostile_page_says_stays_text(looked: Looked) -> None:
    assert str(looked.facts["hostile title"]).endswith("– explained")
    assert looked.facts["hostile elements"] == 0


def test_the_reason_is_told_on_focus_in_words(looked: Looked) -> None:
    assert "class and id names of the elements around" in str(looked.facts["tip"])
    assert looked.facts["tip after Escape"] is False


def test_the_switch_shows_the_article_what_was_set_aside_or_the_map(looked: Looked) -> None:
    assert looked.facts["shown"] == {"article": {"article", "about"}, "aside": {"aside"}, "map": set()}
    assert isinstance(looked.facts["runs"], int)
    assert looked.facts["runs"] > 10


def test_a_label_is_corrected_by_keyboard_and_saved_as_a_case(looked: Looked) -> None:
    assert looked.facts["corrected"] == ["Teaser", "was Caption"]
    assert looked.facts["corrected classes"] == "block l-teaser g-aside corrected"
    assert looked.facts["name"] == "case.json"
    assert looked.facts["faults"] == []
    case = read_case(looked.case)
    assert case.page.body == golden(ARTICLE).body
    assert case.page.url == golden(ARTICLE).url
    assert case.blocks[14].label is Label.TEASER
    assert json.loads(looked.case.read_text(encoding="utf-8"))["corrected"] == [[14, "teaser"]]


def test_a_large_page_opens_in_under_two_seconds_and_is_all_there(looked: Looked) -> None:
    assert looked.seconds["large"] < 2
    assert looked.facts["large blocks"] == 12_000
    assert looked.facts["large errors"] == []


def test_without_scripts_all_blocks_and_reasons_are_there(looked: Looked) -> None:
    assert looked.facts["plain blocks"] == 42
    assert looked.facts["plain reason"] is True
    assert looked.facts["plain save"] is False


def test_the_same_page_is_explained_in_the_same_bytes() -> None:
    assert told(golden(ARTICLE)) == told(golden(ARTICLE))


def test_a_page_that_is_no_article_is_explained_too() -> None:
    text = told(empty())
    assert "<strong>No article.</strong>" in text
    assert "The record</h2>" not in text


def test_a_page_that_could_not_be_read_has_its_reason() -> None:
    text = told(Page(body=b"%PDF-1.7 \x00\x01\x02", url="https://www.kurier.example/a.pdf"))
    assert "This is no web page." in text
    assert "there is nothing to label" in text
    assert "https://www.kurier.example/a.pdf" in text
