from collections.abc import Callable

import pytest

from newsscrape.compose.frames import Frame, frames_of
from newsscrape.compose.survey import Survey
from newsscrape.model.article import ParagraphKind

PageMaker = Callable[..., Survey]


@pytest.mark.parametrize(
    ("html", "frame"),
    [
        ("<p>Eins</p>", Frame()),
        ("<ul><li><p>Eins</p></li></ul>", Frame(ParagraphKind.LIST_ITEM)),
        ("<dl><dt>Eins</dt></dl>", Frame(ParagraphKind.LIST_ITEM)),
        ("<ul><li><blockquote><p>Eins</p></blockquote></li></ul>", Frame(ParagraphKind.QUOTE)),
        ("<pre>Eins</pre>", Frame(ParagraphKind.CODE, is_code=True)),
        ("<pre><ul><li>Eins</li></ul></pre>", Frame(ParagraphKind.LIST_ITEM, is_code=True)),
        ("<table><tr><td><p>Eins</p></td></tr></table>", Frame(in_table=True)),
        ("<ul><li><table><tr><td>Eins</td></tr></table></li></ul>", Frame(ParagraphKind.LIST_ITEM, in_table=True)),
    ],
)
def test_the_innermost_element_decides(page_of: PageMaker, html: str, frame: Frame) -> None:
    assert frames_of(page_of(f"<div data-label=body>{html}</div><p data-label=body>Zwei</p>")) == [frame, Frame()]
