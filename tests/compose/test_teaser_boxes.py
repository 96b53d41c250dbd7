from collections.abc import Callable

from newsscrape.compose.promoted import promoted_links
from newsscrape.compose.survey import Survey
from newsscrape.compose.teaser_boxes import boxes_of, parts_of

PageMaker = Callable[..., Survey]


def box(number: int) -> str:
    title = f'<a href="/stadt/die-geschichte-{number}"><h3>Die Geschichte mit Nummer {number}</h3></a>'
    return f"<div class=box data-label=teaser><p>Stadt</p>{title}<p>Mehr davon.</p></div>"


def tags(page: Survey) -> list[str]:
    links = promoted_links(page)
    return [f"{page.tree.tags[found]}{page.tree.depths[found] - 2}" for found in boxes_of(links, page)]


def test_a_box_reaches_to_the_next_link_and_the_text(page_of: PageMaker) -> None:
    text = "<p data-label=body>Der Text.</p>"
    assert tags(page_of(f"<aside><section>{box(1)}</section></aside>{text}")) == ["aside1"]
    assert tags(page_of(f"<aside><section>{box(1)}</section>{box(2)}</aside>")) == ["section2", "div2"]
    assert tags(page_of(f"<main>{text}<section>{box(1)}</section></main>")) == ["section2"]
    assert tags(page_of(f"<main><section>{box(1)}{text}</section></main>")) == ["div3"]


def test_two_links_to_one_story_share_a_box(page_of: PageMaker) -> None:
    other = '<p data-label=teaser><a href="/stadt/eine-ganz-andere">Eine ganz andere Geschichte</a></p>'
    first = '<a href="/stadt/die-geschichte-1">Die Geschichte mit Nummer 1</a>'
    page = page_of(f"<div><div data-label=teaser><p>{first}</p><p>{first}</p></div>{other}</div>", url="https://a.de")
    assert tags(page) == ["div2", "p2"]


def test_a_link_between_words_is_a_box_of_its_own(page_of: PageMaker) -> None:
    one, other = (f'<a href="/stadt/geschichte-{word}">Die Geschichte {word}</a>' for word in ("eins", "zwei"))
    page = page_of(f"<p data-label=teaser>Mehr: {one} und {other}</p>")
    first, second = promoted_links(page)
    assert tags(page) == ["a2", "a2"]
    assert [part.text for part in parts_of(first, first.link, page)] == ["Die Geschichte eins"]
    assert [part.text for part in parts_of(second, second.link, page)] == ["Die Geschichte zwei"]


def test_the_parts_come_in_reading_order(page_of: PageMaker) -> None:
    page = page_of(f"{box(1)}{box(2)}")
    links = promoted_links(page)
    parts = [parts_of(one, found, page) for one, found in zip(links, boxes_of(links, page), strict=True)]
    assert [[part.text for part in of_box] for of_box in parts] == [
        ["Stadt", "Die Geschichte mit Nummer 1", "Mehr davon."],
        ["Stadt", "Die Geschichte mit Nummer 2", "Mehr davon."],
    ]
