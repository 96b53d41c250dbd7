from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from newsscrape.label.facts import Facts
from newsscrape.label.repeats import drop_repeats
from newsscrape.label.sight import Role
from newsscrape.model.label import Label

Measured = Callable[..., Facts]

ONE = "Die Fähre bleibt bis zum Sommer in der Werft, sagte der Betreiber am Montag im Rathaus der Stadt."
TWO = "Im Herbst soll sie wieder fahren, doch die Stadt rechnet nicht damit, dass der Plan zu halten ist."
QUOTE = "Ein Deich ist niemals fertig"
AROUND = f"Man kennt das hier seit langem: „{QUOTE}“, sagt der Betreiber, und meint damit nicht nur den Deich."


def kept(facts: Facts, labels: Mapping[str, Label] | None = None) -> list[str]:
    """Label all blocks as text, drop what repeats, and give the words that are still text."""
    known = labels or {}
    roles = [Role(known.get(block.text, Label.BODY), "by hand") for block in facts.document.blocks]
    after = drop_repeats(roles, facts)
    assert all(new == old or new.label is Label.OTHER for new, old in zip(after, roles, strict=True))
    return [
        block.text + " (hidden)" * block.is_hidden
        for block, role in zip(facts.document.blocks, after, strict=True)
        if role.label is not Label.OTHER
    ]


def test_what_is_printed_once_stays(measured: Measured) -> None:
    assert kept(measured(f"<p>{ONE}</p><p>{TWO}</p>")) == [ONE, TWO]
    assert kept(measured("")) == []


def test_a_second_printing_is_no_text(measured: Measured) -> None:
    facts = measured(f"<div><p>{ONE}</p><p>{TWO}</p></div><div class=mobile><p>{ONE}</p><p>{TWO}</p></div>")
    assert kept(facts) == [ONE, TWO]


def test_a_third_printing_is_none_either(measured: Measured) -> None:
    assert kept(measured(f"<p>{ONE}</p>" * 3 + f"<p>{TWO}</p>")) == [ONE, TWO]


@pytest.mark.parametrize("order", [1, -1])
def test_the_hidden_copy_yields_to_the_one_shown(measured: Measured, order: int) -> None:
    copies = [f"<div hidden><p>{ONE}</p></div>", f"<div><p>{ONE}</p></div>"][::order]
    assert kept(measured(copies[0] + f"<p>{TWO}</p>" + copies[1])) == ([TWO, ONE] if order == 1 else [ONE, TWO])


def test_of_two_hidden_copies_the_first_stays(measured: Measured) -> None:
    assert kept(measured(f"<div hidden><p>{ONE}</p><p>{TWO}</p><p>{ONE}</p></div>")) == [
        f"{ONE} (hidden)",
        f"{TWO} (hidden)",
    ]


def test_short_lines_that_come_again_stay(measured: Measured) -> None:
    facts = measured(f"<p>Warum?</p><p>{ONE}</p><p>Warum?</p><p>{TWO}</p>")
    assert kept(facts) == ["Warum?", ONE, "Warum?", TWO]


def test_short_lines_beside_a_second_printing_go_with_it(measured: Measured) -> None:
    whole = f"<h2>Ein alter Kahn</h2><p>{ONE}</p><p>Warum?</p><p>{TWO}</p><p>Darum.</p>"
    facts = measured(f"<div>{whole}</div><div class=mobile>{whole}</div>")
    assert kept(facts, {"Ein alter Kahn": Label.HEADING}) == ["Ein alter Kahn", ONE, "Warum?", TWO, "Darum."]


def test_a_line_of_its_own_between_second_printings_stays(measured: Measured) -> None:
    facts = measured(f"<p>{ONE}</p><p>{TWO}</p><p>{ONE}</p><p>Warum?</p><p>{TWO}</p>")
    assert kept(facts) == [ONE, TWO, "Warum?"]


def test_what_is_no_text_takes_nothing_away(measured: Measured) -> None:
    twice = measured(f"<p>{ONE}</p><p>{TWO}</p><p>{ONE}</p>")
    roles = [Role(Label.CAPTION, "by hand"), Role(Label.BODY, "by hand"), Role(Label.BODY, "by hand")]
    assert drop_repeats(roles, twice) == roles


@pytest.mark.parametrize(
    "box",
    [
        "<aside><p>{}</p></aside>",
        "<figure><p>{}</p></figure>",
        "<blockquote>{}</blockquote>",
        "<div class=pull-quote><p>{}</p></div>",
        "<p class=zitat>»{}.«</p>",
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_a_quote_set_apart_that_a_paragraph_has_is_text_once(measured: Measured, box: str, order: int) -> None:
    parts = [f"<p>{ONE}</p>", box.format(QUOTE), f"<p>{AROUND}</p>"]
    assert kept(measured("".join(parts[::order]))) == [ONE, AROUND][::order]


def test_a_quote_that_no_paragraph_has_stays(measured: Measured) -> None:
    assert kept(measured(f"<p>{ONE}</p><blockquote>{QUOTE}</blockquote>")) == [ONE, QUOTE]


def test_quotes_set_apart_do_not_take_each_other_away(measured: Measured) -> None:
    assert kept(measured(f"<p>{ONE}</p><blockquote>{QUOTE}</blockquote><aside><p>{AROUND}</p></aside>")) == [
        ONE,
        QUOTE,
        AROUND,
    ]


def test_a_paragraph_not_set_apart_stays_though_another_has_its_words(measured: Measured) -> None:
    assert kept(measured(f"<p>{QUOTE}</p><p>{AROUND}</p>")) == [QUOTE, AROUND]
