import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.learn.marks import Kind, marks_of


@pytest.mark.parametrize(
    ("path", "kind", "pattern"),
    [
        ("/politik/rathaus-neubau-18857107.html", Kind.NUMBER, r"-\d{8,}\.html$"),
        ("/wirtschaft/article245055596/Zahlen.html", Kind.NUMBER, r"article\d{9,}/[^/]"),
        ("/international/brexit-ld.1516516", Kind.NUMBER, r"ld\.\d{7,}/?$"),
        ("/auto/leasen_id_9209161.html", Kind.NUMBER, r"_id_\d{7,}\.html$"),
        ("/stories/3376705/", Kind.NUMBER, r"/\d{7,}/?$"),
        ("/monde/gaza-7cc38a5c-7974-11ee-b7ba-95ef9cb6f5e8", Kind.KEY, r"[0-9a-f]{8}"),
        ("/politics/2019/12/30/retirement", Kind.DATE, r"/\d{4}/\d{2}/\d{2}/[^/]+"),
        ("/news/2023-04/28/spiel", Kind.DATE, r"/\d{4}-\d{2}/[^/]+"),
        ("/clanek/domaci-kauzy", Kind.WORD, "/clanek/[^/]+"),
        ("/news/how-the-bridge-was-saved/", Kind.SLUG, r"/(?:[^/-]+-){3,}[^/-]+/?$"),
        ("/a/b.php", Kind.EXTENSION, r"[^/]\.php$"),
    ],
)
def test_an_editorial_custom_is_told_by_its_mark(path: str, kind: Kind, pattern: str) -> None:
    assert any(mark.kind is kind and pattern in mark.pattern for mark in marks_of(path))


@pytest.mark.parametrize("path", ["", "/", "/politik", "/politik/", "/a-b-c"])
def test_a_section_has_no_mark(path: str) -> None:
    assert not list(marks_of(path))


SEGMENT = st.text(st.sampled_from("ab-_.!,0123456789%$^*+?()[]{}|\\"), max_size=12)
PATHS = st.lists(SEGMENT, max_size=5).map(lambda segments: "/" + "/".join(segments))


@given(PATHS)
def test_a_mark_matches_the_path_it_was_found_in(path: str) -> None:
    for mark in marks_of(path):
        assert re.search(mark.pattern, path), mark
