"""An end state → how the visit ended, as far as the next one depends on it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from newsscrape.discover.revisits import End
from newsscrape.ledger.ledger import Unchanged
from newsscrape.model.article import Article
from newsscrape.model.reject import Reason, Reject

# A page with one of these ends is not asked for again unless it claims a change; the others may pass.
_SETTLED = frozenset(
    {
        Reason.GONE,
        Reason.NOT_HTML,
        Reason.INDEX_PAGE,
        Reason.SOFT_404,
        Reason.PAYWALL_STUB,
        Reason.LOGIN_WALL,
        Reason.NO_TEXT,
        Reason.NOINDEX,
        Reason.TDM_RESERVED,
        Reason.TOO_LARGE,
        Reason.TOO_DEEP,
    }
)


def end_of(item: Article | Reject | Unchanged) -> End:
    """Give how a visit ended: new, changed, the same, settled or failed."""
    if isinstance(item, Article):
        return End.CHANGED if item.version > 1 else End.NEW
    if isinstance(item, Unchanged):
        return End.SAME
    return End.SETTLED if item.reason in _SETTLED else End.FAILED


def age_of(item: Article | Reject | Unchanged) -> timedelta | None:
    """Give how old an article is by its own word, to the day where it tells no more."""
    published = (item.published_at or item.published_date) if isinstance(item, Article) else None
    if published is None:
        return None
    when = datetime.fromisoformat(published)
    return datetime.now(UTC) - (when if when.tzinfo else when.replace(tzinfo=UTC))
