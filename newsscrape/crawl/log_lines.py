"""Log lines: sentences for people at a terminal, one JSON object each for everything else that reads them."""

from __future__ import annotations

import logging
import sys
from enum import StrEnum

from pythonjsonlogger.json import JsonFormatter
from scrapy.settings import BaseSettings

from newsscrape.errors import UsageError


class LogForm(StrEnum):
    """How log lines look; the values of ``NEWSSCRAPE_LOG_FORMAT``."""

    AUTO = "auto"
    """As text on a terminal or in LOG_FILE, as JSON elsewhere."""
    TEXT = "text"
    JSON = "json"


def form_of(settings: BaseSettings) -> LogForm:
    """Give how log lines look; raises `UsageError` for a value that is none."""
    said = str(settings.get("NEWSSCRAPE_LOG_FORMAT") or LogForm.AUTO).strip().lower()
    if said not in set(LogForm):
        raise UsageError(f"--log-format (NEWSSCRAPE_LOG_FORMAT) is {said}, expected one of {', '.join(LogForm)}.")
    form = LogForm(said)
    if form is not LogForm.AUTO:
        return form
    return LogForm.TEXT if settings.get("LOG_FILE") or sys.stderr.isatty() else LogForm.JSON


def json_handler(settings: BaseSettings) -> logging.Handler:
    """Give what writes log lines as JSON: to LOG_FILE, else to standard error; nowhere without LOG_ENABLED.

    Each has ``time`` (UTC), ``level``, ``logger``, ``message``, and ``traceback`` where something is wrong with us.
    Anything beyond ASCII is escaped.
    """
    handler = _handler(settings)
    names = {"levelname": "level", "name": "logger", "exc_info": "traceback"}
    handler.setFormatter(
        JsonFormatter("{levelname}{name}{message}", style="{", rename_fields=names, timestamp="time"),
    )
    handler.setLevel(settings.get("LOG_LEVEL"))
    return handler


def _handler(settings: BaseSettings) -> logging.Handler:
    if file := settings.get("LOG_FILE"):
        return logging.FileHandler(file, "a" if settings.getbool("LOG_FILE_APPEND") else "w", encoding="utf-8")
    return logging.StreamHandler() if settings.getbool("LOG_ENABLED") else logging.NullHandler()
