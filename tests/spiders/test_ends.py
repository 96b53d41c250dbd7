from datetime import UTC, datetime, timedelta

import pytest

from newsscrape.discover.revisits import End
from newsscrape.ledger.ledger import Unchanged
from newsscrape.model.article import Article
from newsscrape.model.page import Page
from newsscrape.model.reject import Reason, Reject
from newsscrape.spiders.ends import age_of, end_of


@pytest.mark.parametrize(
    ("item", "end"),
    [
        (Article(), End.NEW),
        (Article(version=2), End.CHANGED),
        (Unchanged(url=None, requested_url=None, version=1), End.SAME),
        (Reject.of(Page(body=b""), Reason.SOFT_404, "x."), End.SETTLED),
        (Reject.of(Page(body=b""), Reason.GONE, "x."), End.SETTLED),
        (Reject.of(Page(body=b""), Reason.CONSENT_WALL, "x."), End.FAILED),
        (Reject.of(Page(body=b""), Reason.HTTP_ERROR, "x."), End.FAILED),
    ],
)
def test_what_may_pass_is_told_from_what_is_settled(item: Article | Reject | Unchanged, end: End) -> None:
    assert end_of(item) is end


def test_an_article_is_as_old_as_it_says() -> None:
    now = datetime.now(UTC)
    hour_ago = (now - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    age = age_of(Article(published_at=hour_ago))
    assert age is not None
    assert timedelta(minutes=59) < age < timedelta(minutes=62)
    days = age_of(Article(published_date="2026-01-02"))
    assert days == pytest.approx(now - datetime(2026, 1, 2, tzinfo=UTC), abs=timedelta(minutes=1))
    assert age_of(Article()) is None
