"""The docs name everything that exists, and what they link to is there."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from itertools import chain
from pathlib import Path

import pytest

from newsscrape import settings
from newsscrape.crawl.verdict import ExitCode
from newsscrape.model.directive import Directive
from newsscrape.model.reject import Reason
from tests.scripts import loaded

ROOT = Path(__file__).parents[2]
PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")))
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)")


def text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def anchors(page: Path) -> set[str]:
    titles = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    for target, anchor in LINK.findall(text(page)):
        goal = (ROOT / page).parent / target if target else ROOT / page
        assert goal.exists(), f"{page} links to {target}"
        assert not anchor or anchor in anchors(goal), f"{page} links to {target}#{anchor}"


def test_the_docs_are_a_site_without_warnings(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sphinx", "--fail-on-warning", "--keep-going", "--quiet"]
    folders = ["--conf-dir", "docs", ".", str(tmp_path / "site"), "--doctree-dir", str(tmp_path / "trees")]
    ran = subprocess.run([*command, *folders], cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert not ran.returncode, ran.stderr
    assert (tmp_path / "site/README.html").is_file()


@pytest.mark.parametrize("page", [page for page in PAGES if page.startswith("docs/")])
def test_every_page_can_be_reached_from_the_readme(page: str) -> None:
    assert f"({page}" in text("README.md")


def test_the_tables_of_the_record_are_those_of_the_docstrings() -> None:
    tables = loaded("docs/tables.py")
    assert tables.fresh(text("docs/record.md")) == text("docs/record.md"), "run `make docs`"


def test_every_reason_is_explained() -> None:
    assert table_codes("docs/record.md", "Reason codes") == [reason.value for reason in Reason]


def test_every_warning_is_explained() -> None:
    given = {code for path in (ROOT / "newsscrape").rglob("*.py") for code in warning_codes(path)}
    assert set(table_codes("docs/record.md", "Warning codes")) == given | set(Directive)


def test_every_command_is_explained() -> None:
    modules = (ROOT / "newsscrape/commands").glob("[!_]*.py")
    commands = {path.stem for path in modules if "ScrapyCommand" in path.read_text(encoding="utf-8")}
    explained = set(re.findall(r"^## scrapy (\w+)", text("docs/commands.md"), re.MULTILINE))
    assert explained - {"crawl"} == commands


def test_every_option_is_explained() -> None:
    for path in (ROOT / "newsscrape/commands").glob("[!_]*.py"):
        options = set(re.findall(r'add_argument\(\s*"(?:-\w", ")?(--?[\w-]+)"', path.read_text(encoding="utf-8")))
        section = text("docs/commands.md").partition(f"\n## scrapy {path.stem}")[2].partition("\n## ")[0]
        forms = {"--output": "-O"}
        assert not [option for option in options if f"| `{forms.get(option, option)}" not in section], path.name


def test_every_exit_code_is_explained() -> None:
    section = text("docs/commands.md").split("\n## Exit codes\n")[1].split("\n## ")[0]
    assert [int(code) for code in re.findall(r"^\| (\d) \|", section, re.MULTILINE)] == [int(code) for code in ExitCode]


def test_every_setting_is_explained() -> None:
    ours = {name for name in dir(settings) if name.startswith("NEWSSCRAPE_")}
    assert set(re.findall(r"^\| `(NEWSSCRAPE_\w+)`", text("docs/commands.md"), re.MULTILINE)) == ours


def test_every_dependency_is_explained() -> None:
    project = tomllib.loads(text("pyproject.toml"))
    groups = (*project["project"]["optional-dependencies"].values(), *project["dependency-groups"].values())
    needed = [*project["project"]["dependencies"], *chain.from_iterable(groups)]
    names = {re.split(r"[\[><=]", requirement)[0].lower() for requirement in needed}
    cells = re.findall(r"^\| ([^|]+) \|", text("docs/dependencies.md"), re.MULTILINE)
    assert {name.strip() for cell in cells for name in cell.split(",")} - {"library"} == names


def table_codes(page: str, title: str) -> list[str]:
    section = text(page).split(f"\n## {title}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)


def warning_codes(path: Path) -> set[str]:
    """Collect what a module may put into ``warnings``: the codes stand as words where they are given."""
    given = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if gives_warnings(node)]
    words = {item.value for node in given for item in ast.walk(node) if isinstance(item, ast.Constant)}
    return {word for word in words if isinstance(word, str) and re.fullmatch(r"[a-z]+(_[a-z]+)*", word)}


def gives_warnings(node: ast.AST) -> bool:
    match node:
        case ast.keyword(arg="warnings") | ast.Assign(targets=[ast.Name(id="warnings")]):
            return True
        case ast.Call(func=ast.Attribute(value=ast.Name(id="warnings"), attr="append")):
            return True
        case ast.Call(func=ast.Name(id="Decoded")):
            return True
        case _:
            return False
