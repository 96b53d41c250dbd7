from collections.abc import Callable

import pytest

from newsscrape.compose.images import images
from newsscrape.compose.survey import Survey
from newsscrape.model.article import Image
from newsscrape.model.claim import Origin

PageMaker = Callable[..., Survey]
HEADLINE = "<h1 data-label=headline>Eine Überschrift</h1>"
BODY = "<p data-label=body>Der Text des Artikels, lang genug.</p>"


def test_the_pictures_of_the_article_with_their_captions(page_of: PageMaker) -> None:
    page = page_of(
        f'{HEADLINE}<figure><img src="/a.jpg"><figcaption data-label=caption>Der Rat. Foto: dpa</figcaption></figure>'
        f'{BODY}<img src="/b.jpg?w=800">{BODY}<img src="/b.jpg?w=400">'
    )
    assert images(page).value == (
        Image(url="https://news.example/a.jpg", caption="Der Rat.", credit="dpa"),
        Image(url="https://news.example/b.jpg?w=800", caption=None, credit=None),
    )


def test_logos_pixels_data_and_pictures_of_others_are_left_out(page_of: PageMaker) -> None:
    page = page_of(
        f'<header><img src="/logo.png"></header>{HEADLINE}<img src="data:image/png;base64,AA==">'
        '<img src="/p.jpg" width=1>'
        f'{BODY}<div class="author-box"><img src="/ann.jpg"></div><img src="/counter.gif">{BODY}'
        '<div class=teaser data-label=teaser><img src="/t.jpg">Andere Geschichte</div>'
    )
    assert images(page).value == ()


def test_the_claimed_picture_where_none_is_printed(page_of: PageMaker) -> None:
    found = images(page_of(HEADLINE + BODY, head='<meta property="og:image" content="/lead.jpg">'))
    assert (found.value, found.origin) == (
        (Image(url="https://news.example/lead.jpg", caption=None, credit=None),),
        Origin.OPENGRAPH,
    )


@pytest.mark.parametrize(
    ("address", "is_picture"),
    [
        ("/a.jpg?w=80&h=80", False),
        ("/a.jpg?width=32", False),
        ("/a.jpg?w=196&h=196", False),
        ("/a.jpg?w=1200&h=1200", True),
        ("/a.jpg?h=10d202d3", True),
        ("/ann-lee-headshot.jpg", False),
        ("/authors/ann.jpg", False),
    ],
)
def test_icons_and_portraits_are_no_pictures_of_the_article(page_of: PageMaker, address: str, is_picture: bool) -> None:  # noqa: FBT001 - a column
    found = images(page_of(f"{HEADLINE}<figure><img src='{address}'></figure>{BODY}")).value
    assert bool(found) is is_picture
