from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version

import pytest

from newsscrape.compose.article import compose
from newsscrape.compose.survey import Survey
from newsscrape.errors import NotAnArticle
from newsscrape.model.label import Label

PageMaker = Callable[..., Survey]
SENTENCE = "Der Preis für Strom sinkt im Frühjahr, teilte das Amt am Montag mit."
BODY = "<h1 data-label=headline>Strom wird billiger</h1>" + f"<p data-label=body>{SENTENCE}</p>" * 12
AROUND = "<p data-label=ad>Anzeige</p><p data-label=navigation>Start Politik</p>"


def test_a_labelled_page_becomes_a_record(page_of: PageMaker) -> None:
    article = compose(page_of(BODY + AROUND, fetched_at="2026-03-01T09:00:00Z").page)
    assert (article.url, article.site) == ("https://news.example/a", "news.example")
    assert article.text == "\n\n".join(part.text for part in article.paragraphs)
    assert article.word_count == 12 * len(SENTENCE.split())
    assert article.fetched_at == "2026-03-01T09:00:00Z"
    assert article.extractor.version == version("newsscrape")


def test_what_is_set_aside_is_counted_by_label(page_of: PageMaker) -> None:
    assert dict(compose(page_of(BODY + AROUND).page).boilerplate) == {Label.AD: 7, Label.NAVIGATION: 13}


def test_only_fields_with_a_value_have_a_source(page_of: PageMaker) -> None:
    article = compose(page_of(BODY).page)
    assert article.field_sources["headline"] == "printed"
    assert not [name for name in article.field_sources if getattr(article, name) in (None, (), "")]


def test_a_page_without_text_is_no_article(page_of: PageMaker) -> None:
    with pytest.raises(NotAnArticle):
        compose(page_of("<p data-label=navigation>Start</p>").page)
