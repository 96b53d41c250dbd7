"""What codes are called on pages for people: ``data/explain.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from newsscrape.model.claim import Origin
from newsscrape.model.considered import Why
from newsscrape.model.label import Label
from newsscrape.policy.files import Table, load_table

_OBSERVED = re.compile(r"(.+?)([+-]\d+\.\d)")
_TOP = ("labels", "rules", "observations", "scopes", "measures", "signs", "origins", "whys", "fields", "rejects")


class Group(Enum):
    """What a label means for the record."""

    ARTICLE = "article"
    """The record's headline and text are made of it."""
    ABOUT = "about"
    """It tells of the article."""
    ASIDE = "aside"
    """It was set aside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelWords:
    """A label for people."""

    name: str
    """What it is called."""
    group: Group
    """What it means for the record."""
    meaning: str
    """One sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One thing that moved a block."""

    words: str
    """What was looked at."""
    code: str
    """Its name in the code."""
    points: float
    """Log-odds it gave; below 0 where it spoke against."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonWords:
    """A reason for people."""

    rule: str
    """What decided, a sentence without its full stop."""
    observations: tuple[Observation, ...]
    """What moved it most, the strongest first; none where a rule decided by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explaining:
    """All words there are; codes that have none are told by themselves, spaces for underscores."""

    labels: Mapping[Label, LabelWords]
    """By label."""
    origins: Mapping[Origin, str]
    """By origin."""
    whys: Mapping[Why, str]
    """By what became of a value, sentences."""
    fields: Mapping[str, str]
    """By field of the record."""
    rejects: Mapping[str, str]
    """By reason of a reject, sentences."""
    rules: Mapping[str, str]
    observations: Mapping[str, str]
    scopes: Mapping[str, str]
    measures: Mapping[str, str]
    signs: Mapping[str, str]

    def reason(self, code: str) -> ReasonWords:
        """Give a reason of a page map in words: in, as `newsscrape.model.article.LabelledText` has it."""
        rule, *observed = code.split(" ")
        words = self.rules.get(rule) or self.rules.get(rule.partition(":")[0]) or _plain(rule)
        parted = [match for one in observed if (match := _OBSERVED.fullmatch(one))]
        return ReasonWords(
            rule=words,
            observations=tuple(
                Observation(words=self._observation(match[1]), code=match[1], points=float(match[2]))
                for match in parted
            ),
        )

    def _observation(self, code: str) -> str:
        kind, colon, value = code.partition(":")
        if colon:
            said = self.labels[Label(value)].name.lower() if value in self.labels else _plain(value)
            return self.signs.get(kind, f"{_plain(kind)}: {{}}").replace("{}", said)
        for words in (self.observations, self.measures, self.signs):
            if code in words:
                return words[code]
        for scope, said in self.scopes.items():
            if code.startswith(scope):
                end = code.removeprefix(scope)
                return said.replace("{}", self.measures.get(end, _plain(end)))
        return _plain(code)


@cache
def explaining() -> Explaining:
    """Give the words; raises `ProfileError` when the file is bad, or lacks words for a label, an origin or a why."""
    top = load_table("explain.toml")
    top.known(*_TOP)
    labels = top.table("labels")
    labels.known(*Label)
    origins, whys = _all_of(top.table("origins"), Origin), _all_of(top.table("whys"), Why)
    return Explaining(
        labels={label: _label(labels.table(label)) for label in Label},
        origins={origin: origins[origin] for origin in Origin},
        whys={why: whys[why] for why in Why},
        fields=_strings(top.table("fields")),
        rejects=_strings(top.table("rejects")),
        rules=_strings(top.table("rules")),
        observations=_strings(top.table("observations")),
        scopes=_strings(top.table("scopes")),
        measures=_strings(top.table("measures")),
        signs=_strings(top.table("signs")),
    )


def _label(table: Table) -> LabelWords:
    table.known("name", "group", "meaning")
    name, meaning, group = table.text("name"), table.text("meaning"), table.text("group")
    if name is None:
        raise table.fault("name", "a string")
    if meaning is None:
        raise table.fault("meaning", "a sentence")
    if group not in {one.value for one in Group}:
        raise table.fault("group", f"one of {', '.join(one.value for one in Group)}")
    return LabelWords(name=name, group=Group(group), meaning=meaning)


def _strings(table: Table) -> Mapping[str, str]:
    return {key: table.text(key) or "" for key in table.content}


def _all_of(table: Table, codes: Iterable[str]) -> Mapping[str, str]:
    table.known(*codes)
    words = _strings(table)
    for code in codes:
        if code not in words:
            raise table.fault(code, "words for it")
    return words


def _plain(code: str) -> str:
    return code.replace("_", " ").replace(",", " ").strip()
