from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.compose.images import images, split_credit
from newsscrape.model.article import Image
from newsscrape.model.claim import Origin
from newsscrape.model.document import LabelledPage

PageMaker = Callable[..., LabelledPage]
HEADLINE = "<h1 data-label=headline>Eine Überschrift</h1>"
BODY = "<p data-label=body>Der Text des Artikels, lang genug.</p>"


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("Der Rat tagt. (Foto: dpa)", "Der Rat tagt.", "dpa"),
        ("Der Rat tagt. Foto: Ann Lee/dpa", "Der Rat tagt.", "Ann Lee/dpa"),
        ("Der Rat tagt © Ann Lee", "Der Rat tagt", "Ann Lee"),
        ("The council. Credit: Ann Lee", "The council.", "Ann Lee"),
        ("Foto: Kay Nietfeld", "", "Kay Nietfeld"),
        ("Der Rat (SPD) tagt.", "Der Rat (SPD) tagt.", None),
        ("", "", None),
    ],
)
def test_captions_and_credits_are_parted(text: str, caption: str, credit: str | None) -> None:
    assert split_credit(text) == (caption, credit)


def test_the_pictures_of_the_article_with_their_captions(page_of: PageMaker) -> None:
    page = page_of(
        f'{HEADLINE}<figure><img src="/a.jpg"><figcaption data-label=caption>Der Rat. Foto: dpa</figcaption></figure>'
        f'{BODY}<img src="/b.jpg?w=800">{BODY}<img src="/b.jpg?w=400">'
    )
    assert images(page).value == (
        Image(url="https://news.example/a.jpg", caption="Der Rat.", credit="dpa"),
        Image(url="https://news.example/b.jpg?w=800", caption=None, credit=None),
    )


@pytest.mark.parametrize(
    ("behind", "caption", "credit"),
    [
        ("<b class=caption>Der Hafen</b> <i class=credit>Archiv Elbkurier</i>", "Der Hafen", "Archiv Elbkurier"),
        ("<span>Der Hafen</span> <i class=autor-foto>Archivo El Faro</i>", "Der Hafen", "Archivo El Faro"),
        ("<p>Der Hafen</p><p class=photo-credit>Foto: Ann Lee/dpa</p>", "Der Hafen", "Ann Lee/dpa"),
        ("<p>Der Hafen</p><p class=credits>Bezirksamt Ost</p>", "Der Hafen", "Bezirksamt Ost"),
        ("<p class=caption-credit>Der Hafen. Foto: dpa</p>", "Der Hafen.", "dpa"),
        ("<b>Der alte Hafen im Schnee</b> <i>Le Canal</i>", "Der alte Hafen im Schnee", "Le Canal"),
        ("<b>Der alte Hafen im Schnee</b> / <i>Le Canal</i>", "Der alte Hafen im Schnee", "Le Canal"),
        ("<p>Der alte Hafen im Schneegestöber</p>", "Der alte Hafen im Schneegestöber", None),
        ("<p class=caption-credit>" + "Der Hafen " * 9 + "</p>", "Der Hafen " * 8 + "Der Hafen", None),
    ],
)
def test_credits_in_an_element_of_their_own(page_of: PageMaker, behind: str, caption: str, credit: str | None) -> None:
    picture = '<img alt="Der alte Hafen im Schnee" src="/a.jpg">'
    page = page_of(f"{HEADLINE}<div>{picture}<div data-label=caption>{behind}</div></div>{BODY}")
    assert images(page).value == (Image(url="https://news.example/a.jpg", caption=caption, credit=credit),)


def test_a_credit_beside_the_picture_and_an_alternative_text_below_it(page_of: PageMaker) -> None:
    beside = "<div><img src=/a.jpg><div>Eine Überschrift</div><div class='txt credits'>Archiv Elbkurier</div></div>"
    alt = "Der alte Hafen im Schnee"
    below = f"<div data-label=teaser><img alt='{alt}' src=/b.jpg><p>{alt} <i>Le Canal</i></p></div>"
    assert images(page_of(HEADLINE + beside + BODY + below + BODY)).value == (
        Image(url="https://news.example/a.jpg", caption=None, credit="Archiv Elbkurier"),
        Image(url="https://news.example/b.jpg", caption="Der alte Hafen im Schnee", credit="Le Canal"),
    )


def test_every_picture_of_a_gallery_has_its_own_caption(page_of: PageMaker) -> None:
    caption = "<figcaption data-label=caption>Bild {0} <i class=credit>{0} GmbH</i></figcaption>"
    figure = f"<figure><img src=/{{0}}.jpg>{caption}</figure>"
    gallery = "<figure><img src=/a.jpg></figure>" + "".join(map(figure.format, "bcd"))
    assert images(page_of(HEADLINE + BODY + gallery)).value == (
        Image(url="https://news.example/a.jpg", caption=None, credit=None),
        *(Image(url=f"https://news.example/{n}.jpg", caption=f"Bild {n}", credit=f"{n} GmbH") for n in "bcd"),
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


@given(st.text(max_size=200) | st.text(alphabet="Foto: ©()[]dpa. -", max_size=60))
def test_any_caption_is_parted_without_a_crash(text: str) -> None:
    caption, credit = split_credit(text)
    assert caption == caption.strip()
    assert credit is None or credit == credit.strip() != ""
