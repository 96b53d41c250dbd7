from collections.abc import Callable

from newsscrape.compose.survey import Survey
from newsscrape.compose.topics import topics
from newsscrape.model.claim import Origin

PageMaker = Callable[..., Survey]
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


def test_searches_for_a_topic(page_of: PageMaker) -> None:
    box = '<div class=box><a href="/suche?q=Hafen">Hafen</a> &gt; <a href="/suche?q=Elbe&amp;s=1">Elbe</a> &gt;</div>'
    assert topics(page_of(HEADLINE + BODY + box)).value == ("Hafen", "Elbe")


def test_tags_of_the_article_s_own_footer_and_not_its_category(page_of: PageMaker) -> None:
    footer = (
        '<footer data-label=teaser>Posted in <a rel="category tag" href="/blog/">Ferry</a> Tagged '
        '<a rel=tag href="/?tag=1">Boats</a>, <a rel=tag href="/?tag=2">Lost property</a></footer>'
    )
    other = '<article data-label=teaser><a rel=tag href="/?tag=3">Another</a> story</article>'
    page = page_of(f"<article>{HEADLINE}{BODY}{footer}</article>{other}")
    assert topics(page).value == ("Boats", "Lost property")


def test_categories_where_there_are_no_tags(page_of: PageMaker) -> None:
    page = page_of(f'{HEADLINE}{BODY}<p><a rel="category tag" href="/blog/">Ferry</a></p>', head=KEYWORDS)
    assert topics(page).value == ("Ferry",)


def test_keywords_where_nothing_is_printed(page_of: PageMaker) -> None:
    found = topics(
        page_of(f'<nav data-label=navigation><a href="/tag/9">Menü</a></nav>{HEADLINE}{BODY}', head=KEYWORDS)
    )
    assert (found.value, found.origin) == (("Eins", "Zwei", "Drei"), Origin.META)


def test_no_topics(page_of: PageMaker) -> None:
    assert topics(page_of(f"{HEADLINE}{BODY}<div data-label=related>Mehr zum Thema:</div>")).value == ()
