"""A record and what was weighed for it → its fields as people read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsscrape.model.article import Article
from newsscrape.model.considered import Considered, Why
from newsscrape.model.extraction import Account
from newsscrape.policy.explaining import explaining

_SHOWN = (
    "headline", "kicker", "lead", "authors", "published_date", "modified_at", "section", "topics", "text", "word_count",
    "reading_time_minutes", "images", "teasers", "entries", "language", "publisher", "url", "canonical_url",
    "is_accessible_for_free", "is_advertorial", "is_liveblog", "warnings",
)  # fmt: skip
"""The order in which people ask for them."""
_NAMED_AFTER = {"text": "paragraphs"}
_BEGIN = 280


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldField:
    """A field of the record."""

    key: str
    """Its name in the record."""
    name: str
    """What it is called."""
    values: Sequence[str]
    """What it holds, in words; nothing where it is null or empty."""
    origin: str | None
    """Where it came from, in words; None where the record does not say."""
    taken: Sequence[Considered]
    """What it was read from."""
    rejected: Sequence[Considered]
    """What else was weighed, with why it was not taken."""

    @property
    def blocks(self) -> Sequence[int]:
        """The blocks it was read from."""
        return tuple(dict.fromkeys(index for one in self.taken for index in one.blocks))


def told_fields(article: Article, account: Account | None) -> tuple[ToldField, ...]:
    """Give the fields of an article in the order people ask for them."""
    words = explaining()
    told = account.considered if account else {}
    found = []
    for key in _SHOWN:
        weighed = told.get(key, ())
        origin = article.field_sources.get(_NAMED_AFTER.get(key, key))
        found.append(
            ToldField(
                key=key,
                name=words.fields.get(key, key),
                values=tuple(_values(article, key)),
                origin=words.origins[origin] if origin else None,
                taken=[one for one in weighed if one.why is Why.TAKEN],
                rejected=[one for one in weighed if one.why is not Why.TAKEN],
            )
        )
    return tuple(found)


def _values(article: Article, key: str) -> Iterator[str]:
    match key:
        case "published_date":
            yield from _dated(article.published_date, article.published_at, article.timezone)
        case "text":
            yield _begin(article.text)
        case "images":
            yield from (_joined(one.url, one.caption, one.credit) for one in article.images)
        case "teasers":
            yield from (_joined(one.headline or one.url, one.label, one.section) for one in article.teasers)
        case "entries":
            yield from (_joined(one.published_at, one.headline, _begin(one.text)) for one in article.entries)
        case _:
            yield from _plain(getattr(article, key))


def _dated(day: str | None, at: str | None, zone: str | None) -> Iterator[str]:
    if day is not None:
        yield f"{day} ({zone})" if zone else day
        yield from _plain(at)


def _plain(value: object) -> Iterator[str]:
    if isinstance(value, bool):
        yield "yes" if value else "no"
    elif isinstance(value, int | float):
        yield f"{value:,g}"
    elif isinstance(value, tuple):
        yield from map(str, value)
    elif value is not None:
        yield str(value)


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _begin(text: str) -> str:
    return text if len(text) <= _BEGIN else f"{text[:_BEGIN].rstrip()}…"
