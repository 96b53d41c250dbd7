import json

import pyarrow as pa

from newsscrape.model.article import Article
from newsscrape.model.label import Label
from newsscrape.sinks.jsonl import encode_article
from newsscrape.sinks.parquet_schema import REPEATED, arrow_row, arrow_schema
from tests.records import BARE, FULL


def test_there_is_a_column_for_each_field_of_the_record() -> None:
    assert arrow_schema().names == list(Article.__dataclass_fields__)
    assert set(arrow_schema().names) > REPEATED


def test_columns_have_the_types_of_their_fields() -> None:
    kinds = {field.name: field.type for field in arrow_schema()}
    assert kinds["published_at"] == kinds["fetched_at"] == pa.timestamp("us", tz="UTC")
    assert kinds["published_date"] == pa.date32()
    assert kinds["site"] == kinds["language"] == pa.dictionary(pa.int32(), pa.string())
    assert kinds["word_count"] == kinds["http_status"] == pa.int64()
    assert kinds["confidence"] == kinds["reading_time_minutes"] == pa.float64()
    assert kinds["is_liveblog"] == pa.bool_()
    assert kinds["authors"] == pa.list_(pa.string())
    assert kinds["paragraphs"] == pa.list_(pa.struct({"kind": pa.string(), "text": pa.string()}))
    assert kinds["entries"].value_type.field("published_at").type == pa.timestamp("us", tz="UTC")
    assert kinds["teasers"].value_type.field("published_on").type == pa.date32()
    assert kinds["boilerplate"] == pa.struct([(label.value, pa.int64()) for label in Label])
    assert kinds["capture"] == pa.struct({"file": pa.string(), "offset": pa.int64(), "length": pa.int64()})
    assert [field.name for field in kinds["field_sources"]] == arrow_schema().names


def test_columns_take_full_and_bare_records() -> None:
    rows = [arrow_row(json.loads(encode_article(article))) for article in (FULL, BARE)]
    table = pa.Table.from_pylist(rows, schema=arrow_schema())
    full, bare = table.to_pylist()
    assert str(full["published_at"]) == "2026-11-02 10:00:00+00:00"
    assert str(full["teasers"][0]["published_on"]) == "2026-11-01"
    assert full["boilerplate"]["ad"] == 52
    assert bare["boilerplate"]["ad"] is None
    assert (bare["published_at"], bare["capture"], bare["teasers"]) == (None, None, [])
