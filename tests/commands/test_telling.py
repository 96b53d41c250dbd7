from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest
from hypothesis import given
from signs import any_text

from newsscrape.commands.telling import PlainRecord, tell, tell_plainly


@pytest.fixture
def factory() -> Iterator[None]:
    before = logging.getLogRecordFactory()
    yield
    logging.setLogRecordFactory(before)


def said(name: str, message: object, *args: object, error: BaseException | None = None) -> str:
    told = (type(error), error, None) if error else None
    record = PlainRecord(name, logging.INFO, "here.py", 1, message, args, told)
    return logging.Formatter("%(message)s").format(record)


def test_what_is_put_into_a_message_stays_in_its_line() -> None:
    hidden = "https://a.example/\x1b]0;owned\x07\r\n2026-11-02 ERROR: all lost \u202e\ud800\x9b"
    line = said("newsscrape.crawl", "%s: %d pages, %.1f s", hidden, 7, 1.25)
    assert line == (
        r"https://a.example/\x1b]0;owned\x07\r\n2026-11-02 ERROR: all lost \u202e\ud800\x9b: 7 pages, 1.2 s"
    )
    assert said("newsscrape.crawl", "%(url)s", {"url": "a\nb"}) == r"a\nb"


def test_messages_of_others_may_have_lines() -> None:
    assert said("scrapy.middleware", "Enabled:\n%(list)s", {"list": "a\nb\x1b"}) == "Enabled:\na\nb\\x1b"
    assert said("twisted", "100% of it\x1b") == "100% of it\\x1b"
    assert said("scrapy", ValueError("a\x1b")) == "a\\x1b"


def test_a_traceback_is_plain_too() -> None:
    line = said("newsscrape.crawl", "failed", error=ValueError("no \x1b[2J\u202e"))
    assert line.splitlines()[-1] == r"ValueError: no \x1b[2J\u202e"


@given(any_text(), any_text())
def test_any_words_make_one_line_of_print(message: str, put_in: str) -> None:
    line = said("newsscrape.crawl", message.replace("%", "") + "%s", put_in)
    assert all(sign >= " " and sign not in "\x7f\x9b\u202e\u2028" for sign in line.replace("\n", ""))
    assert line.count("\n") == message.count("\n")
    line.encode()


@pytest.mark.usefixtures("factory")
def test_every_logger_tells_plainly_from_then_on() -> None:
    tell_plainly()
    shown, logger = io.StringIO(), logging.getLogger("newsscrape.test")
    handler = logging.StreamHandler(shown)
    logger.addHandler(handler)
    logger.warning("%s", "a\x1b\nb")
    logger.removeHandler(handler)
    assert shown.getvalue() == "a\\x1b\\nb\n"


def test_what_a_command_tells_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    tell("crawl", "there is no a\x1b\nb.")
    assert capsys.readouterr().err == "scrapy crawl: there is no a\\x1b\\nb.\n"
