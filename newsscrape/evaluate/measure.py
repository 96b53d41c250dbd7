"""A set and a tool → how the tool did on each page, measured in processes that may die."""

from __future__ import annotations

import textwrap
import time
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from newsscrape.errors import UsageError
from newsscrape.evaluate.gold import GoldPage, load_page
from newsscrape.evaluate.score import PageScore, score_page
from newsscrape.evaluate.tools import Answer, Tool

PAGE_SECONDS = 120.0
"""Time a tool has for one page; many times what the slowest of the known sets takes."""
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
    with ProcessPool(max_workers=jobs) as pool:
        futures = [pool.schedule(_ask, args=[tool, gold], timeout=PAGE_SECONDS) for gold in pages]
        try:
            for gold, future in zip(pages, futures, strict=True):
                try:
                    yield future.result()
                except FutureTimeoutError:
                    yield _unanswered(gold, PAGE_SECONDS, f"took more than {PAGE_SECONDS:.0f} seconds")
                except ProcessExpired as error:
                    yield _unanswered(gold, 0.0, f"its process died ({error})")
        finally:
            for future in futures:
                future.cancel()  # type: ignore[no-untyped-call]


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
