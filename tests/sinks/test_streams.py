import io
import json
import os
from pathlib import Path

import pytest

from newsscrape.errors import StorageError
from newsscrape.model.article import Article, LabelledText
from newsscrape.model.extraction import Extraction
from newsscrape.model.label import Label
from newsscrape.model.page import Page
from newsscrape.model.reject import Reason, Reject
from newsscrape.sinks.run import Blocks
from newsscrape.sinks.streams import Streams

BLOCK = LabelledText(label=Label.BODY, confidence=1.0, reason="a rule", text="t")
ARTICLE = Extraction(outcome=Article(text="t"), blocks=(BLOCK,))
REJECT = Extraction(outcome=Reject.of(Page(body=b""), Reason.EMPTY, "Nothing."))


def test_records_and_rejects_go_their_ways() -> None:
    records, rejects = io.BytesIO(), io.BytesIO()
    streams = Streams(records, rejects)
    streams.write(ARTICLE)
    streams.write(REJECT)
    assert json.loads(records.getvalue())["text"] == "t"
    assert "blocks" not in json.loads(records.getvalue())
    assert json.loads(rejects.getvalue())["reason"] == "empty"
    assert (streams.tally.articles, streams.tally.rejects) == (1, 1)


def test_answers_all_go_where_they_were_asked_with_their_id() -> None:
    records = io.BytesIO()
    streams = Streams(records, records, Blocks.KEEP)
    streams.answer(ARTICLE, {"any": "thing"})
    streams.answer(REJECT, None)
    article, reject = map(json.loads, records.getvalue().splitlines())
    assert (article["id"], article["blocks"][0]["text"]) == ({"any": "thing"}, "t")
    assert (reject["id"], reject["reason"]) == (None, "empty")
    assert streams.tally.pages == 2


def test_each_line_is_flushed() -> None:
    read, write = os.pipe()
    with os.fdopen(write, "wb") as records, os.fdopen(read, "rb", buffering=0) as reader:
        Streams(records, records).write(ARTICLE)
        assert json.loads(reader.read(100_000))["text"] == "t"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_stream_that_refuses_is_named() -> None:
    refusal = r"/dev/full: cannot be written \(No space left on device\)"
    with Path("/dev/full").open("wb", buffering=0) as full, pytest.raises(StorageError, match=refusal):
        Streams(full, full).write(ARTICLE)


def test_a_reader_who_left_is_not_a_full_disk() -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb", buffering=0) as records, pytest.raises(BrokenPipeError):
        Streams(records, records).write(ARTICLE)
