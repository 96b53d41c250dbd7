"""The marks of paid content in a language, and how lines are held against them."""

from __future__ import annotations

import re
from functools import cache

from newsscrape.compose.sentences import Sentences
from newsscrape.compose.wording import has_any, one_of, shortest
from newsscrape.model.block import Block
from newsscrape.policy.languages import FALLBACK, load_language
from newsscrape.text import fold

EDGES = " \t\n*–—-•·|:.,()[]<>»«\"'"
"""Signs around a mark."""
_MAX_PARTS = 12
_PARTS = re.compile(r"(?<!\s)\s+[|•·–—/-]\s+|(?:(?<!\s)\s+)?[|•,]\s*")


class PaidMarks:
    """One language's marks of paid content, English ones included."""

    def __init__(self, code: str) -> None:
        access, english = load_language(code).access, load_language(FALLBACK).access
        alone = access.advertorial | english.advertorial
        self._sponsored = access.sponsored | english.sponsored
        self._alone = re.compile(
            rf"(?:{one_of(alone)})(?:(?:\s*+(?:von|by|with|mit|par|de|di|da|por|:))?\s++[\w&.' -]{{1,40}})?"
        )
        self._starts = frozenset(mark[:3] for mark in alone)
        self._partner = re.compile(rf"(?:{one_of(access.partners | english.partners)})(?!\w)\s*+(?::\s*+)?\S.*")
        self._disclosures = Sentences(access.disclosures + english.disclosures)
        self._hints = shortest(alone | self._sponsored)

    def is_alone(self, line: str) -> bool:
        """Tell a folded line that is a mark of paid content, with who paid."""
        return line[:3] in self._starts and self._alone.fullmatch(line) is not None

    def is_any(self, line: str) -> bool:
        """Tell a folded line that is any mark, also one that heads advertising slots."""
        return line in self._sponsored or self.is_alone(line)

    def names_partner(self, line: str) -> bool:
        """Tell a folded line that names a partner."""
        return self._partner.fullmatch(line) is not None

    def may_hold(self, text: str) -> bool:
        """Tell a text that has a mark in it, be it alone or not."""
        return has_any(self._hints, text)

    def disclosed_in(self, text: str) -> bool:
        """Tell a text with a sentence that says it was paid for."""
        return self._disclosures.are_in(text)


@cache
def paid_marks(code: str) -> PaidMarks:
    """Give the marks of a language."""
    return PaidMarks(code)


def parts_of(block: Block) -> list[str]:
    """Give a line, and what it is made of: parts with a sign between them, or in elements of their own; all folded."""
    parts = [block.text, *_PARTS.split(block.text), *[text for _, text in block.pieces]]
    cleaned = [fold(part).strip(EDGES) for part in parts[:_MAX_PARTS]]
    return list(dict.fromkeys([part for part in cleaned if part]))
