from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signs import any_text

from newsscrape.compose.site_names import without_site
from newsscrape.compose.survey import Survey, survey_of
from newsscrape.model.document import LabelledPage
from newsscrape.model.page import Page
from newsscrape.read.document import read
from newsscrape.text import squash

PageMaker = Callable[..., Survey]
HEAD = '<meta property="og:site_name" content="Der Bote"><meta property="article:section" content="Ufer">'


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("Ein Wal im Fluss | Der Bote", "Ein Wal im Fluss"),
        ("Ein Wal im Fluss - Der Bote", "Ein Wal im Fluss"),
        ("Ein Wal im Fluss | Der Bote Online", "Ein Wal im Fluss"),
        ("Ein Wal im Fluss | Ufer | Der Bote", "Ein Wal im Fluss"),
        ("Ein Wal im Fluss | Opinion", "Ein Wal im Fluss"),
        ("Der Bote: Ein Wal im Fluss", "Der Bote: Ein Wal im Fluss"),
        ("Der Bote | Ein Wal im Fluss", "Ein Wal im Fluss"),
        ("Ein Wal im Fluss – news.example", "Ein Wal im Fluss"),
        ("Ein Wal - Der Boten Leid", "Ein Wal - Der Boten Leid"),
        ("Ein Wal - Ufer", "Ein Wal - Ufer"),
        ("Der Bote", None),
        ("  ", None),
    ],
)
def test_names_at_the_ends_are_cut(page_of: PageMaker, title: str, rest: str | None) -> None:
    assert without_site(title, page_of("<p>x</p>", head=HEAD)) == rest


@given(title=st.text(alphabet="DerBote |-–Wal:ufr", max_size=60) | any_text(max_size=60))
def test_any_title_gives_a_part_of_it(bote: Survey, title: str) -> None:
    rest = without_site(title, bote)
    assert rest is None or rest in squash(title)


@pytest.fixture(scope="module")
def bote() -> Survey:

    document = read(Page(body=f"<html><head>{HEAD}</head><p>x</p></html>".encode(), url="https://news.example/a"))
    return survey_of(LabelledPage(document=document, site=None, language="de", blocks=(), confidence=1.0))
