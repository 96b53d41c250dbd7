import pytest

from newsscrape.errors import ProfileError
from newsscrape.policy import marks
from newsscrape.policy.files import Table, load_table
from newsscrape.policy.marks import address_mark, kind_mark, name_mark, word_mark, words


def test_every_group_of_the_file_compiles() -> None:
    for group in load_table("marks.toml").content:
        for key in load_table("marks.toml").table(group).content:
            assert name_mark(group, key)
            assert word_mark(group, key)
            assert address_mark(group, key)
            assert words(group, key)


def test_names_match_whole() -> None:
    assert name_mark("topics", "names").search("box article-tags wide")
    assert not name_mark("topics", "names").search("tagged stage")
    assert word_mark("pictures", "refused").search("/img/logo-2.png")
    assert not word_mark("pictures", "refused").search("/img/logopaedie.jpg")
    assert address_mark("topics", "addresses").search("/tag/3?src=top")


def test_names_of_kinds_hold_nothing_else() -> None:
    mark = kind_mark("advertorial", "names")
    assert mark.search("wide single-advertorial")
    assert mark.search("category-sponsored")
    assert not mark.search("has-advertorial-banner")
    assert not mark.search("unsponsored-post")


def test_a_bad_pattern_is_refused_by_path_and_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "load_table", lambda path: Table(path, {"topics": {"bad": ["("]}}))
    with pytest.raises(ProfileError, match=r"marks\.toml: topics\.bad"):
        name_mark("topics", "bad")
