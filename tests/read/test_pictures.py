from __future__ import annotations

import pytest
from hypothesis import given
from signs import any_text

from newsscrape.model.tree import Attrs
from newsscrape.read.pictures import largest, picture_url


@pytest.mark.parametrize(
    ("attrs", "url"),
    [
        ((("src", "/a.jpg"),), "/a.jpg"),
        ((("src", "/tiny.gif"), ("data-src", "/a.jpg")), "/a.jpg"),
        ((("data-lazy-src", "/b.jpg"), ("data-original", "/a.jpg")), "/a.jpg"),
        ((("src", "/a.jpg"), ("srcset", "/s.jpg 320w, /l.jpg 1280w")), "/l.jpg"),
        ((("src", "/a.jpg"), ("data-srcset", "/s.jpg 1x, /l.jpg 2x")), "/l.jpg"),
        ((("src", "/a.jpg"), ("srcset", None)), "/a.jpg"),
        ((("src", " /a.jpg\n"), ("data-src", " ")), "/a.jpg"),
        ((("src", "data:image/gif;base64,AAAA"),), ""),
        ((("src", None), ("alt", "none")), ""),
        ((), ""),
    ],
)
def test_a_picture_has_its_largest_source(attrs: Attrs, url: str) -> None:
    assert picture_url(attrs) == url


@pytest.mark.parametrize(
    ("srcset", "url"),
    [
        ("/s.jpg 320w, /l.jpg 1280w, /m.jpg 640w", "/l.jpg"),
        ("/one.jpg, /two.jpg 2x", "/two.jpg"),
        ("/a,b.jpg 2x, /c.jpg 1.5x", "/a,b.jpg"),
        ("/odd.jpg what, /even.jpg 1x", "/even.jpg"),
        ("/odd.jpg what", ""),
        (" , ", ""),
        ("", ""),
    ],
)
def test_the_widest_candidate_is_taken(srcset: str, url: str) -> None:
    assert largest(srcset) == url


@given(any_text())
def test_any_srcset_gives_an_address_written_in_it(srcset: str) -> None:
    assert largest(srcset) in srcset
