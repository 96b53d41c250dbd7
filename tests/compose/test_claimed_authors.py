from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from signs import any_text

from newsscrape.compose.claimed_authors import Claimed, claimed_authors, claimed_publication, is_half, is_own
from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Origin

PageMaker = Callable[..., Survey]


def ld(author: str, publisher: str = "The Paper") -> str:
    return (
        f'<script type="application/ld+json">{{"@type":"NewsArticle","author":{author},'
        f'"publisher":{{"name":"{publisher}"}}}}</script>'
    )


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ('[{"name":"Ann Lee"},{"name":"Bo Ek"}]', ("Ann Lee", "Bo Ek")),
        ('["Ann Lee","The Paper"]', ("Ann Lee",)),
        ('["Ann Lee","Editorial Team"]', ("Ann Lee",)),
        ('["The Night Team"]', ("The Night Team",)),
        ('"The Paper und dpa"', ("The Paper", "dpa")),
        ('"The Paper - Das Magazin für alle"', None),
        ('"The Paper (www.news.example)"', None),
        ('"Web Works GmbH"', None),
        ('"Redaktion"', None),
        ('"https://news.example/ann"', None),
    ],
)
def test_who_is_claimed(page_of: PageMaker, author: str, names: tuple[str, ...] | None) -> None:
    found = claimed_authors(page_of("<p>x</p>", head=ld(author)))
    assert (found.names if found else None) == names


def test_logins_and_bare_meta_are_not_sure(page_of: PageMaker) -> None:
    sure = claimed_authors(page_of("<p>x</p>", head=ld('"Ann Lee"')))
    login = claimed_authors(page_of("<p>x</p>", head=ld('"annlee"')))
    meta = claimed_authors(page_of("<p>x</p>", head="<meta name=author content='Ann Lee'>"))
    assert sure == Claimed(("Ann Lee",), Origin.JSONLD, is_sure=True)
    assert login == Claimed(("annlee",), Origin.JSONLD, is_sure=False)
    assert meta == Claimed(("Ann Lee",), Origin.META, is_sure=False)


def test_the_publication_as_author(page_of: PageMaker) -> None:
    assert claimed_publication(page_of("<p>x</p>", head=ld('"The Paper"'))) is not None
    named = claimed_publication(page_of("<p>x</p>", head=ld('"98 Roads"', "98 Roads")))
    assert named == Claimed(("98 Roads",), Origin.JSONLD, is_sure=True)
    assert claimed_publication(page_of("<p>x</p>", head=ld('"admin"'))) is None


def test_kinds_of_names() -> None:
    assert is_half("annlee")
    assert not is_half("Ann Lee")
    assert not is_half("dpa")
    assert not is_half("山田太郎")
    assert is_own("The Paper Online", {"thepaper"})
    assert not is_own("Paper Lee", {"thepaper"})


AUTHORS = any_text(max_size=40) | st.fixed_dictionaries({"name": any_text(max_size=40), "url": any_text(max_size=20)})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(AUTHORS, max_size=4), st.sampled_from(["de", "ja", None]))
def test_whoever_is_claimed_has_a_name_in_one_line(page_of: PageMaker, who: list[object], language: str | None) -> None:
    found = claimed_authors(page_of("<p>x</p>", head=ld(json.dumps(who).replace("<", "\\u003c")), language=language))
    for name in found.names if found else ():
        assert name == name.strip() != ""
        assert "\n" not in name
