from __future__ import annotations

import base64
import gzip
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.errors import InputError
from newsscrape.model.case import CASE_KIND, CaseBlock
from newsscrape.model.label import Label
from newsscrape.sources import case as source
from newsscrape.sources.case import read_case

BODY = b"<h1>Strom wird billiger</h1><p>Text</p>"


def packed(body: bytes) -> str:
    return base64.b64encode(gzip.compress(body)).decode()


def written(folder: Path, **changes: object) -> Path:
    case: dict[str, Any] = {
        "kind": CASE_KIND,
        "url": "https://www.kurier.example/a",
        "fetched_at": "2026-11-02T10:00:00Z",
        "http_status": 200,
        "headers": {"content-type": "text/html"},
        "language": "de",
        "body": packed(BODY),
        "blocks": [[0, "a" * 12, "headline"], [1, "b" * 12, "body"]],
        "corrected": [[1, "lead"]],
    }
    path = folder / "case.json"
    path.write_text(json.dumps(case | changes), encoding="utf-8")
    return path


def test_a_case_is_the_page_and_its_labels_as_corrected(tmp_path: Path) -> None:
    case = read_case(written(tmp_path))
    assert case.page.body == BODY
    assert (case.page.url, case.page.http_status, case.page.content_type) == (
        "https://www.kurier.example/a", 200, "text/html",
    )  # fmt: skip
    assert case.language == "de"
    assert case.blocks == (CaseBlock("a" * 12, Label.HEADLINE), CaseBlock("b" * 12, Label.LEAD))


def test_a_page_without_address_or_language_is_a_case_too(tmp_path: Path) -> None:
    case = read_case(written(tmp_path, url=None, language=None, fetched_at=None, http_status=None, headers=None))
    assert (case.page.url, case.language, case.page.fetched_at) == (None, "und", None)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"kind": "other"}, "no case; expected a file that the page of scrapy explain saved"),
        ({"url": "file:///etc/passwd"}, "key url: 'file:///etc/passwd' is no address"),
        ({"body": "no base64!"}, "key body: not base64 of gzip"),
        ({"body": base64.b64encode(b"plain").decode()}, "key body: not base64 of gzip"),
        ({"body": packed(BODY)[:40]}, "key body: not base64 of gzip"),
        ({"blocks": []}, "expected blocks, a list of"),
        ({"corrected": None}, "expected blocks, a list of"),
        ({"blocks": [[0, "a"]]}, r"key blocks\[0\]: \[0, 'a'\], expected"),
        ({"blocks": [[0, "a", "headlines"]]}, r"key blocks\[0\]"),
        ({"corrected": [[7, "lead"]]}, r"key corrected\[0\]: \[7, 'lead'\], expected"),
        ({"corrected": [["0", "lead"]]}, r"key corrected\[0\]"),
        ({"http_status": 7}, "key http_status"),
    ],
)
def test_a_bad_case_is_refused_by_key(changes: dict[str, object], fault: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=rf"case\.json.*{fault}"):
        read_case(written(tmp_path, **changes))


def test_what_is_no_json_or_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "case.json").write_text("<html>", encoding="utf-8")
    with pytest.raises(InputError, match=r"case\.json: no JSON"):
        read_case(tmp_path / "case.json")
    with pytest.raises(InputError, match=r"other\.json: cannot be read"):
        read_case(tmp_path / "other.json")


def test_a_page_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MOST_BYTES", 1000)
    with pytest.raises(InputError, match="larger than 1000 bytes"):
        read_case(written(tmp_path, body=packed(b"x" * 1001)))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 10**12) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(changes=st.dictionaries(st.sampled_from(["url", "body", "blocks", "corrected", "headers", "language"]), JSON))
def test_any_values_give_a_case_or_one_sentence(
    changes: dict[str, object], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with suppress(InputError):
        assert read_case(written(tmp_path_factory.mktemp("case"), **changes)).blocks
