"""What a block of a page is."""

from __future__ import annotations

from enum import StrEnum


class Label(StrEnum):
    """Every block of a page gets exactly one of these."""

    HEADLINE = "headline"
    KICKER = "kicker"
    LEAD = "lead"
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    BYLINE = "byline"
    TIMESTAMP = "timestamp"
    READING_TIME = "reading_time"
    AD = "ad"
    TEASER = "teaser"
    RELATED = "related"
    NEWSLETTER = "newsletter"
    PAYWALL = "paywall"
    COMMENT = "comment"
    NAVIGATION = "navigation"
    OTHER = "other"


IN_TEXT = frozenset((Label.BODY, Label.HEADING, Label.LEAD))
"""Labels whose blocks make up the article's text."""
