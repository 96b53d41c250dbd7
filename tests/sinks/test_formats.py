import pytest

from newsscrape.sinks.formats import ENDINGS, LINES, Format, format_of
from tests.records import FULL


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.jsonl", Format.JSONL),
        ("a.ndjson.gz", Format.JSONL),
        ("a.PARQUET", Format.PARQUET),
        ("a.b.csv.zst", Format.CSV),
        ("a.jsonld", Format.JSONLD),
        ("a.zyte.jsonl.gz", Format.ZYTE),
        ("a.gz", None),
        ("parquet", None),
        ("a.json", None),
    ],
)
def test_a_name_tells_the_format(name: str, form: Format | None) -> None:
    assert format_of(name) == form


def test_every_format_has_a_name_and_all_but_one_are_lines() -> None:
    assert set(ENDINGS.values()) == set(Format)
    assert set(Format) - set(LINES) == {Format.PARQUET}
    assert all(form.encode(FULL).endswith(b"\n") for form in LINES.values())
