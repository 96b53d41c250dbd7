"""Who wrote it: persons and agencies as the page claims and prints them.

The claims of JSON-LD, Open Graph and feeds come first; print where it names the same persons and more, and where the
claim is a bare ``meta``, a login or one word of a name. Then names at the ends of the text, other claims, logins in the
place of an author, the agency a paragraph is credited to, and last the publication, where the page names it as author.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsscrape.compose.agency_credits import agencies_in_credit
from newsscrape.compose.claimed_authors import Claimed, claimed_authors, claimed_publication, is_own, names_claimed
from newsscrape.compose.finding import Finding
from newsscrape.compose.persons import joined
from newsscrape.compose.printed_authors import persons_by_line, printed_logins, printed_persons
from newsscrape.compose.publication import publication_names
from newsscrape.compose.selected import preferred
from newsscrape.compose.signatures import signatures
from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Origin
from newsscrape.model.document import Selected
from newsscrape.model.label import Label
from newsscrape.model.site import Selectable
from newsscrape.policy.agencies import agency_named
from newsscrape.text import letters

_MAX_AUTHORS = 25


def authors(survey: Survey) -> Finding[tuple[str, ...]]:
    """Give the names of persons or agencies in order, and where they came from; empty when nobody is named."""
    return preferred(survey, Selectable.AUTHORS, _selected, _generic(survey))


def _selected(survey: Survey, selected: Sequence[Selected]) -> Finding[tuple[str, ...]] | None:
    names = names_claimed(survey, [joined(one.parts) for one in selected])
    return _found(names, Origin.PROFILE) if names else None


def _generic(survey: Survey) -> Finding[tuple[str, ...]]:
    claimed = claimed_authors(survey)
    if claimed is not None and claimed.is_sure:
        return _claimed(survey, claimed)
    printed = printed_persons(survey)
    names = _others(survey, printed.names)
    if names and (claimed is None or (printed.is_told and not _has_all(names, claimed)) or _completes(names, claimed)):
        return _found(names, Origin.PRINTED)
    if claimed is not None:
        return _claimed(survey, claimed)
    own = claimed_publication(survey)
    for search in (signatures, _credited) if own is not None else (signatures, printed_logins, _credited):
        names = _others(survey, search(survey))
        if names:
            return _found(names, Origin.PRINTED)
    return (
        _found(own.names, own.origin)
        if own is not None
        else _found(printed.names or printed_logins(survey), Origin.PRINTED)
    )


def _found(names: Sequence[str], origin: Origin) -> Finding[tuple[str, ...]]:
    return Finding(tuple(names[:_MAX_AUTHORS]), origin if names else None)


def _others(survey: Survey, names: Sequence[str]) -> tuple[str, ...]:
    own = publication_names(survey) if names else frozenset()
    return tuple(name for name in names if not is_own(name, own))


def _claimed(survey: Survey, claimed: Claimed) -> Finding[tuple[str, ...]]:
    names = _with_more(survey, claimed)
    return _found(names, Origin.PRINTED) if names else _found(claimed.names, claimed.origin)


def _has_all(names: Sequence[str], claimed: Claimed) -> bool:
    """Tell whether print has the claimed names and further ones, which may be of others (who checked it)."""
    said = {letters(name) for name in claimed.names}
    return said < {letters(name) for name in names}


def _with_more(survey: Survey, claimed: Claimed) -> tuple[str, ...]:
    """Give the persons of a line that names all the claimed ones and more; empty where there is none."""
    said = {letters(name) for name in claimed.names}
    for line in persons_by_line(survey, claimed.names[0]):
        names = tuple(name for name in _others(survey, line) if not agency_named(name))
        if len(names) > len(said) and all(any(letters(name).endswith(one) for name in names) for one in said):
            return names
    return ()


def _completes(names: Sequence[str], claimed: Claimed) -> bool:
    """Tell whether a printed name holds a claimed one of one word."""
    return any(part in name.split() for name in names for part in claimed.names)


def _credited(survey: Survey) -> tuple[str, ...]:
    text = [one for one in survey.text if one.label is not Label.HEADING]
    return tuple(dict.fromkeys(name for one in (*text[:2], *text[-1:]) for name in agencies_in_credit(one.block.text)))
