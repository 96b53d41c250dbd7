"""What tells a page that is no article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from newsscrape.model.reject import Reason
from newsscrape.policy.files import load_table
from newsscrape.text import has_unspaced

_REASONS = (Reason.SOFT_404, Reason.CONSENT_WALL, Reason.BOT_CHECK, Reason.LOGIN_WALL)


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """Words and types by what they tell."""

    words: tuple[tuple[Reason, tuple[str, ...]], ...]
    """Phrases by reason, in the order in which they are asked."""
    login_titles: frozenset[str]
    """Titles, or parts of them, of pages with a form for a password."""
    article_types: frozenset[str]
    """schema.org types of articles, lower case."""
    index_types: frozenset[str]
    """schema.org types of lists, lower case."""

    def reason_in(self, folded: str) -> tuple[Reason, str] | None:
        """Give the first reason whose phrase stands in a folded text, with the phrase."""
        padded = f" {folded} "
        for reason, phrases in self.words:
            for phrase in phrases:
                if phrase in padded and _stands_alone(phrase, padded):
                    return reason, phrase
        return None


def _stands_alone(phrase: str, padded: str) -> bool:
    """Tell whether a phrase is no part of a longer word; scripts without spaces have no such words."""
    if has_unspaced([phrase]):
        return True
    at = padded.find(phrase)
    return not padded[at - 1].isalnum() and not padded[at + len(phrase)].isalnum()


@cache
def verdict_words() -> VerdictWords:
    """Give what ``data/verdict.toml`` says; raise `ProfileError` when it is malformed."""
    table = load_table("verdict.toml")
    table.known(*_REASONS, "login_titles", "article_types", "index_types")
    return VerdictWords(
        words=tuple((reason, table.texts(reason)) for reason in _REASONS),
        login_titles=frozenset(table.texts("login_titles")),
        article_types=frozenset(table.texts("article_types")),
        index_types=frozenset(table.texts("index_types")),
    )
