"""Draft of a site profile → the TOML file that a person checks."""

from __future__ import annotations

import tomlkit
from tomlkit.items import Comment, Item

from newsscrape.model.draft import Draft
from newsscrape.policy.profile import KEYS
from newsscrape.text import squash

_WIDTH = 110


def profile_text(draft: Draft, header: str) -> str:
    """Give the text of the file.

    In: the draft; the first line, a comment. Each key stands below the remark on it; keys without a value are only
    told of in the remark.
    """
    document = tomlkit.document()
    for line in (header, *draft.misses):
        document.add(_comment(line))
    for key in KEYS:
        value, remark = getattr(draft.site, key), draft.remarks.get(key)
        is_known = value not in (None, (), {}) and key in draft.remarks
        if remark:
            document.add(tomlkit.nl())
            document.add(_comment(remark if is_known else f"{key}: {remark}"))
        if is_known:
            document.add(key, _item(value))
    return tomlkit.dumps(document)


def _comment(text: str) -> Comment:
    """Give a comment of one line; what a site calls itself may hold anything."""
    return tomlkit.comment("".join(sign if sign.isprintable() else " " for sign in squash(text)))


def _item(value: str | float | tuple[str, ...]) -> Item:
    if isinstance(value, tuple):
        addresses = tomlkit.array()
        addresses.extend(value)
        return addresses.multiline(len(value) > 1 or len(value[0]) > _WIDTH)
    if isinstance(value, str):
        return tomlkit.string(value, literal="\\" in value and "'" not in value and value.isprintable())
    return tomlkit.item(value)
