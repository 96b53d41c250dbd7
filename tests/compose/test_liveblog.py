from collections.abc import Callable

import pytest

from newsscrape.compose.liveblog import is_liveblog
from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Origin

PageMaker = Callable[..., Survey]
ENTRY = "<div data-label=timestamp>10.05.2024, 1{}:30 Uhr</div><p data-label=body>Text des Eintrags.</p>"
ENTRIES = "".join(map(ENTRY.format, range(4)))


def headline(words: str) -> str:
    return f"<h1 data-label=headline>{words}</h1>"


def test_a_claimed_type_or_a_word_of_the_headline(page_of: PageMaker) -> None:
    head = '<script type="application/ld+json">{"@type":"LiveBlogPosting"}</script>'
    assert is_liveblog(page_of(headline("Titel"), head=head)).origin is Origin.JSONLD
    found = is_liveblog(page_of(headline("Liveticker: Die Wahl")))
    assert (found.value, found.origin, found.raw) == (True, Origin.PRINTED, "liveticker")


@pytest.mark.parametrize(
    ("language", "words", "url"),
    [
        ("de", "Wahl-Ticker: Alle Zahlen", "https://x.de/a"),
        ("de", "Die Wahl", "https://x.de/a/wahl-im-liveblog-1"),
        ("fr", "Élections en direct", "https://x.fr/a"),
    ],
)
def test_weaker_words_need_dated_entries(page_of: PageMaker, language: str, words: str, url: str) -> None:
    assert is_liveblog(page_of(headline(words) + ENTRIES, language=language, url=url)).value is True
    body = headline(words) + "<p data-label=body>Ein Text.</p>"
    assert is_liveblog(page_of(body, language=language, url=url)).value is None


def test_entries_alone_make_no_liveblog(page_of: PageMaker) -> None:
    assert is_liveblog(page_of(headline("Leben in Berlin") + ENTRIES)).value is None
