from __future__ import annotations

import pytest

from newsscrape.model.label import Label
from newsscrape.policy.phrases import all_phrases


@pytest.mark.parametrize(
    ("folded", "label"),
    [
        ("anzeige", Label.AD),
        ("» anzeige:", Label.AD),
        ("lesen sie auch: gas wird teurer", Label.RELATED),
        ("newsletter für alle", Label.NEWSLETTER),
        ("lire aussi", Label.RELATED),
        ("related: the tide gate", Label.RELATED),
        ("dieser artikel ist nur für abonnenten lesbar", Label.PAYWALL),
        ("die anzeige erstattete ein nachbar", None),
        ("", None),
    ],
)
def test_short_lines_are_known_in_all_languages(folded: str, label: Label | None) -> None:
    assert all_phrases().label_of(folded) is label
