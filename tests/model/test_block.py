from __future__ import annotations

import pytest

from newsscrape.model.block import Block, LabelledBlock
from newsscrape.model.label import Label


def test_a_block_has_what_it_was_made_of_and_nothing_else() -> None:
    block = Block(3, "words", 1, 2, ((2, " words "),), 4, 5, "/a", is_hidden=True)
    assert {name: getattr(block, name) for name in Block.__slots__} == {
        "index": 3,
        "text": "words",
        "element": 1,
        "innermost": 2,
        "pieces": ((2, " words "),),
        "link_chars": 4,
        "bold_chars": 5,
        "href": "/a",
        "is_hidden": True,
    }
    labelled = LabelledBlock(block, Label.BODY, 0.5, "by hand")
    assert (labelled.block, labelled.label, labelled.confidence, labelled.reason) == (block, Label.BODY, 0.5, "by hand")
    with pytest.raises(AttributeError):
        block.other = 1  # type: ignore[attr-defined]
