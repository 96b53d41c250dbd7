from collections.abc import Callable

import pytest

from newsscrape.compose.captions import repeats
from newsscrape.compose.images import images
from newsscrape.compose.survey import Survey
from newsscrape.model.article import Image

PageMaker = Callable[..., Survey]
HEADLINE = "<h1 data-label=headline>Eine Überschrift</h1>"
BODY = "<p data-label=body>Der Text des Artikels, lang genug.</p>"


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


@pytest.mark.parametrize(
    ("printed", "is_repeated"),
    [
        ("Der alte Hafen im Schnee <i>Le Canal</i>", True),
        ("Der alte Hafen im Schnee", False),
        ("Der alte Hafen im Schnee am Morgen", False),
        ("<a href=/x>Der alte Hafen im Schnee</a> <i>Le Canal</i>", False),
        ("Am Morgen: Der alte Hafen im Schnee <i>Le Canal</i>", False),
    ],
)
def test_an_alternative_text_printed_with_a_credit_behind_it(
    page_of: PageMaker,
    printed: str,
    is_repeated: bool,  # noqa: FBT001 - a column
) -> None:
    page = page_of(f'<img alt="Der alte Hafen im Schnee" src="/a.jpg"><p>{printed}</p>')
    assert repeats(page.tree.get(page.document.pictures[0].element, "alt"), page.page.blocks[0].block) is is_repeated


def test_words_alone_with_a_picture_in_a_box_are_its_caption(page_of: PageMaker) -> None:
    box = "<div><img src=/a.jpg><p>{}</p></div>"
    told = images(page_of(HEADLINE + box.format("Der Hafen liegt im Schnee. LQE/Ann Lee") + BODY)).value
    assert told == (
        Image(url="https://news.example/a.jpg", caption="Der Hafen liegt im Schnee.", credit="LQE/Ann Lee"),
    )
    for words in ("5,90 EUR", "6 Bilder", "Ein Lied von vier Minuten"):
        assert images(page_of(HEADLINE + box.format(words) + BODY)).value[0].caption is None


def test_a_byline_in_the_figure_is_no_caption(page_of: PageMaker) -> None:
    figure = "<figure><img src=/a.jpg><p data-label=byline>Von Ann Lee</p><p data-label=caption>Der Hafen.</p></figure>"
    assert images(page_of(HEADLINE + figure + BODY)).value[0].caption == "Der Hafen."
