from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from newsscrape.errors import ProfileError
from newsscrape.model.article import Article
from newsscrape.model.label import Label
from newsscrape.model.reject import Reason
from newsscrape.policy import explaining as policy
from newsscrape.policy.explaining import Group, explaining
from newsscrape.policy.files import Table
from newsscrape.policy.weights import shipped_weights
from newsscrape.report.fields import told_fields

LABEL_ROOM = Path(__file__).parents[2] / "newsscrape/label"


def features() -> set[str]:
    """Names of all observations that the trees ask for."""
    weights = json.loads((LABEL_ROOM.parent / "data/weights.json").read_text(encoding="utf-8"))
    found, open_ones = set(), [weights["first"], weights["second"]]
    while open_ones:
        one = open_ones.pop()
        if isinstance(one, str):
            found.add(one)
        elif isinstance(one, list):
            open_ones.extend(one)
    return found


def test_every_label_has_a_name_a_group_and_a_sentence() -> None:
    labels = explaining().labels
    assert set(labels) == set(Label)
    assert all(words.meaning.endswith(".") for words in labels.values())
    assert labels[Label.BODY].group is Group.ARTICLE
    assert labels[Label.TEASER].group is Group.ASIDE


def test_every_rule_of_the_labels_has_words() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in LABEL_ROOM.glob("*.py"))
    kinds = "bold|box|claimed|heading|name|place|printed|profile|repeats|shape|words|phrase"
    rules = set(re.findall(rf'"((?:{kinds}):[a-z_]+)"', source))
    assert len(rules) > 20
    assert [rule for rule in sorted(rules) if explaining().reason(rule).rule == rule.replace("_", " ")] == []


def test_every_observation_has_words() -> None:
    asked = features()
    assert len(asked) > 100
    words = explaining()
    bare = [name for name in sorted(asked) if words.reason(f"score {name}+1.0").observations[0].words == name]
    assert bare == []


def test_every_kind_of_sign_has_words() -> None:
    kinds = {sign.partition(":")[0] for sign in shipped_weights().looks.points}
    assert kinds <= set(explaining().signs)


def test_every_reject_of_a_page_and_every_field_that_is_shown_has_words() -> None:
    assert {reason for reason in Reason if not reason.is_failure} <= {*explaining().rejects}
    assert {field.key for field in told_fields(Article(), None)} <= set(explaining().fields)


def test_a_reason_is_told_with_what_moved_it() -> None:
    told = explaining().reason("score first_look-1-2.5 previous1_words+0.4 in_a-0.1")
    assert [(one.words, one.points) for one in told.observations] == [
        ("how likely the block before is text", -2.5),
        ("the number of words in the block before", 0.4),
        ("whether it stands inside a “a” element", -0.1),
    ]


def test_signs_are_told_with_their_values() -> None:
    told = explaining().reason("looks near:menu+1.2 held:teaser-0.3 phrase:none+0.1 all+0.1")
    assert [one.words for one in told.observations] == [
        "“menu” in the names around it", "its box holds: teaser", "a fixed phrase: none", "what holds for all blocks",
    ]  # fmt: skip


def test_an_unknown_code_is_told_by_itself() -> None:
    told = explaining().reason("quite_new thing_seen+1.0 kind:a_value-1.0")
    assert told.rule == "quite new"
    assert [one.words for one in told.observations] == ["thing seen", "kind: a value"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ({"lables": {}}, "lables: expected one of the keys labels"),
        ({"labels": {"bodi": {}}}, "labels.bodi: expected one of the keys headline"),
        ({"labels": {}, "origins": {}}, "origins.jsonld: expected words for it"),
    ],
)
def test_a_bad_file_is_refused_by_key(content: dict[str, object], fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, "load_table", lambda path: Table(path, content))
    with pytest.raises(ProfileError, match=re.escape(f"newsscrape/data/explain.toml: {fault}")):
        explaining.__wrapped__()


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ({"meaning": "M.", "group": "about"}, "name: expected a string"),
        ({"name": "N", "group": "about"}, "meaning: expected a sentence"),
        ({"name": "N", "meaning": "M.", "group": "around"}, "group: expected one of article, about, aside"),
    ],
)
def test_a_bad_label_is_refused_by_key(words: dict[str, object], fault: str) -> None:
    with pytest.raises(ProfileError, match=re.escape(fault)):
        policy._label(Table("explain.toml", words))  # noqa: SLF001 - the file has them all
