import builtins
import io
import json
from pathlib import Path
from typing import Any

import pytest

from newsscrape.errors import UsageError
from newsscrape.sinks.export import LinesStream, file_export
from newsscrape.sinks.formats import LINES, Format
from tests.records import BARE, FULL


@pytest.mark.parametrize("form", Format)
def test_a_file_bears_its_name_when_it_is_whole(form: Format, tmp_path: Path) -> None:
    output = file_export(tmp_path / "a", form)
    output.write(FULL)
    assert [path.name for path in tmp_path.iterdir()] == ["a.part"]
    output.publish()
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("form", Format)
def test_nothing_is_left_of_what_is_given_up(form: Format, tmp_path: Path) -> None:
    output = file_export(tmp_path / "a", form)
    output.write(FULL)
    output.discard()
    assert not list(tmp_path.iterdir())


def test_a_stream_gets_the_head_and_each_article_at_once() -> None:
    stream = io.BytesIO()
    output = LinesStream(stream, LINES[Format.CSV])
    assert stream.getvalue().startswith(b'"schema_version"')
    output = LinesStream(stream := io.BytesIO(), LINES[Format.JSONL])
    output.write(BARE)
    assert json.loads(stream.getvalue())["content_sha256"] == BARE.content_sha256
    output.publish()
    output.discard()


def test_a_missing_library_is_told_with_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> object:  # noqa: ANN401 - its interface
        if name.startswith("newsscrape.sinks.parquet"):
            raise ModuleNotFoundError("No module named 'pyarrow'", name="pyarrow")
        return imported(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError, match=r"pyarrow is not installed; install newsscrape\[parquet\] to write Parquet\."):
        file_export(tmp_path / "a.parquet", Format.PARQUET)
    assert not list(tmp_path.iterdir())
