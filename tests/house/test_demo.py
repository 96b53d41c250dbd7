"""`make demo` as a newcomer meets it: a first run, and a second one that does only what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from jsonschema import Draft202012Validator

from newsscrape.model import schema

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any


class Demo(Protocol):
    output: Path
    said: str
    code: int

    @property
    def manifest(self) -> dict[str, Any]: ...
    @property
    def articles(self) -> list[dict[str, Any]]: ...
    @property
    def rejects(self) -> list[dict[str, Any]]: ...


def check_account(demo: Demo) -> None:
    """Every line is valid, and the account balances with the lines."""
    article, reject = Draft202012Validator(schema.article_schema()), Draft202012Validator(schema.reject_schema())
    for line in demo.articles:
        article.validate(line)
        assert line["text"] == "\n\n".join(paragraph["text"] for paragraph in line["paragraphs"])
    for line in demo.rejects:
        reject.validate(line)
    account = demo.manifest
    Draft202012Validator(schema.manifest_schema()).validate(account)
    ends = ("articles", "unchanged", "rejects", "failures")
    assert account["pages"] == sum(account[end] for end in ends)
    assert account["articles"] == len(demo.articles)
    assert account["rejects"] + account["failures"] == len(demo.rejects)


def test_the_first_run_brings_articles_of_four_papers(first_demo: Demo) -> None:
    assert first_demo.code == 0
    check_account(first_demo)
    assert len({line["site"] for line in first_demo.articles}) == 4
    assert {line["language"][:2] for line in first_demo.articles} == {"de", "en", "fr", "es"}
    assert {line["version"] for line in first_demo.articles} == {1}
    assert len(first_demo.articles) >= 20


def test_the_first_run_explains_itself(first_demo: Demo) -> None:
    for part in ("What was read", "What came out", "What was no article, and why", "Where it lies", "What to try next"):
        assert part in first_demo.said
    assert str(first_demo.output) in first_demo.said
    assert "Traceback" not in first_demo.said


def test_no_half_written_file_is_left(first_demo: Demo) -> None:
    assert not list(first_demo.output.rglob("*.part"))


def test_the_second_run_does_only_what_is_new(first_demo: Demo, second_demo: Demo) -> None:
    assert second_demo.code == 0
    check_account(second_demo)
    updated = [line for line in second_demo.articles if line["version"] == 2]
    assert len(updated) == 1
    assert updated[0]["changes"]
    assert updated[0]["url"] in {line["url"] for line in first_demo.articles}
    assert len(second_demo.articles) <= 2
    assert second_demo.manifest["pages"] < first_demo.manifest["pages"]
    assert updated[0]["headline"] in second_demo.said
