from __future__ import annotations

from collections.abc import Callable

import pytest

from newsscrape.label.claimed import is_claimed_article
from newsscrape.model.document import Document

ReadHtml = Callable[..., Document]


@pytest.mark.parametrize(
    ("head", "is_claimed"),
    [
        ('<script type="application/ld+json">{"@type": "NewsArticle", "headline": "H"}</script>', True),
        ('<script type="application/ld+json">{"@type": "https://schema.org/LiveBlogPosting"}</script>', True),
        ('<script type="application/ld+json">{"@type": "CollectionPage", "name": "N"}</script>', False),
        ("<title>H</title>", False),
    ],
)
def test_a_page_claims_to_be_an_article_by_its_type(read_html: ReadHtml, head: str, is_claimed: bool) -> None:  # noqa: FBT001 - a case
    assert is_claimed_article(read_html("<p>x</p>", head)) is is_claimed
