from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from newsscrape.compose.permission import require_permission
from newsscrape.compose.survey import Survey
from newsscrape.errors import NotAnArticle
from newsscrape.model.reject import Reason
from newsscrape.model.site import Obey, Site

PageMaker = Callable[..., Survey]


def verdict(survey: Survey, warnings: tuple[str, ...], *obey: Obey) -> Reason | None:
    document = replace(survey.document, warnings=warnings)
    page = replace(survey.page, document=document, site=Site(host="kurier.example", obey=obey))
    try:
        require_permission(page)
    except NotAnArticle as error:
        return error.reason
    return None


@pytest.mark.parametrize(
    ("obey", "warning", "reason"),
    [
        (Obey.NOINDEX, "noindex", Reason.NOINDEX),
        (Obey.TDM_RESERVATION, "tdm_reserved", Reason.TDM_RESERVED),
        (Obey.NOARCHIVE, "noarchive", None),
    ],
)
def test_a_request_is_obeyed_where_the_profile_says_so(
    page_of: PageMaker, obey: Obey, warning: str, reason: Reason | None
) -> None:
    survey = page_of("<p data-label=body>Die Fähre bleibt.</p>")
    assert verdict(survey, (warning,), obey) is reason
    assert verdict(survey, (warning,)) is None
    assert verdict(survey, (), obey) is None


def test_without_a_profile_nothing_is_forbidden(page_of: PageMaker) -> None:
    survey = page_of("<p data-label=body>Die Fähre bleibt.</p>")
    document = replace(survey.document, warnings=("noindex", "tdm_reserved"))
    require_permission(replace(survey.page, document=document, site=None))
