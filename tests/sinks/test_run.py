import gzip
import hashlib
import json
from pathlib import Path

import jsonschema
import pytest

from newsscrape.errors import StorageError
from newsscrape.model.article import Article, LabelledText
from newsscrape.model.end_state import EndKind, EndState
from newsscrape.model.extraction import Extraction
from newsscrape.model.label import Label
from newsscrape.model.page import Page
from newsscrape.model.reject import Reason, Reject
from newsscrape.model.schema import manifest_schema
from newsscrape.sinks.run import Blocks, RecordFiles, RunFiles

START, END = "2026-01-02T03:04:05Z", "2026-01-02T03:05:05Z"
BLOCK = LabelledText(label=Label.BODY, confidence=1.0, reason="a rule", text="t")
ARTICLE = Extraction(outcome=Article(url="https://a.example/", text="t"), blocks=(BLOCK,))
INDEX = Extraction(outcome=Reject.of(Page(body=b""), Reason.INDEX_PAGE, "Links."))
UNREADABLE = Extraction(outcome=Reject.of(Page(body=b""), Reason.UNREADABLE, "No file."))


def test_a_run_leaves_records_rejects_and_a_manifest_that_balances(tmp_path: Path) -> None:
    files = RunFiles(tmp_path, "news", "20260102T030405Z", START)
    for extraction in (ARTICLE, INDEX, ARTICLE, UNREADABLE, INDEX):
        files.write(extraction)
    files.put(EndState(kind=EndKind.UNCHANGED))
    manifest = files.close(END, 0)

    folder = tmp_path / "articles"
    assert sorted(path.name for path in folder.iterdir()) == [
        "news-20260102T030405Z.jsonl",
        "news-20260102T030405Z.manifest.json",
        "news-20260102T030405Z.rejects.jsonl",
    ]
    assert manifest.pages == manifest.articles + manifest.unchanged + manifest.rejects + manifest.failures == 6
    assert (manifest.articles, manifest.unchanged, manifest.rejects, manifest.failures) == (2, 1, 2, 1)
    assert manifest.rejects_by_reason == {"index_page": 2, "unreadable": 1}
    for file in manifest.files:
        content = (folder / file.name).read_bytes()
        assert file.records == len(content.splitlines())
        assert file.sha256 == hashlib.sha256(content).hexdigest()
    written = json.loads((folder / "news-20260102T030405Z.manifest.json").read_bytes())
    jsonschema.validate(written, manifest_schema())
    assert written["versions"].keys() == {"newsscrape", "scrapy", "turbohtml", "trafilatura"}


def test_nothing_bears_its_final_name_before_the_end(tmp_path: Path) -> None:
    files = RunFiles(tmp_path, "news", "r", START)
    files.write(ARTICLE)
    assert sorted(path.name for path in (tmp_path / "articles").iterdir()) == [
        "news-r.jsonl.part",
        "news-r.rejects.jsonl.part",
    ]
    assert (tmp_path / "articles" / "news-r.jsonl.part").read_bytes().endswith(b"\n")
    files.abandon()


def test_a_new_run_leaves_the_old_file_whole_until_it_is_done(tmp_path: Path) -> None:
    records = tmp_path / "out.jsonl"
    RecordFiles(records, "reextract", "r", START).close(END, 0)
    again = RecordFiles(records, "reextract", "r", START)
    again.write(ARTICLE)
    assert records.read_bytes() == b""
    again.close(END, 0)
    assert len(records.read_bytes().splitlines()) == 1


def test_records_and_rejects_are_packed_where_the_name_ends_so(tmp_path: Path) -> None:
    files = RecordFiles(tmp_path / "out.jsonl.gz", "reextract", "r", START)
    files.write(ARTICLE)
    manifest = files.close(END, 0)
    assert [(file.name, file.records) for file in manifest.files] == [("out.jsonl.gz", 1), ("out.rejects.jsonl.gz", 0)]
    assert manifest.files[0].sha256 == hashlib.sha256((tmp_path / "out.jsonl.gz").read_bytes()).hexdigest()
    assert len(gzip.decompress((tmp_path / "out.jsonl.gz").read_bytes()).splitlines()) == 1
    assert (tmp_path / "out.manifest.json").is_file()


def test_blocks_are_written_only_when_wanted(tmp_path: Path) -> None:
    for blocks in Blocks:
        files = RecordFiles(tmp_path / f"{blocks.value}.jsonl", "reextract", "r", START, blocks)
        files.write(ARTICLE)
        files.close(END, 0)
    assert "blocks" not in json.loads((tmp_path / "drop.jsonl").read_bytes())
    assert json.loads((tmp_path / "keep.jsonl").read_bytes())["blocks"][0]["label"] == "body"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "articles").write_text("a file in the way")
    with pytest.raises(StorageError, match=r"articles/news-r\.jsonl\.part: cannot be written .* make room"):
        RunFiles(tmp_path, "news", "r", START)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_a_storage_error_and_leaves_no_final_name(tmp_path: Path) -> None:
    (tmp_path / "out.jsonl.part").symlink_to("/dev/full")
    files = RecordFiles(tmp_path / "out.jsonl", "reextract", "r", START)
    with pytest.raises(StorageError, match=r"out\.jsonl\.part: cannot be written \(No space left on device\)"):
        files.write(ARTICLE)
    files.abandon()
    assert not (tmp_path / "out.jsonl").exists()
