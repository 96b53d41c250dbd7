import pytest
from hypothesis import given
from signs import any_text

from newsscrape.policy.addresses import address_rules
from newsscrape.policy.page_numbers import page_number

HOST = "https://news.example"
RULES = address_rules()


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("/politik", 1),
        ("/politik?page=3", 3),
        ("/politik/page/2/", 2),
        ("/politik/seite/12", 12),
        ("/page/2/", 2),
        ("/eisgang,seite-2.html", 2),
        ("/eisgang-page2", 2),
        ("/eisgang-2", 1),
        ("/seite-2", 1),
    ],
)
def test_page_numbers(path: str, number: int) -> None:
    assert page_number(f"{HOST}{path}", RULES)[1] == number


def test_pages_of_one_section_share_the_rest() -> None:
    rests = {
        page_number(f"{HOST}{path}", RULES)[0]
        for path in ("/politik", "/politik/", "/politik?page=2", "/politik/seite/3")
    }
    assert len(rests) == 1
    assert page_number(f"{HOST}/politik?page=2&sort=alt", RULES)[0] not in rests
    story = {page_number(f"{HOST}{path}", RULES)[0] for path in ("/eis.html", "/eis,seite-2.html", "/eis_page_12.html")}
    assert len(story) == 1


@given(any_text())
def test_any_path_has_a_number(path: str) -> None:
    assert page_number(f"{HOST}/{path.replace('[', '')}", RULES)[1] >= 0
