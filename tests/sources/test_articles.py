"""``newsscrape.load``: lines of records come back as the articles they were."""

from __future__ import annotations

import gzip
import json
import tempfile
from contextlib import suppress
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newsscrape
from newsscrape.errors import InputError
from newsscrape.model.article import Article, Entry, Image, Paragraph, SameStory, Teaser
from newsscrape.model.instant import written
from newsscrape.model.page import Capture
from newsscrape.sinks.jsonl import encode_article
from newsscrape.sources import articles as source
from newsscrape.sources.articles import load

# What a record may hold: no control but tab and line breaks, no half of a character.
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\t\n\r\x7f\u0085\u2028\u202e"))
INSTANTS = st.datetimes(datetime(1000, 1, 1), timezones=st.just(UTC)).map(written)  # noqa: DTZ001 - has its zone
DAYS = st.dates(min_value=date(1000, 1, 1)).map(str)
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
INTS = st.integers(-(1 << 63) + 1, (1 << 63) - 1)
OF_NAMES = {"_at": INSTANTS, "_date": DAYS, "_on": DAYS}


def any_of(kind: type, **ours: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Give instances of a dataclass, instants and days in their form."""
    dated = {
        field.name: texts | st.none()
        for field in fields(kind)
        for ending, texts in OF_NAMES.items()
        if field.name.endswith(ending)
    }
    return st.builds(kind, **dated | ours)


st.register_type_strategy(str, TEXTS)
st.register_type_strategy(float, FLOATS)
st.register_type_strategy(int, INTS)
ARTICLES = any_of(
    Article,
    schema_version=st.just(1),
    paragraphs=st.lists(any_of(Paragraph), max_size=2).map(tuple),
    images=st.lists(any_of(Image), max_size=2).map(tuple),
    entries=st.lists(any_of(Entry), max_size=2).map(tuple),
    teasers=st.lists(any_of(Teaser), max_size=2).map(tuple),
    same_story_as=any_of(SameStory) | st.none(),
    capture=any_of(Capture) | st.none(),
)
ARTICLE = Article(url="https://a.example/1", headline="Straße", text="Ein Satz.", content_sha256="0" * 64)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ARTICLES, max_size=2))
def test_what_is_written_is_read_as_it_was(articles: list[Article]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.jsonl")
        path.write_bytes(b"".join(map(encode_article, articles)))
        assert list(load(path)) == articles


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary()
    | st.recursive(st.none() | st.booleans() | FLOATS | TEXTS, st.lists).map(lambda one: json.dumps(one).encode())
)
def test_whatever_stands_in_a_file_it_is_articles_or_one_sentence(tmp_path: Path, content: bytes) -> None:
    for name in ("a.jsonl", "a.jsonl.gz", "a.jsonl.zst"):
        path = tmp_path / name
        path.write_bytes(content)
        with suppress(InputError):
            assert not list(load(path))


def test_it_has_a_public_name() -> None:
    assert newsscrape.load is load


def test_packed_lines_are_read_one_at_a_time_and_empty_ones_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    line = encode_article(ARTICLE)
    path.write_bytes(gzip.compress(line + b"\n" + line + b"{}\n"))
    found = load(str(path))
    assert next(found) == next(found) == ARTICLE
    with pytest.raises(InputError, match=r"a\.jsonl\.gz line 4: is no article record"):
        next(found)


def test_what_an_older_record_lacks_is_unknown(tmp_path: Path) -> None:
    record = json.loads(encode_article(ARTICLE))
    for name in ("same_story_as", "other_urls", "boilerplate", "is_liveblog"):
        del record[name]
    (tmp_path / "a.jsonl").write_text(json.dumps(record), encoding="utf-8")
    assert list(load(tmp_path / "a.jsonl")) == [ARTICLE]


def test_keys_that_are_no_field_are_passed_over(tmp_path: Path) -> None:
    record = json.loads(encode_article(ARTICLE)) | {"blocks": [], "id": 7}
    (tmp_path / "a.jsonl").write_text(json.dumps(record), encoding="utf-8")
    assert list(load(tmp_path / "a.jsonl")) == [ARTICLE]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"schema_version": 1', r"not JSON \(.*\); is the file whole\?"),
        ("[" * 100_000, r"not JSON \(.*\); is the file whole\?"),
        ('{"schema_version": NaN}', r"not JSON \(NaN is no number of JSON\); is the file whole\?"),
        ("[]", 'is no article record; expected an object with "schema_version", "url", "headline" and so on.'),
        ('{"url": 1}', "is no article record; expected an object"),
        (
            '{"url": null, "reason": "empty", "detail": "x"}',
            "a file of rejects was given, expected the articles",
        ),
        ('{"schema_version": 2}', "key schema_version: expected 1, found 2; another version of newsscrape wrote it."),
        ('{"schema_version": 1}', "key confidence: is missing."),
    ],
)
def test_a_wrong_line_is_one_sentence_with_file_and_line(line: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(encode_article(ARTICLE) + line.encode() + b"\n")
    found = load(path)
    next(found)
    with pytest.raises(InputError, match=rf"a\.jsonl line 2:? ?.*{said}") as error:
        next(found)
    assert "\n" not in str(error.value)


def test_a_wrong_value_is_told_with_its_key(tmp_path: Path) -> None:
    record = json.loads(encode_article(ARTICLE)) | {"paragraphs": [{"kind": "song", "text": "a"}]}
    (tmp_path / "a.jsonl").write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.jsonl line 1 key paragraphs\[0\]\.kind: expected one of lead, heading"):
        list(load(tmp_path / "a.jsonl"))


def test_a_line_longer_than_any_record_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "LONGEST_LINE", 10)
    (tmp_path / "a.jsonl").write_bytes(encode_article(ARTICLE))
    with pytest.raises(InputError, match="longer than 10 bytes"):
        list(load(tmp_path / "a.jsonl"))


def test_a_file_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"x\.jsonl: there is no such file; expected one of article records"):
        load(tmp_path / "x.jsonl")
