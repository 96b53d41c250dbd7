"""A set and a tool → how the tool did on each page, measured in processes that may die."""

from __future__ import annotations

import textwrap
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from newsscrape.errors import UsageError
from newsscrape.evaluate.children import Lost, ask_each
from newsscrape.evaluate.gold import GoldPage, load_page
from newsscrape.evaluate.score import PageScore, score_page
from newsscrape.evaluate.tools import Answer, Tool

MESSAGE_CHARACTERS = 160
"""Of what a crash says; some errors carry the whole page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """How one tool did on one page."""

    gold: GoldPage
    """The page."""
    answer: Answer
    """What the tool said."""
    score: PageScore
    """How right it was."""
    cpu_seconds: float
    """Processor time the tool took."""
    failure: str | None
    """Why there is no answer, if the tool crashed or took too long."""


def measure(tool: Tool, pages: Sequence[GoldPage], jobs: int) -> Iterator[Measurement]:
    """Ask a tool about each page, ``jobs`` at a time; gives the measurements in the order of the pages.

    A tool that crashes, dies or takes too long on a page has given an empty answer there. Raises `InputError` for a
    page that cannot be read.
    """
    for gold, one in zip(pages, ask_each(partial(_ask, tool), pages, jobs), strict=True):
        yield _unanswered(gold, one.seconds, one.why) if isinstance(one, Lost) else one


def _ask(tool: Tool, gold: GoldPage) -> Measurement:
    page = load_page(gold)
    started = time.process_time()
    try:
        answer = tool.ask(page)
    except UsageError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a tool raises is a page without an answer
        return _unanswered(gold, time.process_time() - started, _describe(error))
    seconds = time.process_time() - started
    return Measurement(gold=gold, answer=answer, score=score_page(gold, answer), cpu_seconds=seconds, failure=None)


def _describe(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    message = textwrap.shorten(str(error), MESSAGE_CHARACTERS)
    return f"{type(error).__name__} in {Path(frames[-1].filename).name}, line {frames[-1].lineno}: {message}"


def _unanswered(gold: GoldPage, seconds: float, failure: str) -> Measurement:
    return Measurement(
        gold=gold, answer=Answer(), score=score_page(gold, Answer()), cpu_seconds=seconds, failure=failure
    )
