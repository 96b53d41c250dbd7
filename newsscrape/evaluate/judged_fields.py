"""The fields of the record that the sets know nothing of and a person has judged."""

from __future__ import annotations

from enum import StrEnum


class JudgedField(StrEnum):
    """By their names in the record."""

    ADVERTORIAL = "is_advertorial"
    FREE = "is_accessible_for_free"
    READING_TIME = "reading_time_minutes"
    SECTION = "section"
