from __future__ import annotations

import io
import json
import logging
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from scrapy.settings import Settings

from newsscrape.crawl.log_lines import LogForm, form_of, json_handler
from newsscrape.errors import UsageError


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def settings(**ours: object) -> Settings:
    return Settings({"LOG_LEVEL": "INFO", **ours})


def lines_of(handler: logging.Handler, stream: io.StringIO) -> list[dict[str, str]]:
    logger = logging.Logger("newsscrape.crawl")  # noqa: LOG001 - one that tells nobody else
    logger.addHandler(handler)
    logger.debug("not told")
    logger.info("%s antwortete:\nnicht", "straße.example")
    try:
        int("odd")
    except ValueError:
        logger.exception("A fault")
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_each_line_is_one_object(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    said, fault = lines_of(json_handler(settings()), stream)
    assert stream.getvalue().isascii()
    assert (said["level"], said["logger"], said["message"]) == (
        "INFO",
        "newsscrape.crawl",
        "straße.example antwortete:\nnicht",
    )
    assert datetime.fromisoformat(said["time"]).utcoffset() == timedelta()
    assert fault["traceback"].endswith("with base 10: 'odd'")


def test_they_go_to_the_log_file_where_one_is_set(tmp_path: Path) -> None:
    file = tmp_path / "log"
    handler = json_handler(settings(LOG_FILE=str(file)))
    handler.emit(logging.makeLogRecord({"msg": "an die Datei", "name": "newsscrape"}))
    handler.close()
    assert json.loads(file.read_text())["message"] == "an die Datei"


def test_nowhere_without_a_log(capsys: pytest.CaptureFixture[str]) -> None:
    json_handler(settings(LOG_ENABLED=False)).emit(logging.makeLogRecord({"msg": "x", "name": "newsscrape"}))
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("ours", "stream", "form"),
    [
        ({}, Terminal(), LogForm.TEXT),
        ({}, io.StringIO(), LogForm.JSON),
        ({"LOG_FILE": "log"}, io.StringIO(), LogForm.TEXT),
        ({"NEWSSCRAPE_LOG_FORMAT": "text"}, io.StringIO(), LogForm.TEXT),
        ({"NEWSSCRAPE_LOG_FORMAT": " JSON "}, Terminal(), LogForm.JSON),
    ],
)
def test_text_is_for_people(
    monkeypatch: pytest.MonkeyPatch, ours: dict[str, str], stream: io.StringIO, form: LogForm
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    assert form_of(settings(**ours)) is form


def test_another_form_is_an_error_in_use() -> None:
    with pytest.raises(UsageError, match="is xml, expected one of auto, text, json"):
        form_of(settings(NEWSSCRAPE_LOG_FORMAT="xml"))
