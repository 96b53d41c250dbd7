from collections.abc import Callable

import pytest

from newsscrape.compose.survey import Survey
from newsscrape.compose.zoning import Zoning

PageMaker = Callable[..., Survey]


@pytest.mark.parametrize(
    ("html", "is_control"),
    [
        ("<nav><b>x</b></nav>", True),
        ("<form><b>x</b></form>", True),
        ("<header><b>x</b></header>", True),
        ("<footer><ul><li><b>x</b></ul></footer>", True),
        ("<aside><nav><b>x</b></nav></aside>", False),
        ("<aside><form><b>x</b></form></aside>", True),
        ("<article><header><b>x</b></header></article>", False),
        ("<article><footer><b>x</b></footer></article>", False),
        ("<div><b>x</b></div>", False),
    ],
)
def test_controls_are_menus_forms_and_the_page_s_head_and_foot(
    page_of: PageMaker,
    html: str,
    is_control: bool,  # noqa: FBT001 - a case
) -> None:
    page = page_of(html)
    assert Zoning(page).is_control(page.tree.tags.index("b")) is is_control
