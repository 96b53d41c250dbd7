"""Follow the selectors of the site's profile that tell what is text and what is the standfirst."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from newsscrape.label.paths import HEADINGS
from newsscrape.label.sight import Role
from newsscrape.model.block import Block
from newsscrape.model.document import Document, Selected
from newsscrape.model.label import IN_TEXT, Label
from newsscrape.model.site import Selectable
from newsscrape.model.tree import Tree

_TEXT: Final = "profile:text"
_LEAD: Final = "profile:lead"
_IGNORE: Final = "profile:ignore"
_REPEATS: Final = "repeats:"


class Decided(NamedTuple):
    """The roles as the profile has them, and the chances, which are certain where it decided."""

    roles: list[Role]
    chances: Sequence[float]


def as_selected(roles: list[Role], chances: Sequence[float], document: Document) -> Decided:
    """Set what the profile's selectors found: the standfirst, what is text, and what is not.

    In: the role of each block and its chance of being text, the page; out: both, as they are where no selector found
    anything. In an element selected as text its own words are text, boxes inside it are judged as ever, and nothing is
    text outside of all of them but the standfirst.
    """
    selected = document.selected
    text, lead, ignored = (selected.get(one, ()) for one in (Selectable.TEXT, Selectable.LEAD, Selectable.IGNORE))
    if not (text or lead or ignored):
        return Decided(roles, chances)
    own = frozenset(one.element for one in text)
    boxes, leads, outside = (_Boxes(some, document.tree) for some in (text, lead, ignored))
    new, sure = list(roles), list(chances)
    for block, role in zip(document.blocks, roles, strict=True):
        found = role
        if outside.hold(block):
            found = Role(Label.OTHER, _IGNORE) if role.label in IN_TEXT else role
        elif leads.hold(block):
            found = Role(Label.LEAD, _LEAD)
        elif block.element in own or block.innermost in own:
            found = role if _is_known(role) else _text_role(block, document.tree)
        elif text and not boxes.hold(block):
            found = Role(Label.OTHER, _TEXT) if role.label in (Label.BODY, Label.HEADING) else role
        else:
            continue
        new[block.index], sure[block.index] = found, float(found.label in IN_TEXT)
    return Decided([_no_lead(role) for role in new] if leads.starts else new, sure)


def _is_known(role: Role) -> bool:
    """Tell what stays as it is although it is selected as text: text, the headline, and what is printed twice."""
    return role.label in IN_TEXT or role.label is Label.HEADLINE or role.reason.startswith(_REPEATS)


def _text_role(block: Block, tree: Tree) -> Role:
    return Role(Label.HEADING if tree.tags[block.element] in HEADINGS else Label.BODY, _TEXT)


def _no_lead(role: Role) -> Role:
    """Give the role of a block that was taken for the standfirst where the profile knows another one: text."""
    return Role(Label.BODY, _LEAD) if role.label is Label.LEAD and role.reason != _LEAD else role


class _Boxes:
    """Stretches of the tree, told in document order, without those inside others."""

    def __init__(self, selected: Sequence[Selected], tree: Tree) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for one in selected:
            if one.element >= 0 and (not self.ends or one.element >= self.ends[-1]):
                self.starts.append(one.element)
                self.ends.append(tree.ends[one.element])

    def hold(self, block: Block) -> bool:
        """Tell whether all words of a block stand in one of them."""
        place = bisect_right(self.starts, block.innermost) - 1
        return place >= 0 and block.innermost < self.ends[place]
