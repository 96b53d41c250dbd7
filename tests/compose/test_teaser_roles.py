from collections.abc import Callable

import pytest
from hypothesis import given
from signs import any_text

from newsscrape.compose.mentions import mentions_of
from newsscrape.compose.survey import Survey
from newsscrape.compose.targets import target_of
from newsscrape.compose.teaser_roles import Role, Roles, is_no_words
from newsscrape.compose.zoning import Zoning

PageMaker = Callable[..., Survey]
TITLE = "Der neue Deich bricht"


def roles(page: Survey) -> list[Role]:
    mentions = mentions_of(page, Zoning(page))
    known = Roles(page, [(one, target_of(page.tree.get(one.run.link, "href"))) for one in mentions])
    return [known.of(one).role for one in mentions]


@pytest.mark.parametrize(
    ("html", "role"),
    [
        (f"<h3 class=title data-label=teaser><a href=https://a.example/1>{TITLE}</a></h3>", Role.NAMED_HEADING),
        (f"<h3 data-label=teaser><a href=https://a.example/1>{TITLE}</a></h3>", Role.HEADING),
        (f"<p data-label=teaser><a class=card-title href=https://a.example/1>{TITLE}</a></p>", Role.NAMED),
        (
            f"<p data-label=teaser><a href=https://a.example/1><i class=title>{TITLE}</i> <i>von dpa</i></a></p>",
            Role.NAMED,
        ),
        (f"<p data-label=teaser><a href=https://a.example/1>{TITLE}</a></p>", Role.LONG),
        ("<p data-label=teaser><a class=card-title href=https://a.example/1>Ebbe</a></p>", Role.NAMED_SHORT),
        ("<p data-label=teaser><a href=https://a.example/1>Ebbe</a></p>", Role.SHORT),
        (f"<p data-label=teaser><a class=kicker href=https://a.example/1>{TITLE}</a></p>", Role.OTHER),
        (f"<p data-label=teaser><small><a href=https://a.example/1>{TITLE}</a></small></p>", Role.OTHER),
        ("<p data-label=teaser><a href=https://a.example/1>Mehr aus der Region</a></p>", Role.OTHER),
        ("<h3 data-label=teaser><a href=https://a.example/1>28. April 2020, 12:30 Uhr</a></h3>", Role.OTHER),
        ("<h3 data-label=teaser><a href=https://a.example/1>01:43 min</a></h3>", Role.OTHER),
    ],
)
def test_words_look_like_a_headline_or_not(page_of: PageMaker, html: str, role: Role) -> None:
    assert roles(page_of(html)) == [role]


def test_what_links_to_many_pages_say_is_no_headline(page_of: PageMaker) -> None:
    links = [f"<p data-label=teaser><a href=https://a.example/{number}>{TITLE}</a></p>" for number in range(3)]
    assert roles(page_of("".join(links[:2]))) == [Role.SAID_TWICE] * 2
    assert roles(page_of("".join(links))) == [Role.OTHER] * 3


def test_a_heading_may_be_printed_twice(page_of: PageMaker) -> None:
    links = "".join(f"<h3 data-label=teaser><a href=https://a.example/{number}>{TITLE}</a></h3>" for number in range(2))
    assert roles(page_of(links)) == [Role.HEADING] * 2


def test_short_words_said_again_and_again_are_a_section(page_of: PageMaker) -> None:
    assert roles(page_of("<p data-label=teaser><a href=https://a.example/1>Stadt</a></p>" * 3)) == [Role.OTHER] * 3


@pytest.mark.parametrize("text", ["01:43", "2.317 (4)", "news.example", "pic.example/8wj1"])
def test_numbers_and_addresses_are_no_words(text: str) -> None:
    assert is_no_words(text)


@pytest.mark.parametrize("text", ["Ebbe", "1997 Aurora", "Der Deich bricht.", "Deich.", "台所2"])
def test_words_are(text: str) -> None:
    assert not is_no_words(text)


@given(any_text())
def test_any_text_is_asked(text: str) -> None:
    assert not is_no_words(f"one two {text} three four") or sum(map(str.isdecimal, text)) > 15
