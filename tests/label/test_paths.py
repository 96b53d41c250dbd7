from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.label.paths import REGION_BIT, Path, Paths
from newsscrape.model.document import Document
from newsscrape.model.page import Page
from newsscrape.model.weights import Names
from newsscrape.read.document import read

ReadHtml = Callable[..., Document]

WORDS = ("story", "teaser", "box", "main", "text")
TAGS = ("div", "section", "aside", "p", "em", "h2")


def numbers_of(document: Document) -> list[int]:
    """Give the numbers of the paths of the blocks' innermost elements."""
    return [document.tree.paths[block.innermost] for block in document.blocks]


def paths_of(document: Document, names: Names) -> list[Path]:
    """Give the paths of the blocks' innermost elements."""
    numbers = numbers_of(document)
    paths = Paths(document.tree, names, numbers)
    return [paths[number] for number in numbers]


def names_with(near: dict[str, int], within: dict[str, int], inside: dict[str, int]) -> Names:
    nearer = {word: near.get(word, 0) - within.get(word, 0) for word in {*near, *within}}
    return Names(bias=0, near=near, within=within, inside=inside, block={}, inline={}, nearer=nearer)


def test_words_of_names_are_told_from_near_to_far(read_html: ReadHtml, no_names: Names) -> None:
    inner = "<div id=third><div id=second><p class='first own'>x</p></div></div>"
    document = read_html(f"<main class=page><div id=fourth>{inner}</div></main>")
    (path,) = paths_of(document, no_names)
    assert path.own == {"first", "own"}
    assert path.near == {"first", "own", "second", "third"}
    assert path.around == path.near | {"fourth"}
    (number,) = numbers_of(document)
    assert Paths(document.tree, no_names, [number]).outer(number) == path.around | {"page"}


def test_the_names_of_the_body_say_nothing(no_names: Names) -> None:
    paths = Paths(read(Page(body=b"<body class='article single'>bare words")).tree, no_names, [0])
    assert (paths.outer(0), paths.around(0), paths.regions(0), paths.points_of(0)) == (set(), set(), 0, 0)


def test_it_is_known_what_a_block_is_inside_of(read_html: ReadHtml, no_names: Names) -> None:
    heading, item = paths_of(read_html("<article><h2>x</h2></article><nav><ul><li>y</ul></nav>"), no_names)
    assert heading.regions == REGION_BIT["article"] | REGION_BIT["h2"]
    assert item.regions == REGION_BIT["nav"] | REGION_BIT["ul"] | REGION_BIT["li"]


def test_elements_named_alike_in_the_same_places_share_a_path(read_html: ReadHtml) -> None:
    one, other, elsewhere = numbers_of(read_html("<div><p>x</p><p>y</p></div><p>z</p>"))
    assert one == other != elsewhere


def test_a_word_says_something_near_and_something_else_further_out(read_html: ReadHtml) -> None:
    document = read_html("<div class=story><p>near</p><ul><li><b><i>far</i></b></li></ul></div><p>none</p>")
    paths = Paths(document.tree, names_with({"story": 500}, {"story": 200}, {"ul": -30}), numbers_of(document))
    said = {block.text: paths.points_of(document.tree.paths[block.innermost]) for block in document.blocks}
    assert said == {"near": 500, "far": 170, "none": 0}


def test_a_name_or_region_met_twice_counts_once(read_html: ReadHtml) -> None:
    nested = "<section class=box><section class=box><p class=box>x</p></section></section>"
    document = read_html(nested)
    (number,) = numbers_of(document)
    assert Paths(document.tree, names_with({"box": 7}, {"box": 7}, {"section": 10}), [number]).points_of(number) == 17


points = st.integers(-900, 900)
elements = st.tuples(st.sampled_from(TAGS), st.lists(st.sampled_from(WORDS), max_size=3), st.booleans())


@given(
    st.lists(elements, max_size=30),
    st.dictionaries(st.sampled_from(WORDS), points),
    st.dictionaries(st.sampled_from(WORDS), points),
    st.dictionaries(st.sampled_from(TAGS), points),
)
def test_what_names_say_is_the_sum_of_what_is_observed(
    opened: list[tuple[str, list[str], bool]], near: dict[str, int], within: dict[str, int], inside: dict[str, int]
) -> None:
    html = "".join(
        f'<{tag} class="{" ".join(words)}">x{f"</{tag}>" if is_closed else ""}' for tag, words, is_closed in opened
    )
    tree = read(Page(body=f"<p>x{html}".encode())).tree
    paths = Paths(tree, names_with(near, within, inside), range(len(tree.ways)))
    kinds = {"near": near, "within": within, "in": inside}
    for number in range(len(tree.ways)):
        observed = [name.partition(":") for name in paths.observed(number)]
        assert len(observed) == len(set(observed))
        assert paths.points_of(number) == sum(kinds[kind].get(word, 0) for kind, _, word in observed)


def letters_of(number: int) -> str:
    """Give a word of letters only, another one for each number."""
    return "".join(chr(ord("a") + number // 26**place % 26) for place in range(4))


def test_deep_nesting_under_ever_new_names_stays_small() -> None:
    count = 6_000
    html = "".join(f"<div class='{letters_of(number)}'>" for number in range(count))
    tree = read(Page(body=f"{html}deep".encode())).tree
    deep = min(count, len(tree.ways) - 1)
    words = {letters_of(number): 1 for number in range(count)}
    paths = Paths(tree, names_with(words, words, {}), range(len(tree.ways)))
    numbers = range(len(tree.ways))
    assert deep > 400
    assert max(len(paths.outer(number)) for number in numbers) < 400
    assert all(len(paths.around(number)) <= 4 for number in numbers)
    assert {paths.points_of(number) for number in range(300, deep)} <= set(range(400))


def test_what_names_say_is_what_is_observed_in_the_deep_too() -> None:
    html = "".join(f"<div class='{letters_of(number)}'>" for number in range(400))
    tree = read(Page(body=f"{html}deep".encode())).tree
    near, within = ({letters_of(number): points for number in range(400)} for points in (10, 1))
    paths = Paths(tree, names_with(near, within, {}), range(len(tree.ways)))
    for number in range(len(tree.ways)):
        observed = [10 if name.startswith("near:") else 1 for name in paths.observed(number)]
        assert paths.points_of(number) == sum(observed)


@pytest.mark.parametrize("depth", [1_000, 20_000])
def test_the_innermost_path_can_be_asked_for_first(depth: int, no_names: Names) -> None:
    document = read(Page(body=("<div class=x><span>" * depth + "deep").encode()))
    (number,) = numbers_of(document)
    assert Paths(document.tree, no_names, [number]).outer(number) <= {"x"}
