from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from newsscrape.label.context import context_features
from newsscrape.label.facts import facts_of
from newsscrape.label.roles import Sight
from newsscrape.model.page import Page
from newsscrape.policy.phrases import all_phrases
from newsscrape.read.document import read

Look = Callable[..., Sight]

SENTENCE = "Die Fähre bleibt bis zum Sommer in der Werft, sagte der Betreiber am Montag im Rathaus der Stadt."


def test_a_block_is_seen_among_its_neighbours(look: Look) -> None:
    sight = look(f"<p>{SENTENCE}</p><p>Kurz</p><p>{SENTENCE}</p>")
    _, middle, _ = context_features(sight.document, sight.facts, [0.95, 0.4, 0.95])
    assert {"between:4:2:4", "before:-:4", "after:4:-", "far:-:-", "p+words:2:0"} <= set(middle)
    assert "nearest:1:0" in middle


def test_the_share_of_the_text_before_a_block_grows(look: Look) -> None:
    sight = look(f"<p>{SENTENCE}</p>" * 5)
    found = context_features(sight.document, sight.facts, [0.99] * 5)
    shares = [next(name for name in names if name.startswith("share_before:")) for names in found]
    assert shares == sorted(shares)
    assert len(set(shares)) >= 3


def test_the_parent_s_mean_is_weighted_by_words(look: Look) -> None:
    sight = look(f"<div><p>{SENTENCE}</p><p>Kurz</p></div><p>Anderswo</p>")
    long, short, _ = context_features(sight.document, sight.facts, [0.99, 0.01, 0.01])
    mean = [name for name in long if name.startswith("parent:")]
    assert mean == [name for name in short if name.startswith("parent:")] == ["parent:7"]


def test_far_from_any_sure_text_is_told(look: Look) -> None:
    sight = look("<p>Kurz</p>" * 3)
    found = context_features(sight.document, sight.facts, [0.1, 0.1, 0.1])
    assert all("behind:6:6" in names for names in found)


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1)), min_size=1, max_size=30))
def test_every_block_has_the_same_kinds_of_features(rows: list[tuple[bool, float]]) -> None:
    html = "".join(f"<p>{SENTENCE if is_long else 'Kurz'}</p>" for is_long, _ in rows)
    document = read(Page(body=html.encode()))
    found = context_features(document, facts_of(document, all_phrases()), [chance for _, chance in rows])
    kinds = [[name.partition(":")[0] for name in names] for names in found]
    assert kinds == [kinds[0]] * len(rows)
