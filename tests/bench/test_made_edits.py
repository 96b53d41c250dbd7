from random import Random

import pytest

from newsscrape.bench.made_edits import EDITS, Edit, edited
from newsscrape.bench.made_words import Writer, printed


@pytest.mark.parametrize("edit", EDITS)
def test_every_edit_changes_a_text_and_leaves_its_original(edit: Edit) -> None:
    chance = Random(3)  # noqa: S311 - repeatable
    writer = Writer(chance)
    text = writer.text(500)
    before = printed(text)
    after = [printed(edit(text, chance, writer)) for _ in range(3)]
    assert printed(text) == before
    assert any(made != before for made in after)
    assert all(set(made.split()) & set(before.split()) for made in after)


def test_a_copy_is_edited_in_at_least_one_way() -> None:
    chance = Random(4)  # noqa: S311 - repeatable
    writer = Writer(chance)
    text = writer.text(400)
    assert all(isinstance(edited(text, chance, writer), list) for _ in range(20))
