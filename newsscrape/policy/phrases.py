"""Fixed words that short blocks consist of or start with, in all languages together.

A page's declared language is often wrong, and a German phrase means nothing else on a French page, so all languages'
words are asked at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from newsscrape.model.label import Label
from newsscrape.policy.files import file_names, load_table

_GROUPS = {
    "ad": Label.AD,
    "related": Label.RELATED,
    "newsletter": Label.NEWSLETTER,
    "paywall": Label.PAYWALL,
    "comment": Label.COMMENT,
    "navigation": Label.NAVIGATION,
    "consent": Label.OTHER,
}


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by their folded words."""

    whole: Mapping[str, Label]
    """Label by a block's whole folded text."""
    starts: Mapping[str, Label]
    """Label by the first words of a block; written with a trailing … in the language file."""
    longest: int
    """Most words such a start has."""

    def label_of(self, folded: str) -> Label | None:
        """Give the label of a block's folded text, None when no phrase fits."""
        bare = folded.strip(" :.!?-–—|»›>*")
        if (label := self.whole.get(bare)) is not None:
            return label
        words = bare.split()
        for count in range(min(len(words), self.longest), 0, -1):
            start = " ".join(words[:count])
            if (label := self.starts.get(start) or self.starts.get(start.rstrip(":,"))) is not None:
                return label
        return None


@cache
def all_phrases() -> Phrases:
    """Give the phrases of every language file; raise `ProfileError` for a malformed one."""
    whole: dict[str, Label] = {}
    starts: dict[str, Label] = {}
    for code in file_names("languages"):
        table = load_table(f"languages/{code}.toml").table("phrases")
        table.known(*_GROUPS)
        for group, label in _GROUPS.items():
            for phrase in table.texts(group):
                if phrase.endswith("…"):
                    starts.setdefault(phrase[:-1].strip(), label)
                whole.setdefault(phrase.rstrip("…").strip(), label)
    return Phrases(whole, starts, max((len(phrase.split()) for phrase in starts), default=0))
