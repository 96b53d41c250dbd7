"""The shape of the source: documented, small, and each module with its test beside it in name."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "newsscrape"
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in SOURCE.rglob("*.py"))
MOST_LINES = 300

NO_TEST_OF_THEIR_OWN: dict[str, str] = {}
"""Modules with functions and no test of the same name, each with the reason."""


def tree(module: str) -> ast.Module:
    return ast.parse((ROOT / module).read_text(encoding="utf-8"))


def is_public(name: str) -> bool:
    return not name.startswith("_")


@pytest.mark.parametrize("module", MODULES)
def test_it_is_documented(module: str) -> None:
    parsed = tree(module)
    assert ast.get_docstring(parsed), f"{module} has no docstring"
    bare = [
        f"{module}:{node.lineno} {node.name}"
        for parent in ast.walk(parsed)
        if isinstance(parent, ast.Module) or (isinstance(parent, ast.ClassDef) and is_public(parent.name))
        for node in parent.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        if is_public(node.name) and not ast.get_docstring(node)
    ]
    assert not bare


@pytest.mark.parametrize("module", MODULES)
def test_it_is_small(module: str) -> None:
    lines = len((ROOT / module).read_text(encoding="utf-8").splitlines())
    assert lines <= MOST_LINES, f"{module} has {lines} lines: which of its questions belongs elsewhere?"


@pytest.mark.parametrize("module", MODULES)
def test_its_test_has_its_name(module: str) -> None:
    has_logic = any(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) for node in ast.walk(tree(module)))
    inside = Path(module).relative_to("newsscrape")
    test = Path("tests") / inside.parent / f"test_{inside.name}"
    if inside.name == "__init__.py":
        test = Path("tests") / inside.parent.parent / f"test_{inside.parent.name}.py"
    assert (ROOT / test).is_file() or not has_logic or module in NO_TEST_OF_THEIR_OWN, f"{test} is missing"


def test_exemptions_are_needed() -> None:
    assert not [module for module in NO_TEST_OF_THEIR_OWN if module not in MODULES]


def test_every_test_has_its_source() -> None:
    tests = (path.relative_to(ROOT / "tests") for path in (ROOT / "tests").rglob("test_*.py"))
    strays = [
        str(test)
        for test in tests
        if test.parts[0] not in {"fixtures", "fuzz", "golden", "house", "whole"}
        if not (SOURCE / test.parent / test.name.removeprefix("test_")).is_file()
        and not (SOURCE / test.parent / test.stem.removeprefix("test_") / "__init__.py").is_file()
    ]
    assert not strays
