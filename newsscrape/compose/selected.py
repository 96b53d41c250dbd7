"""A field as a selector of the site's profile finds it, before whatever the page tells generic reading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias, TypeVar

from newsscrape.compose.finding import Finding
from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Origin
from newsscrape.model.document import Selected
from newsscrape.model.site import Selectable

Value = TypeVar("Value")
Reading: TypeAlias = Callable[[Survey, Sequence[Selected]], Finding[Value] | None]
"""Reads a field from what was selected for it; None where that holds no such value."""


def preferred(survey: Survey, field: Selectable, read: Reading[Value], generic: Finding[Value]) -> Finding[Value]:
    """Give the field as selected; where its selector found no value the generic answer, and a warning."""
    selected = survey.document.selected.get(field)
    if selected is None:
        return generic
    return read(survey, selected) or in_its_place(generic)


def in_its_place(generic: Finding[Value]) -> Finding[Value]:
    """Give the generic answer with the warning that a selector found nothing the field can be read from."""
    return generic._replace(warnings=(*generic.warnings, "selector_empty"))


def found(value: Value) -> Finding[Value] | None:
    """Give a value as the profile's finding, None for an empty one."""
    return Finding(value, Origin.PROFILE) if value else None
