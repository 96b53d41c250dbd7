"""How the links of a page are alike: those that stand in equal elements all the way down are of one kind."""

from __future__ import annotations

from collections.abc import Iterable

from newsscrape.compose.mentions import Mention
from newsscrape.compose.survey import Survey

_MANY = 4


class Likeness:
    """Tells what most links of a link's kind look like."""

    def __init__(self, mentions: Iterable[Mention], survey: Survey) -> None:
        self.paths = survey.tree.paths
        self.all: dict[int, int] = {}
        self.long: dict[int, int] = {}
        self.firsts: dict[int, int] = {}
        for mention in mentions:
            way = self.paths[mention.run.link]
            self.all[way] = self.all.get(way, 0) + 1
            self.firsts.setdefault(way, mention.block.index)
            if mention.is_long:
                self.long[way] = self.long.get(way, 0) + (not mention.is_aside)

    def count_long(self, mention: Mention) -> int:
        """Count the links of the kind that have words enough for a headline."""
        return self.long.get(self.paths[mention.run.link], 0)

    def share_long(self, mention: Mention) -> float:
        """Give the share of the links of the kind that have words enough for a headline, 0-1."""
        way = self.paths[mention.run.link]
        return self.long.get(way, 0) / self.all[way]

    def are_many(self, mention: Mention) -> bool:
        """Tell whether there are enough links of the kind for their share to say anything."""
        return self.all[self.paths[mention.run.link]] >= _MANY

    def first_block(self, mention: Mention) -> int:
        """Give the index of the block the first link of the kind stands in."""
        return self.firsts[self.paths[mention.run.link]]
