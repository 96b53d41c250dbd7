from collections.abc import Callable

import pytest

from newsscrape.compose.survey import Survey
from newsscrape.policy.languages import DateOrder

PageMaker = Callable[..., Survey]


@pytest.mark.parametrize(
    ("url", "language", "zone", "is_assumed"),
    [
        ("https://www.orf.at/1", "de", "Europe/Vienna", False),
        ("https://x.com/1", "de", "Europe/Berlin", True),
        ("https://x.com/1", "en-GB", "Europe/London", True),
        ("https://x.com/1", "en", None, False),
        ("https://x.com/1", None, None, False),
        (None, "pl", "Europe/Warsaw", True),
        ("https://x.ca/1", "fr", "America/Toronto", True),
        ("https://x.com/1", "pt-BR", "America/Sao_Paulo", True),
        ("https://x.com.br/1", "pt", "America/Sao_Paulo", True),
        ("https://x.us/1", "de", None, False),
        ("https://x.com/1", "ko", "Asia/Seoul", True),
    ],
)
def test_zone(page_of: PageMaker, url: str | None, language: str | None, zone: str | None, is_assumed: bool) -> None:  # noqa: FBT001 - a column of the table
    assert page_of("", url=url, language=language).zone == (zone, is_assumed)


def test_the_profile_comes_first(page_of: PageMaker) -> None:
    page = page_of("", url="https://x.co.uk/a", site="deutsche-wirtschafts-nachrichten.de")
    assert page.zone == ("Europe/Berlin", False)


@pytest.mark.parametrize(
    ("url", "language", "order"),
    [
        ("https://x.com/1", "de", DateOrder.DMY),
        ("https://x.com/1", "en", None),
        ("https://x.com/1", "en-US", DateOrder.MDY),
        ("https://x.com.au/1", "en", DateOrder.DMY),
        ("https://x.com/1", "ja", DateOrder.YMD),
        ("https://x.com/1", "sv", DateOrder.DMY),
        ("https://x.com/1", None, None),
    ],
)
def test_order(page_of: PageMaker, url: str, language: str | None, order: DateOrder | None) -> None:
    assert page_of("", url=url, language=language).order is order
