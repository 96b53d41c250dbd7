from __future__ import annotations

from collections.abc import Callable

from newsscrape.compose.signatures import signatures
from newsscrape.compose.survey import Survey

PageMaker = Callable[..., Survey]
TEXT = "<p data-label=body>Der Text des Artikels, lang genug.</p>"


def line(inner: str) -> str:
    return f"<p data-label=body>{inner}</p>"


def test_a_name_in_bold_above_the_first_sentence(page_of: PageMaker) -> None:
    assert signatures(page_of(line("<b>Ann Lee</b>") + TEXT)) == ("Ann Lee",)
    assert signatures(page_of(line("<b>Ann Lee/Bo Ek</b>") + TEXT)) == ("Ann Lee", "Bo Ek")
    assert signatures(page_of(line("Ann Lee") + TEXT)) == ()


def test_a_name_alone_below_the_last_sentence(page_of: PageMaker) -> None:
    assert signatures(page_of(TEXT + line("Ann Lee"))) == ("Ann Lee",)
    assert signatures(page_of(TEXT + line("Autorin: Ann Lee"))) == ("Ann Lee",)
    assert signatures(
        page_of(TEXT + line("The Paper / Ann Lee"), head='<meta property="og:site_name" content="The Paper">')
    )
    assert signatures(page_of(line("Erste Zeile") + line("Ann Lee"))) == ()


def test_a_name_in_brackets_behind_the_last_sentence(page_of: PageMaker) -> None:
    assert signatures(page_of(TEXT + line("So ging es aus. (Ann Lee)"))) == ("Ann Lee",)
    assert signatures(page_of(TEXT + line("So sagte der Rat (Ann Lee)"))) == ()


def test_initials_in_the_line_below_the_text(page_of: PageMaker) -> None:
    below = "<div data-label={}>{}</div>"
    assert signatures(page_of(TEXT + TEXT + below.format("caption", "abc, de; Foto: Archiv"))) == ("abc", "de")
    assert signatures(page_of(TEXT + TEXT + below.format("other", "abc"))) == ()
    assert signatures(page_of(TEXT + TEXT + below.format("navigation", "share, print"))) == ()
    assert signatures(page_of(TEXT + TEXT + below.format("ad", "Anzeige") + below.format("other", "abc/de"))) == ()


def test_what_the_text_speaks_of_is_no_signature(page_of: PageMaker) -> None:
    assert signatures(page_of(line("<b>Ann Lee</b>") + TEXT + line("Ann Lee wohnt am Fluss."))) == ()
    assert signatures(page_of(line("Ann Lee"))) == ()
