from pathlib import Path

import pytest

from newsscrape.errors import InputError
from newsscrape.model.article import Article
from newsscrape.model.end_state import EndKind
from newsscrape.model.extraction import Extraction
from newsscrape.model.reject import Reason, Reject
from newsscrape.sinks.run import RunFiles
from newsscrape.sources.runs import find_run


def write(output: Path, run: str) -> None:
    files = RunFiles(output, "news", run, "2026-11-02T10:00:00Z")
    files.write(Extraction(outcome=Article(url="https://kurier.com/a", headline="Strom")))
    for reason in (Reason.EMPTY, Reason.GONE):
        rejected = Reject(
            url=None,
            requested_url="https://kurier.com/b",
            reason=reason,
            detail="x.",
            http_status=None,
            fetched_at=None,
            content_sha256=None,
            capture=None,
        )
        files.write(Extraction(outcome=rejected))
    files.close("2026-11-02T10:05:00Z", 0)


def test_the_latest_run_is_found_or_the_one_that_is_named(tmp_path: Path) -> None:
    write(tmp_path, "20261102T100000Z")
    write(tmp_path, "20261103T100000Z")
    assert find_run(tmp_path, None).name == "20261103T100000Z"
    assert find_run(tmp_path, "20261102T100000Z").name == "20261102T100000Z"
    with pytest.raises(InputError, match="20990101T000000Z: there is no such run; the latest are: 20261102T100000Z, "):
        find_run(tmp_path, "20990101T000000Z")
    with pytest.raises(InputError, match="there is no such run; the latest are: none"):
        find_run(tmp_path / "other", None)


def test_its_lines_come_with_their_place_and_their_end(tmp_path: Path) -> None:
    write(tmp_path, "R")
    run = find_run(tmp_path, None)
    (record,) = run.records()
    assert (record.content["headline"], record.end.kind) == ("Strom", EndKind.ARTICLE)
    assert record.place == f"{tmp_path}/articles/news-R.jsonl:1"
    assert [(line.end.kind, line.end.reason, line.place[-2:]) for line in run.rejects()] == [
        (EndKind.REJECT, "empty", ":1"),
        (EndKind.FAILURE, "gone", ":2"),
    ]


def test_files_that_are_gone_or_torn_are_named(tmp_path: Path) -> None:
    write(tmp_path, "R")
    run = find_run(tmp_path, None)
    (tmp_path / "articles/news-R.jsonl").write_bytes(b'{"url":')
    with pytest.raises(InputError, match=r"news-R\.jsonl: cannot be read"):
        list(run.records())
    (tmp_path / "articles/news-R.rejects.jsonl").unlink()
    with pytest.raises(InputError, match=r"news-R\.rejects\.jsonl: cannot be read"):
        list(run.rejects())
    (tmp_path / "articles/news-R.manifest.json").write_bytes(b"{")
    with pytest.raises(InputError, match=r"news-R\.manifest\.json: cannot be read"):
        find_run(tmp_path, None)
