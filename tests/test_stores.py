"""Files by URL, against a store on this machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from newsscrape import stores
from newsscrape.errors import InputError, StorageError, UsageError
from newsscrape.sinks.store import RemoteStore, store_of
from newsscrape.sources.paths import check_path, read_path
from newsscrape.stores import RemoteFile, filesystem, is_url, located, look_at
from tests.made_archive import archive, html
from tests.s3_server import BUCKET, s3_server


@pytest.fixture(scope="module", autouse=True)
def _s3() -> Iterator[None]:
    with s3_server() as environment, pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        fsspec.get_filesystem_class("s3").clear_instance_cache()  # those of other tests know no keys
        fsspec.filesystem("s3").mkdir(f"s3://{BUCKET}")
        yield
        fsspec.filesystem("s3").clear_instance_cache()


def put(key: str, content: bytes) -> RemoteFile:
    fsspec.filesystem("s3").pipe_file(f"s3://{BUCKET}/{key}", content)
    return RemoteFile(f"s3://{BUCKET}/{key}")


def test_what_a_person_names_is_a_path_or_a_url(tmp_path: Path) -> None:
    assert not is_url("a/b.html")
    assert not is_url("/a/b://c.html")
    assert located("a/b.html") == Path("a/b.html")
    assert located((tmp_path / "a b").as_uri()) == tmp_path / "a b"
    assert located("s3://news/pages/") == RemoteFile("s3://news/pages")
    with pytest.raises(UsageError, match="ftp is no store that is known here"):
        located("ftp://host/a")


def test_a_file_is_read_and_looked_at() -> None:
    file = put("look/a.html.gz", b"0123456789")
    with file.open() as opened:
        opened.seek(7)
        assert (opened.read(), opened.seek(0, 2)) == (b"789", 10)
    assert (file.name, file.suffix, str(file)) == ("a.html.gz", ".gz", f"s3://{BUCKET}/look/a.html.gz")
    assert file.is_file()
    assert not file.is_dir()
    assert not file.with_name("b.html").is_file()
    assert RemoteFile(f"s3://{BUCKET}/look").is_dir()
    before = look_at(file)
    put("look/a.html.gz", b"9876543210")
    fsspec.filesystem("s3").invalidate_cache()
    assert (before.size, look_at(file).size) == (10, 10)
    assert look_at(file).stamp != before.stamp


def test_folders_are_read_through_with_what_lies_beside_pages(tmp_path: Path) -> None:
    put("pages/b/x.html", html(1))
    put("pages/a.html", html(2))
    put("pages/a.url", b"https://a.example/strom")
    put("pages/run.jsonl", b"{}")
    put("pages/c.warc.gz", archive(tmp_path / "c.warc.gz", 2).read_bytes())
    folder = RemoteFile(f"s3://{BUCKET}/pages")
    check_path(folder)
    found = list(read_path(folder))
    places = [one.place.removeprefix(f"s3://{BUCKET}/pages/") for one in found]
    assert [place.partition(" ")[0] for place in places] == ["a.html", "b/x.html", "c.warc.gz", "c.warc.gz"]
    assert found[0].content.url == "https://a.example/strom"
    (alone,) = read_path(RemoteFile(f"s3://{BUCKET}/pages/b/x.html"))
    assert alone.place.endswith("b/x.html")


@pytest.mark.parametrize("url", [f"s3://{BUCKET}/nothing", "s3://no-such-bucket/a.html"])
def test_what_is_not_there_is_told(url: str) -> None:
    with pytest.raises(InputError, match=r"there is no such file, and no folder with pages or archives|cannot be read"):
        check_path(RemoteFile(url))
    with pytest.raises(FileNotFoundError):
        RemoteFile(url).look()


def test_a_folder_of_a_store_takes_whole_files() -> None:
    store = store_of(f"s3://{BUCKET}/out")
    assert store.names() == set()
    assert (store.claim("plan.json", b"mine"), store.claim("plan.json", b"yours")) == (b"mine", b"mine")
    with store.workroom() as room:
        for name in ("a", "b"):
            (room / name).write_bytes(name.encode())
            store.put(room / name)
        assert not list(room.iterdir())
    assert not room.exists()
    assert store.names() == {"plan.json", "a", "b"}
    assert store.has("a")
    assert list(store.read(["b", "a"])) == [b"b", b"a"]
    assert list(store.read(["a"])) == [b"a"]
    assert list(store.read([])) == []
    store.remove("a")
    store.remove("a")
    store.sweep()
    assert store.names() == {"plan.json", "b"}


def test_a_store_that_does_not_take_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(StorageError, match="s3://no-such-bucket/out: "):
        RemoteStore(RemoteFile("s3://no-such-bucket/out")).put(tmp_path / "a")


def test_a_store_that_fails_in_the_middle_is_no_end_of_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    file = put("a.html", b"x" * 100)
    with file.open() as opened:
        monkeypatch.setattr(type(opened.raw._file), "read", lambda *_: 1 / 0)  # type: ignore[attr-defined]  # noqa: SLF001
        with pytest.raises(StorageError, match="its store does not answer as it should"):
            opened.read()


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(scheme: str) -> None:
        raise ImportError(scheme)

    monkeypatch.setattr(stores.fsspec, "filesystem", missing)
    with pytest.raises(UsageError, match=r"gs://a/b: its library is not installed; install newsscrape\[gs\]"):
        filesystem("gs://a/b")


def reextract(*args: str, **environment: str) -> tuple[int, str]:
    command = [sys.executable, "-P", "-m", "scrapy", "reextract", *args]
    ran = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, **environment}, timeout=120
    )
    assert "Traceback" not in ran.stderr
    return ran.returncode, ran.stderr


def test_archives_of_a_store_become_shards_of_a_store(tmp_path: Path) -> None:
    put("warcs/a.warc.gz", archive(tmp_path / "a.warc.gz", 40).read_bytes())
    there, options = f"s3://{BUCKET}/shards", ("--engine", "local", "--shard-bytes", "12000")
    code, said = reextract(f"s3://{BUCKET}/warcs", "-O", there, *options)
    assert code == 0, said
    names = store_of(there).names()
    shards = sorted(name for name in names if name.startswith("shard-") and name.count(".") == 1)
    lines = b"".join(store_of(there).read(shards))
    (manifest,) = store_of(there).read(["manifest.json"])
    assert json.loads(manifest)["articles"] == 40
    store_of(there).remove(shards[1])
    code, said = reextract(f"s3://{BUCKET}/warcs", "-O", there, *options)
    assert (code, f"{len(shards)} shards, {len(shards) - 1} of them done already." in said) == (0, True)
    assert b"".join(store_of(there).read(shards)) == lines
    code, said = reextract(f"s3://{BUCKET}/warcs/a.warc.gz", "-O", str(tmp_path / "one.jsonl"))
    assert (code, (tmp_path / "one.jsonl").read_bytes()) == (0, lines)


def test_a_store_out_of_reach_is_one_sentence_and_exit_code_5(tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    code, said = reextract("s3://news/a.warc.gz", "-O", out, "--engine", "local", AWS_ENDPOINT_URL="http://127.0.0.1:9")
    assert (code, len(said.splitlines())) == (5, 1), said
    assert "s3://news/a.warc.gz: its store does not answer as it should" in said
