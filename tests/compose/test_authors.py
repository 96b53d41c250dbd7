from collections.abc import Callable

from newsscrape.compose.authors import authors
from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Origin

PageMaker = Callable[..., Survey]
HEADLINE = "<h1 data-label=headline>Eine Überschrift</h1>"
BODY = "<p data-label=body>Der Text des Artikels, lang genug.</p>" * 2


def ld(author: str, publisher: str = "The Paper") -> str:
    return (
        f'<script type="application/ld+json">{{"@type":"NewsArticle","author":{author},'
        f'"publisher":{{"name":"{publisher}"}}}}</script>'
    )


def test_claimed_persons(page_of: PageMaker) -> None:
    found = authors(page_of(HEADLINE + BODY, head=ld('[{"name":"Ann Lee"},{"name":"Bo Ek"}]')))
    assert (found.value, found.origin) == (("Ann Lee", "Bo Ek"), Origin.JSONLD)


def test_a_person_in_print_is_worth_more_than_the_publication_as_author(page_of: PageMaker) -> None:
    page = page_of(f"{HEADLINE}<div data-label=byline>Von Ann Lee</div>{BODY}", head=ld('"The Paper"'))
    assert authors(page).value == ("Ann Lee",)
    assert authors(page).origin is Origin.PRINTED


def test_the_publication_is_author_where_nobody_else_is_named(page_of: PageMaker) -> None:
    assert authors(page_of(HEADLINE + BODY, head=ld('"The Paper"'))).value == ("The Paper",)
    assert authors(page_of(HEADLINE + BODY)).value == ()


def test_author_links_and_meta_lines(page_of: PageMaker) -> None:
    linked = page_of(f'{HEADLINE}<p><a href="/autor/ann-lee">Ann Lee</a> 31.10.2023</p>{BODY}')
    assert authors(linked).value == ("Ann Lee",)
    posted = page_of(f"{HEADLINE}<p>Posted on 3 May 2021 by gnaddrig in News</p>{BODY}", language="en")
    assert authors(posted).value == ("gnaddrig",)


def test_a_byline_of_several_pieces(page_of: PageMaker) -> None:
    page = page_of(
        f"{HEADLINE}<div data-label=byline><span>Birgit Baumann</span> <span>Anna Giulia Fink</span> "
        f"<span>Jan Michael Marchart</span></div>{BODY}"
    )
    assert authors(page).value == ("Birgit Baumann", "Anna Giulia Fink", "Jan Michael Marchart")


def test_an_agency_is_credited_where_nobody_is_named(page_of: PageMaker) -> None:
    page = page_of(f"{HEADLINE}{BODY}<p data-label=body>So sagte er am Montag. (dpa)</p>", head=ld('"The Paper"'))
    assert authors(page).value == ("dpa",)


def test_people_of_the_text_teasers_and_comments_are_no_authors(page_of: PageMaker) -> None:
    page = page_of(
        f"{HEADLINE}<p data-label=body>Von Ann Lee stammt der Satz, dass alles gut sei.</p>{BODY}"
        "<div data-label=teaser>Von Bo Ek</div><div data-label=comment><a rel=author>Cy Orr</a></div>"
        "<div class=comment-author data-label=byline>Dee Fox</div>"
    )
    assert authors(page).value == ()


def test_print_completes_half_a_name_and_a_login(page_of: PageMaker) -> None:
    byline = "<p data-label=byline>Von Ann Lee</p>"
    assert authors(page_of(HEADLINE + byline + BODY, head=ld('"Ann"'))).value == ("Ann Lee",)
    assert authors(page_of(HEADLINE + byline + BODY, head=ld('"a.lee"'))).value == ("Ann Lee",)
    assert authors(page_of(HEADLINE + "<p data-label=byline>Gute Note</p>" + BODY, head=ld('"alee"'))).value == (
        "alee",
    )


def test_print_is_worth_more_than_a_bare_meta(page_of: PageMaker) -> None:
    meta = "<meta name=author content='Bo Ek'>"
    assert authors(page_of(f"{HEADLINE}<p>Von Ann Lee</p>{BODY}", head=meta)).value == ("Ann Lee",)
    assert authors(page_of(f"{HEADLINE}<p data-label=byline>Ann Lee</p>{BODY}", head=meta)).value == ("Bo Ek",)


def test_a_line_that_names_the_claimed_person_and_more(page_of: PageMaker) -> None:
    found = authors(page_of(f"{HEADLINE}<p>Von Bo Ek und Ann Lee</p>{BODY}", head=ld('"Ann Lee"')))
    assert (found.value, found.origin) == (("Bo Ek", "Ann Lee"), Origin.PRINTED)
    checked = f"{HEADLINE}<p>Von Ann Lee</p><p>Geprüft von Bo Ek</p>{BODY}"
    assert authors(page_of(checked, head=ld('"Ann Lee"'))).value == ("Ann Lee",)


def test_a_name_alone_signs_the_text(page_of: PageMaker) -> None:
    assert authors(page_of(f"{HEADLINE}{BODY}<p data-label=body>Ann Lee</p>", head=ld('"The Paper"'))).value == (
        "Ann Lee",
    )


def test_a_login_counts_only_where_nothing_is_claimed(page_of: PageMaker) -> None:
    page = f"{HEADLINE}<p>von annlee</p>{BODY}"
    assert authors(page_of(page)).value == ("annlee",)
    assert authors(page_of(page, head=ld('"The Paper"'))).value == ("The Paper",)


def test_words_beside_the_headline_are_no_authors(page_of: PageMaker) -> None:
    page = page_of(
        f"{HEADLINE}<p data-label=byline>Aktuelle Meldung</p><p class=author>Teilen</p><p>Von Redaktion</p>{BODY}"
    )
    assert authors(page).value == ()
