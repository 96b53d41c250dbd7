from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsscrape.compose.article import compose
from newsscrape.model.claim import Origin

if TYPE_CHECKING:
    from tests.compose.conftest import PageMaker

HEAD = """<title>Die Fähre bleibt | News</title><meta name=author content="Rolf Rad">
<meta property=article:published_time content="2024-05-01T10:00:00+02:00"><meta property=article:section content=Sport>
<meta name=keywords content="Sport, Ball">"""
BODY = (
    """<div class=ress>Hafen</div><div class=dach>Fährhafen:</div>
<h1 data-label=headline>Die Fähre bleibt</h1><p class=intro data-label=lead>Sie fährt wieder.</p>
<div class=by>Von <b>Ann Lee</b> und <b>Bo Ek</b></div>
<div class=on>Erschienen am 3. Mai 2024, 9:00 Uhr, aktualisiert am 4. Mai 2024, 11:30 Uhr</div><div class=min>7</div>
<ul class=tags><li>Fähre</li><li>Hafen, Elbe</li></ul>"""
    + "<p data-label=body>Die Fähre fährt seit Montag wieder, und alle Leute am Ufer freuen sich sehr darüber.</p>" * 8
)


@pytest.mark.parametrize(
    ("field", "selector", "value"),
    [
        ("headline", "h1", "Die Fähre bleibt"),
        ("kicker", ".dach", "Fährhafen"),
        ("lead", ".intro", "Sie fährt wieder."),
        ("authors", ".by", ("Ann Lee", "Bo Ek")),
        ("authors", ".by b", ("Ann Lee", "Bo Ek")),
        ("published_at", ".on", "2024-05-03T07:00:00Z"),
        ("modified_at", ".on", "2024-05-04T09:30:00Z"),
        ("section", ".ress", "Hafen"),
        ("topics", ".tags", ("Fähre", "Hafen", "Elbe")),
        ("topics", ".tags li:first-child", ("Fähre",)),
        ("reading_time_minutes", ".min", 7.0),
    ],
)
def test_a_selected_field_is_cleaned_and_comes_from_the_profile(
    page_of: PageMaker, field: str, selector: str, value: object
) -> None:
    article = compose(page_of(BODY, head=HEAD, url="https://news.example/a", selectors={field: selector}).page)
    assert getattr(article, field) == value
    source = "published_date" if field == "published_at" else field
    assert article.field_sources[source] is Origin.PROFILE
    assert "selector_empty" not in article.warnings


@pytest.mark.parametrize(
    ("field", "selector", "value", "origin"),
    [
        ("headline", ".none", "Die Fähre bleibt", Origin.PRINTED),
        ("headline", "body", "Die Fähre bleibt", Origin.PRINTED),
        ("kicker", ".min", None, None),
        ("lead", ".none", "Sie fährt wieder.", Origin.PRINTED),
        ("authors", ".on", ("Ann Lee", "Bo Ek"), Origin.PRINTED),
        ("published_at", ".by", "2024-05-01T08:00:00Z", Origin.OPENGRAPH),
        ("section", ".on", "Sport", Origin.OPENGRAPH),
        ("topics", ".none", ("Sport", "Ball"), Origin.META),
        ("reading_time_minutes", ".by", None, None),
        ("text", ".none", None, None),
    ],
)
def test_where_a_selector_finds_no_value_the_generic_answer_stands_with_a_warning(
    page_of: PageMaker, field: str, selector: str, value: object, origin: Origin | None
) -> None:
    article = compose(page_of(BODY, head=HEAD, selectors={field: selector}).page)
    generic = compose(page_of(BODY, head=HEAD).page)
    assert article.warnings == tuple(sorted((*generic.warnings, "selector_empty")))
    assert getattr(article, field) == getattr(generic, field)
    assert article.field_sources == generic.field_sources
    if field != "text" and value is not None:
        assert getattr(article, field) == value
    if origin is not None and field != "published_at":
        assert article.field_sources[field] is origin


def test_a_selector_for_what_to_ignore_may_find_nothing(page_of: PageMaker) -> None:
    assert "selector_empty" not in compose(page_of(BODY, head=HEAD, selectors={"ignore": ".none"}).page).warnings


def test_a_selected_text_is_the_profile_s(page_of: PageMaker) -> None:
    article = compose(page_of(BODY, head=HEAD, selectors={"text": "p"}).page)
    assert article.field_sources["paragraphs"] is Origin.PROFILE
    assert article.text
