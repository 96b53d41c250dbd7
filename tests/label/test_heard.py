from __future__ import annotations

from collections.abc import Callable

from newsscrape.label.facts import Facts
from newsscrape.label.heard import heard

Measured = Callable[..., Facts]

SENTENCE = "Die Fähre bleibt bis zum Sommer in der Werft, sagte der Betreiber am Montag im Rathaus der Stadt."
DESCRIBED = f'<meta name="description" content="{SENTENCE}">'
CLAIMED = '<script type="application/ld+json">{{"@type":"Article","articleBody":"{}"}}</script>'


def observed(facts: Facts, name: str) -> list[float]:
    """Give the values of a feature, one a block."""
    return list(heard(facts)[name])


def test_the_headline_is_told_from_what_stands_before_and_after(measured: Measured) -> None:
    headed = measured("<p>Stadt</p><h1>Die Schlagzeile</h1><p>Text</p><p>Die Schlagzeile.</p>")
    assert observed(headed, "from_headline") == [-1, 0, 1, 2]
    assert observed(headed, "is_headline") == [0, 1, 0, 1]
    bare = measured("<p>Stadt</p><p>Text</p>")
    assert len(set(observed(bare, "from_headline"))) == 1
    assert observed(bare, "is_headline") == [0, 0]


def test_a_block_may_say_what_the_page_s_description_says(measured: Measured) -> None:
    start = SENTENCE.partition(",")[0]
    longer, middle = f"{SENTENCE} Das gilt auch für den Winter.", SENTENCE[10:70]
    texts = [SENTENCE, start, longer, middle, "Etwas ganz anderes steht in diesem Absatz des Textes.", "Kurz"]
    facts = measured("".join(f"<p>{text}</p>" for text in texts), DESCRIBED)
    found = observed(facts, "describes")
    assert found[0] == max(found) == 1
    assert all(0 < value < 1 for value in found[1:4])
    assert found[4:] == [0, 0]
    assert set(observed(facts, "has_description")) == {1}


def test_the_claimed_text_is_held_against_the_blocks(measured: Measured) -> None:
    head = CLAIMED.format(SENTENCE * 3)
    found = measured(
        f"<p>{SENTENCE}</p><p>Montag: {SENTENCE}</p><p>Etwas ganz anderes, das sonst niemand sagt</p>", head
    )
    assert observed(found, "claimed") == [1, 0.5, 0]
    assert observed(found, "claim_share")[0] > 1
