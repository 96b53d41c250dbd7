"""What is joined and put back is tested with the commands; here is only that a store's files have no ledger beside."""

from dataclasses import replace

from newsscrape.batch.end_states import joined, restored
from newsscrape.extract import read_page
from newsscrape.ledger.beside import Memories
from newsscrape.model.page import Capture, Page
from newsscrape.model.reject import Reject
from newsscrape.sources.found import Found
from newsscrape.stores import RemoteFile
from tests.made_archive import page


def test_an_article_of_a_store_is_as_it_was_read_where_no_ledger_is_named() -> None:
    capture = Capture(file="a.warc.gz", offset=0, length=1)
    found = Found(place="", content=page(1), file=RemoteFile("s3://bucket/archive/a.warc.gz"))
    extraction = read_page(replace(page(1), capture=capture))
    with Memories(None) as memories:
        ((brought, read),) = joined([(found, extraction)])
        assert restored(read, brought, memories) == extraction


def test_a_reject_without_address_is_told_by_its_file() -> None:
    found = Found(place="s3://bucket/a.html", content=Page(body=b""), file=RemoteFile("s3://bucket/a.html"))
    with Memories(None) as memories:
        state = restored(read_page(Page(body=b"")), found, memories)
        assert not hasattr(state, "version")
        assert isinstance(state.outcome, Reject)  # type: ignore[union-attr]
        assert state.outcome.url == "s3://bucket/a.html"
