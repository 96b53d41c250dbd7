import json
import math

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.model.article import Article, Image, LabelledText, Paragraph, ParagraphKind
from newsscrape.model.claim import Origin
from newsscrape.model.label import Label
from newsscrape.model.page import Capture
from newsscrape.model.reject import Reason, Reject
from newsscrape.model.schema import article_schema, reject_schema
from newsscrape.sinks.jsonl import encode_article, encode_indented, encode_reject, with_id

ARTICLE = Article(
    url="https://a.example/ü",
    headline="Straße: „Größe“",
    paragraphs=(Paragraph(kind=ParagraphKind.PARAGRAPH, text="Ein Satz."),),
    text="Ein Satz.",
    images=(Image(url="https://a.example/b.jpg", caption=None, credit="dpa"),),
    boilerplate={Label.AD: 12},
    field_sources={"headline": Origin.PRINTED},
    content_sha256="0" * 64,
    capture=Capture(file="a.warc.gz", offset=7, length=9),
)
REJECT = Reject(
    url="https://a.example/",
    requested_url=None,
    reason=Reason.INDEX_PAGE,
    detail="A list of links.",
    http_status=200,
    fetched_at=None,
    content_sha256=None,
    capture=None,
)


def test_an_article_is_one_line_with_the_keys_of_the_record_in_order() -> None:
    line = encode_article(ARTICLE)
    assert line.endswith(b"}\n")
    assert line.count(b"\n") == 1
    record = json.loads(line)
    assert list(record) == list(Article.__dataclass_fields__)
    assert record["headline"] == "Straße: „Größe“"
    assert record["paragraphs"] == [{"kind": "paragraph", "text": "Ein Satz."}]
    assert record["boilerplate"] == {"ad": 12}
    assert record["field_sources"] == {"headline": "printed"}
    assert record["capture"] == {"file": "a.warc.gz", "offset": 7, "length": 9}


def test_text_is_written_as_utf_8() -> None:
    assert "Straße: „Größe“".encode() in encode_article(ARTICLE)


def test_blocks_are_the_last_key_and_only_there_when_given() -> None:
    block = LabelledText(label=Label.BODY, confidence=0.5, reason="a rule", text="Ein Satz.")
    record = json.loads(encode_article(ARTICLE, (block,)))
    assert list(record)[-1] == "blocks"
    assert record["blocks"] == [{"label": "body", "confidence": 0.5, "reason": "a rule", "text": "Ein Satz."}]
    assert "blocks" not in json.loads(encode_article(ARTICLE))


def test_a_reject_has_the_keys_of_its_line_in_order() -> None:
    record = json.loads(encode_reject(REJECT))
    assert list(record) == list(Reject.__dataclass_fields__)
    assert record["reason"] == "index_page"


@pytest.mark.parametrize("key", ["a", 7, None, {"deep": [1]}])
def test_an_id_is_added_as_it_was_given(key: object) -> None:
    record = json.loads(with_id(encode_reject(REJECT), key))
    assert record["id"] == key
    assert list(record)[-1] == "id"


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_any_text_gives_one_line_that_every_reader_takes(text: str) -> None:
    line = encode_article(Article(headline=text, text=text))
    assert len(line.decode().splitlines()) == 1
    headline = json.loads(line)["headline"]
    assert len(headline) == len(text)
    for wanted, got in zip(text, headline, strict=True):
        control = wanted < " " and wanted not in "\t\n\r"
        assert got == ("\ufffd" if control or "\ud800" <= wanted <= "\udfff" else wanted)


@pytest.mark.parametrize("text", ["\\u0000", "\\\\u0001", "a\\b", "\\\\b\\f", '\\"'])
def test_words_that_look_like_escapes_are_kept(text: str) -> None:
    assert json.loads(encode_article(Article(text=text)))["text"] == text


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_a_number_that_json_has_no_word_for_is_null(number: float) -> None:
    record = json.loads(
        encode_article(Article(reading_time_minutes=number, boilerplate={Label.AD: 1}, images=ARTICLE.images))
    )
    assert record["reading_time_minutes"] is None
    assert record["images"][0]["credit"] == "dpa"
    assert record["boilerplate"] == {"ad": 1}


def test_lines_match_the_schema() -> None:
    jsonschema.validate(json.loads(encode_article(ARTICLE)), article_schema())
    jsonschema.validate(json.loads(encode_reject(REJECT)), reject_schema())


@pytest.mark.parametrize("sign", ["\x7f", "\x9b", "\x85", "\u2028", "\u202e", "\u2066"])
def test_what_some_readers_act_upon_is_escaped_and_kept(sign: str) -> None:
    for line in (encode_article(Article(text=f"ä{sign}\x1b")), encode_indented(Article(text=f"{sign}\x1b"))):
        assert sign not in line.decode()
        assert json.loads(line)["text"].removeprefix("ä") == f"{sign}\ufffd"
