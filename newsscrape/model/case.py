"""A page on which a person corrected labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from newsscrape.model.label import Label
from newsscrape.model.page import Page

CASE_KIND = "newsscrape case 1"
"""What the ``kind`` of a case file says."""


class CaseBlock(NamedTuple):
    """One block, as the person left it."""

    key: str
    """Its words, as `newsscrape.text.key_of` gives them."""
    label: Label
    """What it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a case file holds."""

    page: Page
    """The page as it was explained."""
    language: str
    """Language of its text, ``und`` where it is unknown."""
    blocks: tuple[CaseBlock, ...]
    """All blocks in reading order, at least one."""
