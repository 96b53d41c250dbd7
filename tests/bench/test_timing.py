from __future__ import annotations

import time
from functools import cache, lru_cache

from newsscrape.bench.timing import cpu_seconds, forget, usual_seconds, warm_up
from newsscrape.model.page import Page

PAGE = Page(body=b"page")


def work(_page: Page) -> None:
    """Take some processor time."""
    started = time.process_time()
    while time.process_time() - started < 0.03:
        pass


def test_processor_time_is_what_a_call_takes() -> None:
    assert cpu_seconds(work, PAGE) >= 0.03
    assert usual_seconds(work, PAGE, 3) >= 0.03


def test_a_quick_call_is_repeated_until_the_clock_can_tell() -> None:
    asked: list[Page] = []

    def ask(page: Page) -> None:
        asked.append(page)
        work(page)

    usual_seconds(ask, PAGE, 1)
    assert len(asked) > 3


def test_what_pages_said_is_forgotten_and_what_files_said_is_not() -> None:
    seen: list[str] = []

    @lru_cache(maxsize=8)
    def of_a_page(text: str) -> None:
        seen.append(text)

    @cache
    def of_a_file(text: str) -> None:
        seen.append(text)

    for _ in range(2):
        of_a_page("page")
        of_a_file("file")
        forget()
    assert seen == ["page", "file", "page"]


def test_a_warm_up_asks_each_about_each_page() -> None:
    asked: list[tuple[str, Page]] = []
    warm_up((lambda page: asked.append(("one", page)), lambda page: asked.append(("two", page))), (PAGE,))
    assert asked == [("one", PAGE), ("two", PAGE)]
