from collections.abc import Callable

from newsscrape.compose.topics import topics
from newsscrape.model.claim import Origin
from newsscrape.model.document import LabelledPage

PageMaker = Callable[..., LabelledPage]
HEADLINE = "<h1 data-label=headline>Eine Überschrift</h1>"
BODY = "<p data-label=body>Der Text des Artikels, lang genug.</p>"
KEYWORDS = '<meta name=keywords content="Eins, Zwei,eins;Drei">'


def test_printed_tags_in_order_and_once(page_of: PageMaker) -> None:
    box = (
        '<div data-label=related><a href="/tag/1?src=top">Industrie</a> &gt; '
        '<a href="/tag/2">Deutschland</a> &gt;</div>'
        f'{BODY}<div data-label=related><a href="/tag/1">Industrie</a> &gt; <a href="/tag/3">#Energie-Krise</a></div>'
    )
    found = topics(page_of(HEADLINE + box, head=KEYWORDS))
    assert (found.value, found.origin) == (("Industrie", "Deutschland", "Energie-Krise"), Origin.PRINTED)


def test_lists_marked_as_tags(page_of: PageMaker) -> None:
    tags = '<ul class="article-tags"><li><a href="/x">Eins</a></li><li><a rel=tag href="/y">Zwei</a></li></ul>'
    page = page_of(HEADLINE + BODY + tags)
    assert topics(page).value == ("Eins", "Zwei")


def test_keywords_where_nothing_is_printed(page_of: PageMaker) -> None:
    found = topics(
        page_of(f'<nav data-label=navigation><a href="/tag/9">Menü</a></nav>{HEADLINE}{BODY}', head=KEYWORDS)
    )
    assert (found.value, found.origin) == (("Eins", "Zwei", "Drei"), Origin.META)


def test_no_topics(page_of: PageMaker) -> None:
    assert topics(page_of(f"{HEADLINE}{BODY}<div data-label=related>Mehr zum Thema:</div>")).value == ()
