from collections.abc import Callable

import pytest

from newsscrape.compose.survey import Survey
from newsscrape.compose.topics import topics

PageMaker = Callable[..., Survey]
ARTICLE = "<h1 data-label=headline>Titel</h1><p data-label=body>Text</p>"


@pytest.mark.parametrize(
    ("links", "found"),
    [
        ("<ul><li><a href=/thema/klima>Klima</a></li><li><a href=/thema/meer>Meer</a></li></ul>", ("Klima", "Meer")),
        (
            "<ul><li><a href=/thema/b>Bonus</a></li><li><a href=/abo>Abo</a></li><li><a href=/h>Hilfe</a></li></ul>",
            (),
        ),
        ("<nav class=site-footer><a href=/thema/klima>Klima</a></nav>", ()),
        ("<div><a href='https://shop.example/x?tag=paper-21'>Schuhe</a></div>", ()),
        ("<div><a href='https://other.example/tag/klima?source=a'>Klima</a></div>", ("Klima",)),
        ("<div class=article-tags><a href=/x>Klima</a></div>", ("Klima",)),
    ],
)
def test_links_that_lead_to_topics(page_of: PageMaker, links: str, found: tuple[str, ...]) -> None:
    assert topics(page_of(ARTICLE + links)).value == found
