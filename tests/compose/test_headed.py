from collections.abc import Callable
from types import SimpleNamespace

import pytest

from newsscrape.compose.headed import HeadedBoxes
from newsscrape.compose.nearest import Nearest
from newsscrape.compose.promoted import promoted_links
from newsscrape.compose.survey import Survey
from newsscrape.compose.zoning import Zoning

PageMaker = Callable[..., Survey]
URL = "/stadt/der-deich-bricht"
HEADING = "<h3 data-label=teaser>Der neue Deich bricht</h3>"


def found(page: Survey) -> list[tuple[str, str]]:
    boxes = HeadedBoxes(page, Zoning(page), Nearest(page.tree, "h3"), frozenset())
    return [(one.heading.run.text, one.url) for one in boxes.beside([])]


@pytest.mark.parametrize(
    "html",
    [
        f'<div><a href="{URL}"></a>{HEADING}</div>',
        f'<div><a href="{URL}"><img src=p.jpg></a><div>{HEADING}<p data-label=teaser>Mehr Wasser.</p></div></div>',
        f'<div>{HEADING}<p data-label=related><a href="{URL}">Weiterlesen</a></p></div>',
        f'<div>{HEADING}<a href="{URL}"></a><p data-label=other><a href="/stadt/am-hafen">Hafen</a></p></div>',
    ],
    ids=["over the box", "on the picture", "to read on", "beside a section's"],
)
def test_a_heading_belongs_to_the_link_of_its_box(page_of: PageMaker, html: str) -> None:
    assert found(page_of(html)) == [("Der neue Deich bricht", f"https://news.example{URL}")]


@pytest.mark.parametrize(
    "html",
    [
        HEADING,
        f'<div>{HEADING}<a href="{URL}"></a><a href="/stadt/ein-anderer-deich"></a></div>',
        f'<div>{HEADING}<p data-label=other><a href="{URL}">Wer wir sind</a></p></div>',
        f'<div>{HEADING}<a href="/stadt"></a></div>',
        f'<div>{HEADING}<a href="https://other.example/a/der-deich"></a></div>',
        f'<div>{HEADING}<a href="{URL}"></a><p data-label=body>Der Text.</p></div>',
        f'<nav>{HEADING}<a href="{URL}"></a></nav>',
        f'<div><h3 data-label=teaser>Hafen</h3><a href="{URL}"></a></div>',
    ],
    ids=["no link", "two pages", "other words", "section", "other site", "text", "menu", "short"],
)
def test_otherwise_it_promotes_nothing(page_of: PageMaker, html: str) -> None:
    assert found(page_of(html)) == []


def test_several_alike_may_be_short_or_lead_elsewhere(page_of: PageMaker) -> None:
    box = '<div><h3 data-label=teaser>Hafen {0}</h3><a href="https://other.example/a/der-hafen-{0}"></a></div>'
    assert len(found(page_of(f"<div>{box.format(1)}{box.format(2)}</div>"))) == 2


def test_they_are_promoted_links_in_reading_order(page_of: PageMaker) -> None:
    linked = '<div><h3 data-label=teaser><a href="/stadt/ein-anderer-deich">Ein anderer Deich</a></h3></div>'
    page = page_of(f'<main><div>{HEADING}<a href="{URL}"></a></div>{linked}</main>')
    assert [(one.headline, one.target) for one in promoted_links(page)] == [
        ("Der neue Deich bricht", f"news.example{URL}"),
        ("Ein anderer Deich", "news.example/stadt/ein-anderer-deich"),
    ]


def test_a_link_is_looked_at_once_however_many_headings_are_beside_it(
    page_of: PageMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("newsscrape.compose.headed.all_phrases", lambda: SimpleNamespace(label_of=asked.append))
    link = '<p data-label=other><a href="/stadt/seite-{}-am-hafen">Seite {}</a></p>'
    html = "".join(HEADING + link.format(number, number) for number in range(40))
    assert found(page_of(f"<div><div>{html}</div></div>")) == []
    assert sorted(asked) == sorted(f"seite {number}" for number in range(40))
