from collections.abc import Callable

from newsscrape.compose.survey import Survey

PageMaker = Callable[..., Survey]


def texts(blocks: tuple[object, ...]) -> list[str]:
    return [block.block.text for block in blocks]  # type: ignore[attr-defined]


def test_head_and_foot(page_of: PageMaker) -> None:
    page = page_of(
        "<nav data-label=navigation>Menü</nav><p>Politik</p><h1 data-label=headline>Überschrift</h1><p>Von Ann Lee</p>"
        f"<p data-label=body>{'Wort ' * 80}</p><p data-label=body>Zwei</p><p data-label=body>Drei</p>"
        "<p data-label=body>Vier</p><p>Autor: Bo Ek</p><p data-label=teaser>Mehr</p>"
    )
    found = page.places
    assert found.headline == 2
    assert texts(found.head) == ["Politik", "Überschrift", "Von Ann Lee", "Zwei", "Drei"]
    assert texts(found.foot) == ["Autor: Bo Ek"]


def test_a_page_without_headline_or_text(page_of: PageMaker) -> None:
    assert texts(page_of("<p>Eins</p><p data-label=ad>Zwei</p>").places.head) == ["Eins"]
    assert page_of("").places.head == ()
