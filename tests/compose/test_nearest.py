from collections.abc import Callable

from newsscrape.compose.nearest import Nearest
from newsscrape.compose.survey import Survey

PageMaker = Callable[..., Survey]


def test_the_nearest_of_the_tags_is_found_however_far(page_of: PageMaker) -> None:
    tree = page_of("<article><nav><ul><li><p>Eins</p></li></ul></nav></article><p>Zwei</p>").tree
    nearest = Nearest(tree, "nav", "article", "li")
    found = [(tree.tags[element], nearest(element), nearest.away(element)) for element in range(len(tree.tags))]
    assert found == [
        ("body", -1, -1),
        ("article", 1, 0),
        ("nav", 2, 0),
        ("ul", 2, 1),
        ("li", 4, 0),
        ("p", 4, 1),
        ("p", -1, -1),
    ]


def test_equal_boxes_each_have_their_own(page_of: PageMaker) -> None:
    tree = page_of("<div class=b><a href=/1><b>Eins</b></a></div>" * 3).tree
    nearest = Nearest(tree, "a")
    assert [nearest(element) for element, tag in enumerate(tree.tags) if tag == "b"] == [2, 5, 8]
    assert Nearest(tree, "body")(8) == 0


def test_a_deep_page_is_gone_through_without_a_crash(page_of: PageMaker) -> None:
    tree = page_of("<div>" * 400 + "<p>Eins</p>").tree
    assert Nearest(tree, "div")(len(tree.tags) - 1) == len(tree.tags) - 2
    assert Nearest(tree, "a")(len(tree.tags) - 1) == -1
