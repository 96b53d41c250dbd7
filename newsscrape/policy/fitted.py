"""JSON files of ``newsscrape/data`` that ``scrapy fit`` makes: read, and refused where they are none."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from newsscrape.errors import ProfileError


@dataclass(frozen=True, slots=True)
class Fitted:
    """What one of these files holds, asked key by key."""

    path: str
    """The file, for errors."""
    command: str
    """What makes it."""
    content: Mapping[str, object]
    """Its object as JSON gives it; ``corpus`` is a string."""

    @property
    def corpus(self) -> str:
        """The hash of the corpus it was fitted on."""
        return str(self.content["corpus"])

    def fault(self, where: str, expected: str) -> ProfileError:
        """Give the error that names the file, the place in it and what should have stood there."""
        return ProfileError(f"{self.path}: {where}: expected {expected}; make the file with {self.command}.")


def shipped(name: str, command: str) -> tuple[str, str]:
    """Give text and path of a file in ``data/``; raise `ProfileError` where it is missing."""
    path = f"newsscrape/data/{name}"
    try:
        return resources.files("newsscrape").joinpath("data", name).read_text(encoding="utf-8"), path
    except FileNotFoundError:
        raise ProfileError(f"{path}: there is no such file; make it with {command}.") from None


def fitted_from(text: str, path: str, command: str) -> Fitted:
    """Read a file's JSON; raise `ProfileError` where it is none, or does not say what it was fitted on."""
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise ProfileError(f"{path}: expected JSON, found: {error}; make the file with {command}.") from None
    if not isinstance(content, dict) or not isinstance(content.get("corpus"), str):
        raise ProfileError(f"{path}: corpus: expected the hash of the corpus; make the file with {command}.")
    return Fitted(path, command, content)
