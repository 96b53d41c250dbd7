from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsscrape.compose.path_section import section_of_path
from newsscrape.compose.section_names import is_section_name
from newsscrape.compose.survey import Survey

PageMaker = Callable[..., Survey]
MENU = (
    "<a href=/>Start</a><a href=/inland>Inland</a><a href='https://www.paper.example/inland/innenpolitik/'>Innenpolitik</a>"
    "<a href=/sport>Sport</a><a href=/autoren/a-b>A. B.</a><a href=/de>Deutsch</a><a href=/wissen>Mehr lesen</a>"
)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/inland/innenpolitik/ein-titel-100.html", "Innenpolitik"),
        ("/inland/2024/ein-titel.html", "Inland"),
        ("/de/ein-titel", None),
        ("/wissen/ein-titel", None),
        ("/autoren/a-b/ein-titel", None),
        ("/kultur/ein-titel", None),
        ("/ein-titel", None),
    ],
)
def test_the_longest_part_of_the_path_that_is_linked_under_its_name(
    page_of: PageMaker, path: str, name: str | None
) -> None:
    assert section_of_path(page_of(MENU, url=f"https://paper.example{path}"), is_section_name) == name


def test_links_to_other_hosts_tell_nothing(page_of: PageMaker) -> None:
    page = page_of("<a href='https://other.example/inland'>Inland</a>", url="https://paper.example/inland/a")
    assert section_of_path(page, is_section_name) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="/:?#%[]aä.-", max_size=30))
def test_any_address_is_held_against_the_path(page_of: PageMaker, href: str) -> None:
    page = page_of(f'<a href="{href}">aä</a>', url="https://paper.example/aä/aaa/a")
    assert section_of_path(page, is_section_name) in {"aä", None}
