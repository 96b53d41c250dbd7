"""Whether a link's address alone says that it leads to a topic of the article."""

from __future__ import annotations

from newsscrape.compose.marks import Marked, mark_in_addresses, mark_in_names
from newsscrape.compose.survey import Survey
from newsscrape.model.block import Block
from newsscrape.policy.domains import registered_domain
from newsscrape.read.links import links_in

_LEVELS = 7
_REACH = 3


class TopicAddresses:
    """Holds links against the addresses of topics; menus, whose links lead to topics as well, tell nothing."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.tree = survey.tree
        self.mark = mark_in_addresses("topics", "addresses")
        self.menus = Marked(survey.tree, mark_in_names("topics", "menus"))

    def is_topic(self, block: Block, link: int) -> bool:
        """Tell whether a link in a block leads to a topic of the article."""
        href = self.tree.get(link, "href")
        if not self.mark.is_in(href if self._is_own(href) else href.partition("?")[0]):
            return False
        return not self.menus.is_near(block.element, _LEVELS) and self._is_among_topics(block)

    def _is_own(self, href: str) -> bool:
        """Tell an address of this site; what others ask for with a ``tag`` is goods of a shop."""
        if "?" not in href or not self.survey.host or "//" not in href[:8]:
            return True
        host = href.partition("//")[2].partition("/")[0]
        return registered_domain(host) == registered_domain(self.survey.host)

    def _is_among_topics(self, block: Block) -> bool:
        """Tell whether the links in elements of the same kind beside it lead to topics too, most of them."""
        way, blocks = self.tree.paths[block.element], self.survey.page.blocks
        topics = others = 0
        for one in blocks[max(block.index - _REACH, 0) : block.index + _REACH + 1]:
            if self.tree.paths[one.block.element] == way:
                for href, _ in links_in(one.block, self.tree):
                    if self.mark.is_in(href):
                        topics += 1
                    else:
                        others += 1
        return topics >= others
