from pathlib import Path

import pytest

from newsscrape.batch.plan import MISSING, Sizes, can_be_cut, digest_of, planned, stamp_of
from newsscrape.errors import InputError
from newsscrape.sources import paths
from newsscrape.stores import look_at

SIZES = Sizes(bytes=100, files=3)


def fill(folder: Path, **sizes: int) -> Path:
    folder.mkdir(exist_ok=True)
    for name, size in sizes.items():
        (folder / name.replace("_", ".")).write_bytes(b"x" * size)
    return folder


def told(folder: Path, sizes: Sizes = SIZES) -> list[list[tuple[str, int | None, int | None]]]:
    return [
        [(Path(piece.place).name, piece.start, piece.end) for piece in shard.pieces]
        for shard in planned([folder], sizes, {})
    ]


def test_small_files_are_put_together_by_number_and_bytes(tmp_path: Path) -> None:
    fill(tmp_path, a_html=10, b_html=10, c_html=10, d_html=10, e_html=90, f_html=20)
    assert [[name for name, _, _ in shard] for shard in told(tmp_path)] == [
        ["a.html", "b.html", "c.html"],
        ["d.html", "e.html"],
        ["f.html"],
    ]


def test_large_archives_are_cut_evenly_and_other_large_files_are_not(tmp_path: Path) -> None:
    fill(tmp_path, a_warc_gz=250, b_html=250, c_warc=20, d_html=10)
    assert told(tmp_path) == [
        [("a.warc.gz", 0, 83)],
        [("a.warc.gz", 83, 166)],
        [("a.warc.gz", 166, 250)],
        [("b.html", None, None)],
        [("c.warc", None, None), ("d.html", None, None)],
    ]


@pytest.mark.parametrize(
    ("name", "cut"),
    [("a.warc.zst", True), ("a.wet.gz", True), ("a.jsonl", True), ("a.jsonl.gz", False), ("a.html", False)],
)
def test_what_can_be_cut_is_known_by_name(name: str, cut: bool) -> None:  # noqa: FBT001 - what is expected
    assert can_be_cut(f"s3://bucket/{name}") is cut


def test_a_plan_is_always_the_same_and_its_keys_tell_what_goes_in_and_how_it_is_read(tmp_path: Path) -> None:
    fill(tmp_path, a_html=10, b_warc=250)
    first = planned([tmp_path], SIZES, {"format": "jsonl"})
    assert planned([tmp_path], SIZES, {"format": "jsonl"}) == first
    assert [shard.name[:13] for shard in first] == ["shard-000000-", "shard-000001-", "shard-000002-", "shard-000003-"]
    others = planned([tmp_path], SIZES, {"format": "parquet"})
    (tmp_path / "a.html").write_bytes(b"something else")
    changed = planned([tmp_path], SIZES, {"format": "jsonl"})
    assert len({digest_of(first), digest_of(others), digest_of(changed)}) == 3
    assert changed[1:] == first[1:]


def test_what_cannot_be_looked_at_is_planned_as_missing(tmp_path: Path) -> None:
    (tmp_path / "a.html").symlink_to("nowhere")
    ((piece,),) = [shard.pieces for shard in planned([tmp_path], SIZES, {})]
    assert (piece.stamp, stamp_of(tmp_path / "a.html"), piece.size) == (MISSING, MISSING, 0)
    fill(tmp_path, b_html=1)
    assert stamp_of(tmp_path / "b.html") == look_at(tmp_path / "b.html").stamp


def test_a_folder_that_cannot_be_looked_into_is_an_error_before_work_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, a_html=1)
    error = PermissionError(13, "Permission denied", str(tmp_path / "closed"))
    monkeypatch.setattr(paths, "walk", lambda _: iter([error]))
    with pytest.raises(InputError, match=r"closed: cannot be read \(Permission denied\)"):
        planned([tmp_path], SIZES, {})
