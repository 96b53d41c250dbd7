from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from newsscrape.model.article import Article, TeaserKind
from newsscrape.model.label import Label
from newsscrape.model.schema import article_schema
from newsscrape.sources.typed import MisfitError, typed


@dataclass(frozen=True, kw_only=True)
class Inner:
    kind: TeaserKind
    published_on: str | None


@dataclass(frozen=True, kw_only=True)
class Outer:
    text: str
    number: int
    share: float
    flag: bool | None
    seen_at: str | None
    inner: tuple[Inner, ...]
    counts: Mapping[Label, int]
    one: Inner | None


AD = {"kind": "ad", "published_on": "2026-11-02"}
RECORD = {
    "text": "a",
    "number": 7,
    "share": 1,
    "flag": None,
    "seen_at": "2026-11-02T10:00:00Z",
    "inner": [AD],
    "counts": {"ad": 3},
    "one": None,
    "unknown": 1,
}
FOUND = Outer(
    text="a",
    number=7,
    share=1.0,
    flag=None,
    seen_at="2026-11-02T10:00:00Z",
    inner=(Inner(kind=TeaserKind.AD, published_on="2026-11-02"),),
    counts={Label.AD: 3},
    one=None,
)


def test_an_object_becomes_what_it_is_and_unknown_keys_are_passed_over() -> None:
    found = typed(Outer, RECORD)
    assert found == FOUND
    assert isinstance(found.share, float)
    assert isinstance(found.inner[0].kind, TeaserKind)
    assert isinstance(next(iter(found.counts)), Label)
    assert typed(Outer, RECORD | {"flag": True, "share": 0.5}).flag is True


@pytest.mark.parametrize(
    ("wrong", "path", "message"),
    [
        ({"text": None}, ".text", "expected a text, found null"),
        ({"text": 5}, ".text", "expected a text, found 5"),
        ({"text": list(range(100))}, ".text", "expected a text, found [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1 …"),
        ({"number": True}, ".number", "expected a whole number, found True"),
        ({"number": 1.0}, ".number", "expected a whole number, found 1.0"),
        ({"number": 1 << 63}, ".number", "expected a whole number, found 9223372036854775808"),
        ({"share": 1 << 63}, ".share", "expected a number, found 9223372036854775808"),
        ({"share": "0.5"}, ".share", "expected a number, found '0.5'"),
        ({"flag": 0}, ".flag", "expected true or false, found 0"),
        ({"seen_at": "2026-11-02"}, ".seen_at", "expected YYYY-MM-DDTHH:MM:SSZ, found '2026-11-02'"),
        ({"seen_at": "2026-11-2T10:00:00Z"}, ".seen_at", "expected YYYY-MM-DDTHH:MM:SSZ, found '2026-11-2T10:00:00Z'"),
        ({"inner": {}}, ".inner", "expected a list, found {}"),
        ({"inner": [[]]}, ".inner[0]", "expected an object, found []"),
        ({"inner": [AD | {"kind": "x"}]}, ".inner[0].kind", "expected one of teaser, related, ad, found 'x'"),
        ({"inner": [AD | {"kind": 1}]}, ".inner[0].kind", "expected one of teaser, related, ad, found 1"),
        ({"one": AD | {"published_on": "20261102"}}, ".one.published_on", "expected YYYY-MM-DD, found '20261102'"),
        ({"inner": [AD | {"published_on": "May"}]}, ".inner[0].published_on", "expected YYYY-MM-DD, found 'May'"),
        ({"inner": [{"kind": "ad"}]}, ".inner[0].published_on", "is missing"),
        ({"counts": {"ad": "x"}}, ".counts.ad", "expected a whole number, found 'x'"),
        ({"counts": []}, ".counts", "expected an object, found []"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_with_its_place(wrong: dict[str, Any], path: str, message: str) -> None:
    with pytest.raises(MisfitError) as misfit:
        typed(Outer, RECORD | wrong)
    assert (misfit.value.path, str(misfit.value)) == (path, message)


def test_a_name_of_a_mapping_must_be_known() -> None:
    with pytest.raises(MisfitError, match="expected one of headline, kicker") as misfit:
        typed(Outer, RECORD | {"counts": {"x": 1}})
    assert misfit.value.path == ".counts.x"


def test_the_names_of_instants_and_days_are_those_of_the_schema() -> None:
    formats = dict(formats_in(article_schema()))
    assert formats
    for name, form in formats.items():
        assert form == ("date-time" if name.endswith("_at") else "date" if name.endswith(("_date", "_on")) else None)
    assert set(Article.__dataclass_fields__) <= set(formats)


def formats_in(schema: dict[str, Any]) -> list[tuple[str, str | None]]:
    """Give the names of all properties with their formats."""
    found = [(name, part.get("format")) for name, part in schema.get("properties", {}).items()]
    inner = (*schema.get("properties", {}).values(), *schema.get("anyOf", ()), schema.get("items"))
    return found + [one for part in inner if isinstance(part, dict) for one in formats_in(part)]
