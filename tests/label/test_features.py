from __future__ import annotations

from collections.abc import Callable
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.label.company import company
from newsscrape.label.facts import Facts
from newsscrape.label.features import features_of
from newsscrape.model.label import Label
from newsscrape.model.weights import Names, Split
from newsscrape.policy.weights import shipped_weights

Measured = Callable[..., Facts]

SENTENCE = "Die Fähre bleibt bis zum Sommer in der Werft, sagte der Betreiber am Montag im Rathaus der Stadt."
JAPANESE = "市の連絡船は夏まで造船所に残る、と運営者は月曜日に市役所で語った。"
DESCRIBED = f'<meta name="description" content="{SENTENCE}">'
CLAIMED = '<script type="application/ld+json">{{"@type":"Article","articleBody":"{}"}}</script>'
PARTS = [
    "<p>", "</p>", "<div class=a>", "</div>", "<h1>", "<h2 hidden>", "word ", SENTENCE, JAPANESE, "<a href=/x-y>",
    "<a href='http://[odd'>", "</a>", "<b>", "<br><br>", "<li>", "<table><td>", "Anzeige", "<pre>\n  a", "<nav>",
]  # fmt: skip


def observed(facts: Facts, name: str) -> list[float]:
    """Give the values of a feature, one a block."""
    return list(features_of(facts)[name])


def numbered(label: Label) -> int:
    return list(Label).index(label) + 1


@pytest.mark.parametrize(
    ("html", "name", "value"),
    [
        ("<p>Kurz</p>", "words", 1),
        ("<p>Kurz</p>", "chars", 4),
        (f"<p>{SENTENCE}</p>", "ends", 1),
        (f"<p>{SENTENCE}</p>", "commas", 1),
        ("<p>Mehr:</p>", "has_colon", 1),
        ("<p>Los!</p>", "has_mark", 1),
        ("<p>post@kurier.example</p>", "has_address", 1),
        ("<p><b>Fett</b></p>", "bold_share", 1),
        ("<p><a href=/x>Los</a></p>", "link_share", 1),
        ("<p>eins <b>zwei</b> drei</p>", "pieces", 3),
        ("<p hidden>Verborgen</p>", "is_hidden", 1),
        ("<p>Anzeige</p>", "phrase", numbered(Label.AD)),
        ("<p>Der Deich</p>", "phrase", 0),
        ("<p>Der Deich</p>", "appeal", 0),
        ("<nav><p>Start</p></nav>", "in_article", 0),
        ("<form><table><tr><td>Start</table></form>", "in_form", 1),
        ("<form><table><tr><td>Start</table></form>", "in_td", 1),
        ("<p>Start</p>", "tag_p", 1),
        ("<div>Start</div>", "tag_p", 0),
        ("<p><em>Start</em></p>", "in_em", 1),
        ("<h3>Start</h3>", "heading", 3),
        ("<p>Start</p>", "heading", 0),
        ("<p><a href=/stadt/die-faehre/>Los</a></p>", "has_link", 1),
        ("<p><a href=/stadt/die-faehre/>Los</a></p>", "slug", 10),
        ("<p><a href=/stadt>Los</a></p>", "leads_away", 0),
        ("<p><a href=https://www.kurier.example/stadt>Los</a></p>", "leads_away", 0),
        ("<p><a href=https://other.example/stadt>Los</a></p>", "leads_away", 1),
        ("<p>Los</p>", "leads_away", -1),
        ("<p><a href=#kommentare>Los</a></p>", "leads_down", 1),
        ("<p>Der Deich</p>", "has_description", 0),
        ("<p>Der Deich</p>", "claimed", -1),
    ],
)
def test_what_can_be_seen_of_a_block_is_a_number(measured: Measured, html: str, name: str, value: float) -> None:
    assert observed(measured(html), name) == [value]


def test_names_and_tags_of_the_elements_around_are_one_number(measured: Measured) -> None:
    names = Names(
        bias=-500,
        near={"teaser": -1000},
        within={"teaser": -400},
        inside={"aside": -200},
        block={"p": 250},
        inline={"em": 30},
        nearer={"teaser": -600},
    )
    near, far, none = "<div class=teaser><p>x</p></div>", "<div class=teaser><ul><li><p><em>x</em></p></ul></div>", "x"
    found = observed(measured(f"{near}<aside>{far}</aside>{none}", names=names), "names")
    assert found == pytest.approx([-1.25, -0.82, -0.5])


def test_blocks_know_their_neighbours(measured: Measured) -> None:
    facts = measured(f"<p>{SENTENCE}</p><p>Anzeige</p><div><a href=/x>Weiter</a></div>")
    assert observed(facts, "previous1_words") == [-1, 18, 1]
    assert observed(facts, "next1_words") == [1, 1, -1]
    assert observed(facts, "next2_words") == [1, -1, -1]
    assert observed(facts, "previous2_link_share") == [-1, -1, 0]
    assert observed(facts, "next1_link_share") == [0, 1, -1]
    assert observed(facts, "next1_phrase")[0] == numbered(Label.AD)
    assert observed(facts, "next1_alike") == [1, 0, 0]
    assert observed(facts, "previous1_alike") == [0, 1, 0]


def test_headings_and_fixed_phrases_above_are_remembered(measured: Measured) -> None:
    facts = measured("<p>eins</p><h2>Ein alter Kahn</h2><p>zwei</p><p>Anzeige</p><p>drei</p><p>vier</p>")
    assert observed(facts, "from_heading")[2:] == [1, 2, 3, 4]
    assert observed(facts, "heading_words") == [0, 0, 3, 3, 3, 3]
    assert observed(facts, "from_phrase")[4:] == [1, 2]
    assert observed(facts, "phrase_above") == [0, 0, 0, 0, numbered(Label.AD), numbered(Label.AD)]


def test_words_said_twice_are_counted(measured: Measured) -> None:
    assert observed(measured("<p>Zum Shop</p><p>Der Deich</p><p>Zum Shop</p>"), "repeats") == [2, 1, 2]


def test_a_page_in_a_script_without_spaces_is_observed_alike(measured: Measured) -> None:
    facts = measured(f"<h1>連絡船は夏まで造船所に</h1><p>{JAPANESE}</p><p>広告</p>")
    assert observed(facts, "words") == [11, 31, 2]
    assert observed(facts, "ends") == [0, 1, 0]
    assert observed(facts, "share_of_prose")[1] > 0


def check(facts: Facts) -> None:
    columns = features_of(facts)
    assert {len(values) for values in columns.values()} == {len(facts.document.blocks)}
    assert all(isfinite(value) for values in columns.values() for value in values)


@pytest.mark.parametrize("html", ["x", f"<p>{SENTENCE}</p>", "<h1 hidden>Die Fähre</h1>", "<pre>  a = 1\n\n  b</pre>"])
def test_a_page_of_one_block_is_observed(measured: Measured, html: str) -> None:
    check(measured(html))


@given(parts=st.lists(st.sampled_from(PARTS), max_size=60))
def test_every_feature_is_a_number_for_every_block(measured: Measured, parts: list[str]) -> None:
    check(measured("<p>x" + "".join(parts), DESCRIBED + CLAIMED.format(SENTENCE * 3)))


def test_every_page_has_the_same_features(measured: Measured) -> None:
    one = features_of(measured("x"))
    other = features_of(measured(f"<h1>Die Schlagzeile</h1><p>{SENTENCE}</p>" * 50, DESCRIBED))
    assert list(one) == list(other)


def features_in(at: Split | int) -> set[str]:
    return {at.feature} | features_in(at.low) | features_in(at.high) if isinstance(at, Split) else set()


def test_the_shipped_weights_ask_only_for_what_is_observed(measured: Measured) -> None:
    facts, weights = measured("x"), shipped_weights()
    by_itself = set(features_of(facts))
    assert set().union(*map(features_in, weights.first)) <= by_itself
    assert set().union(*map(features_in, weights.second)) <= by_itself | set(company(facts, [0.5]))
