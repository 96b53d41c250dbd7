"""Every recipe of docs/using-the-data.md is run, and its notebook; what it says of types holds."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import nbformat
import pandas as pd
import polars as pl
import pytest
from nbclient import NotebookClient

from newsscrape.sinks.jsonl import encode_article
from newsscrape.sources.articles import load
from tests.records import BARE, FULL
from tests.scripts import loaded

pytestmark = pytest.mark.usefixtures("programs_uncovered")

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "docs/from-records-to-charts.ipynb"
SAMPLED_BY_DUCKDB = 20_480


DOCS = loaded("docs/recipes.py")
PAGE = DOCS.PAGE.read_text(encoding="utf-8")
RECIPES = DOCS.recipes(PAGE)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the page's first commands make."""
    folder = tmp_path_factory.mktemp("data")
    DOCS.make_data(PAGE, folder)
    assert sorted(path.name for path in folder.iterdir()) == ["articles.csv", "articles.jsonl", "articles.parquet"]
    return folder


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Where psql finds a database."""
    with DOCS.database(tmp_path_factory.mktemp("database")) as environment:
        yield environment


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: f"{recipe.language}: {recipe.code.splitlines()[0]}")
def test_a_recipe_prints_what_the_page_shows(recipe: Any, data: Path, environment: dict[str, str]) -> None:  # noqa: ANN401 - a class of the script's
    if shutil.which(recipe.program, path=environment["PATH"]) is None:
        message = f"{recipe.program} is missing: .ci/run installs it"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    assert DOCS.output_of(recipe, data, environment) == recipe.shown


def test_every_recipe_shows_its_output() -> None:
    kinds = ("python", "sh", "sql", "r")
    assert len(RECIPES) == sum(PAGE.count(f"```{kind}\n") for kind in kinds)
    assert {recipe.language for recipe in RECIPES} == set(kinds)
    assert all(recipe.shown for recipe in RECIPES)


def test_the_notebook_draws_three_charts_and_stores_none(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(data / "jupyter"))
    notebook = nbformat.read(NOTEBOOK, 4)
    nbformat.validate(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert not [cell for cell in cells if cell.outputs or cell.execution_count]
    NotebookClient(notebook, timeout=60, kernel_name="python3", resources={"metadata": {"path": str(data)}}).execute()
    outputs = [output for cell in cells for output in cell.outputs]
    assert sum("image/png" in output.get("data", {}) for output in outputs) == 3
    said = "".join(output.text for output in outputs if output.output_type == "stream" and output.name == "stdout")
    assert said.startswith(f"{len(list(load(data / 'articles.jsonl')))} articles of ")


def begun_with_nulls(path: Path, count: int) -> Path:
    path.write_bytes(encode_article(BARE) * count + encode_article(FULL))
    return path


@pytest.fixture(scope="module")
def nulls_first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Records that begin with more unknown values than Polars looks at by itself, also as Parquet."""
    path = begun_with_nulls(tmp_path_factory.mktemp("nulls") / "a.jsonl", 120)
    DOCS.export(path, path.with_suffix(".parquet"))
    return path


@pytest.mark.parametrize("first", ["nulls", "values"])
def test_pandas_types_json_lines_as_the_page_says(first: str, nulls_first: Path, data: Path) -> None:
    path = nulls_first if first == "nulls" else data / "articles.jsonl"
    kinds = pd.read_json(path, lines=True, dtype_backend="numpy_nullable").dtypes.astype(str)
    assert kinds["published_at"] == kinds["modified_at"] == kinds["fetched_at"] == "datetime64[us, UTC]"
    assert kinds["published_date"] == "string"
    assert kinds["word_count"] == kinds["http_status"] == "Int64"
    assert kinds["is_accessible_for_free"] == "boolean"
    assert kinds["confidence"] == "Float64"
    assert kinds["topics"] == kinds["teasers"] == "object"


def test_polars_types_json_lines_as_the_page_says(nulls_first: Path, data: Path) -> None:
    with pytest.raises(pl.exceptions.ComputeError):
        pl.read_ndjson(nulls_first)
    for path in (nulls_first, data / "articles.jsonl"):
        kinds = pl.read_ndjson(path, infer_schema_length=None).schema
        assert kinds["published_at"] == kinds["published_date"] == pl.String
        assert (kinds["word_count"], kinds["confidence"]) == (pl.Int64, pl.Float64)
        assert kinds["is_accessible_for_free"] == pl.Boolean
        assert kinds["topics"] == pl.List(pl.String)
        assert kinds["paragraphs"] == pl.List(pl.Struct({"kind": pl.String, "text": pl.String}))


def test_duckdb_types_json_lines_as_the_page_says(nulls_first: Path, data: Path, tmp_path: Path) -> None:
    for path in (nulls_first, data / "articles.jsonl"):
        check_duckdb(duckdb_kinds(f"'{path}'"))
    many = begun_with_nulls(tmp_path / "a.jsonl", SAMPLED_BY_DUCKDB + 20)
    assert duckdb_kinds(f"'{many}'")["published_at"] not in {"TIMESTAMP WITH TIME ZONE", "VARCHAR"}
    check_duckdb(duckdb_kinds(f"read_json('{many}', sample_size = -1)"))


def test_parquet_is_typed_without_a_word_whatever_stands_first(nulls_first: Path, data: Path) -> None:
    paths = (nulls_first.with_suffix(".parquet"), data / "articles.parquet")
    for path in paths:
        check_duckdb(duckdb_kinds(f"'{path}'"))
    first, second = (pl.read_parquet_schema(path) for path in paths)
    assert first == second
    assert (first["published_at"], first["published_date"]) == (pl.Datetime("us", "UTC"), pl.Date)
    assert first["capture"] == pl.Struct({"file": pl.String, "offset": pl.Int64, "length": pl.Int64})
    frames = [pd.read_parquet(path, dtype_backend="numpy_nullable").dtypes.astype(str) for path in paths]
    assert frames[0].to_dict() == frames[1].to_dict()
    assert (frames[0]["site"], frames[0]["published_at"]) == ("category", "datetime64[us, UTC]")
    assert frames[0]["is_liveblog"] == "boolean"


def duckdb_kinds(table: str) -> dict[str, str]:
    return {row[0]: row[1] for row in duckdb.sql(f"describe from {table}").fetchall()}


def check_duckdb(kinds: dict[str, str]) -> None:
    assert kinds["published_at"] == kinds["modified_at"] == kinds["fetched_at"] == "TIMESTAMP WITH TIME ZONE"
    assert kinds["published_date"] == "DATE"
    assert (kinds["word_count"], kinds["confidence"]) == ("BIGINT", "DOUBLE")
    assert kinds["is_accessible_for_free"] == "BOOLEAN"
    assert kinds["topics"] == "VARCHAR[]"
    assert kinds["paragraphs"] == 'STRUCT(kind VARCHAR, "text" VARCHAR)[]'
