"""The extractors that are measured: a page in, an answer out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType

from newsscrape.errors import UsageError
from newsscrape.evaluate.folds import fold_files
from newsscrape.evaluate.judged_fields import JudgedField
from newsscrape.extract import read_page, read_with
from newsscrape.model.article import Article
from newsscrape.model.extraction import Outcome
from newsscrape.model.page import Page
from newsscrape.model.weights import Weights
from newsscrape.policy.looks import looks_from
from newsscrape.policy.weights import weights_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a tool says of a page; None and empty: nothing."""

    text: str = ""
    """The article's text."""
    headline: str | None = None
    """Its headline."""
    kicker: str | None = None
    """The line above the headline."""
    authors: tuple[str, ...] = ()
    """Names, or strings of several names."""
    published_date: str | None = None
    """Calendar day, ``YYYY-MM-DD``."""
    published_at: str | None = None
    """Instant, with its distance from UTC; None also where the tool gives none."""
    confidence: float | None = None
    """How sure the tool is of the answer as a whole, 0-1; None where it does not say."""
    particulars: Mapping[str, object] = field(default_factory=dict)
    """What else it says, by field of the record, as far as a person has judged such fields."""
    reject: str | None = None
    """Why the tool holds the page for no article, where it says so."""


class Scope(StrEnum):
    """What a tool answers, so that it is not measured by what it never meant to give."""

    ARTICLE = "article"
    """Text, headline, authors and day."""
    DAY = "day"
    """The day only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """An extractor that can be measured."""

    name: str
    """As on the command line."""
    ask: Callable[[Page], Answer]
    """A function of a module, so that it can be sent to another process; may raise whatever it likes."""
    scope: Scope = Scope.ARTICLE
    """What it answers."""


def ask_newsscrape(page: Page) -> Answer:
    """Ask this project; a reject is an answer without text."""
    return _answer(read_page(page).outcome)


def ask_with_weights(path: str, page: Page) -> Answer:
    """Ask this project with the weights in a file instead of those shipped; raises `ProfileError` for a bad file."""
    return _answer(read_with(page, weights_in(path)).outcome)


@cache
def weights_in(path: str) -> Weights:
    """Give the weights in a file and, beside ``0.json``, in ``0.looks.json``, read once.

    Raises `ProfileError` for a bad file.
    """
    weights = weights_from(Path(path).read_text(encoding="utf-8"), path)
    beside = looks_beside(Path(path))
    if not beside.is_file():
        return weights
    return replace(weights, looks=looks_from(beside.read_text(encoding="utf-8"), str(beside)))


def looks_beside(path: Path) -> Path:
    """Give where the looks of a file of weights are: ``0.looks.json`` for ``0.json``."""
    return path.with_suffix(".looks.json")


def _answer(outcome: Outcome) -> Answer:
    if not isinstance(outcome, Article):
        return Answer(reject=outcome.reason.value)
    return Answer(
        text=outcome.text,
        headline=outcome.headline,
        kicker=outcome.kicker,
        authors=outcome.authors,
        published_date=outcome.published_date,
        published_at=outcome.published_at,
        confidence=outcome.confidence,
        particulars={name: getattr(outcome, name) for name in JudgedField},
    )


def ask_trafilatura(page: Page) -> Answer:
    """Ask trafilatura, without comments, with metadata and its other defaults (trafilatura.readthedocs.io)."""
    import trafilatura  # noqa: PLC0415 - a tenth of a second at the start of every command, and few ask it
    from trafilatura.settings import Document  # noqa: PLC0415 - the same

    document = trafilatura.bare_extraction(_markup(page), url=page.url, include_comments=False, with_metadata=True)
    if not isinstance(document, Document):
        return Answer()
    return Answer(
        text=document.text or "",
        headline=document.title,
        authors=(document.author,) if document.author else (),
        published_date=document.date,
    )


def ask_htmldate(page: Page) -> Answer:
    """Ask htmldate for the original date (htmldate.readthedocs.io); raises `UsageError` if it is not installed."""
    try:
        from htmldate import find_date  # noqa: PLC0415 - an extra, not needed by anything else
    except ImportError as error:
        raise UsageError("htmldate is not installed; install newsscrape[evaluate] to measure against it") from error
    return Answer(published_date=find_date(_markup(page), url=page.url, original_date=True))


def _markup(page: Page) -> bytes | str:
    if "charset=utf-8" in page.content_type:
        return page.body.decode("utf-8", errors="replace")
    return page.body


NEWSSCRAPE = Tool(name="newsscrape", ask=ask_newsscrape)


def crossed(folder: Path) -> tuple[Tool, ...]:
    """Give this project once for each fold, with the weights that never saw the fold's domains.

    Raises `InputError` naming the first file of the folder that is missing.
    """
    return tuple(Tool(name="newsscrape", ask=partial(ask_with_weights, str(path))) for path in fold_files(folder))


OTHERS: Mapping[str, Tool] = MappingProxyType(
    {
        tool.name: tool
        for tool in (
            Tool(name="trafilatura", ask=ask_trafilatura),
            Tool(name="htmldate", ask=ask_htmldate, scope=Scope.DAY),
        )
    }
)
"""What this project can be measured against, by name."""
