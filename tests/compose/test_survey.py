from collections.abc import Callable

from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Origin
from newsscrape.model.label import Label

PageMaker = Callable[..., Survey]
PAGE = """<h1 data-label=headline>Eins</h1><h2 data-label=heading>Zwei</h2><p data-label=body>Drei</p>
<p data-label=lead>Vier</p><ul data-label=other><li><a href=/1 rel="nofollow Tag"><b><i><u>Fünf</u></i></b></a></ul>"""


def test_blocks_are_found_by_their_label(page_of: PageMaker) -> None:
    survey = page_of(PAGE)
    assert [one.block.text for one in survey.of(Label.HEADLINE)] == ["Eins"]
    assert not survey.of(Label.AD)
    assert [one.block.text for one in survey.text] == ["Zwei", "Drei", "Vier"]


def test_claims_are_found_by_name_and_origin(page_of: PageMaker) -> None:
    survey = page_of(PAGE, head='<meta name=author content="Ann Lee"><meta property="og:author" content="Bo Ek">')
    assert "Ann Lee" in [claim.value for claim in survey.claimed("author")]
    assert [claim.value for claim in survey.claimed("author", Origin.META)] == ["Ann Lee"]
    assert not survey.claimed("author", Origin.FEED)
    assert not survey.claimed("keywords")


def test_the_link_around_is_found_only_so_far(page_of: PageMaker) -> None:
    survey = page_of(PAGE)
    around = {tag: survey.link_around(element) for element, tag in enumerate(survey.tree.tags)}
    link = survey.tree.tags.index("a")
    assert (around["a"], around["b"], around["i"], around["u"], around["li"]) == (link, link, link, -1, -1)
    assert survey.links(survey.tree.tags.index("u")) == link


def test_rels_that_file_an_article_are_seen(page_of: PageMaker) -> None:
    assert page_of(PAGE).is_filed
    assert not page_of(PAGE.replace("Tag", "")).is_filed


def test_a_page_without_an_address(page_of: PageMaker) -> None:
    survey = page_of(PAGE, url=None)
    assert (survey.host, survey.address.path, survey.resolve("/1")) == ("", "", None)
    assert page_of(PAGE, url="https://WWW.news.example:8080/a/b?c").host == "www.news.example"
