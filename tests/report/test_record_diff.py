from typing import Any

from newsscrape.report.record_diff import SAMPLES, Kind, differences
from newsscrape.sources.pairs import Pair


def article(**content: Any) -> dict[str, Any]:  # noqa: ANN401 - fields of any kind
    return {"url": "https://kurier.com/a", "headline": "Strom", "authors": [], "confidence": 0.9, **content}


REJECT = {"url": None, "requested_url": "https://kurier.com/a", "reason": "no_text"}


def test_pages_are_counted_by_how_their_ends_differ() -> None:
    diff = differences(
        [
            Pair(article(extractor={"version": "1"}), article(extractor={"version": "2"})),
            Pair(article(), article(confidence=0.8)),
            Pair(article(), article(headline="Wasser")),
            Pair(article(), REJECT),
            Pair(REJECT, article()),
            Pair(REJECT, {**REJECT, "reason": "empty"}),
            Pair(REJECT, {**REJECT, "detail": "x."}),
            Pair(article(), None),
            Pair(None, article()),
        ]
    )
    assert diff.kinds == {Kind.SAME: 2} | {kind: 1 for kind in Kind if kind is not Kind.SAME}
    assert (diff.pages, diff.changed, diff.share) == (9, 6, 6 / 9)
    ends = {kind: [(sample.before, sample.after) for sample in found] for kind, found in diff.ends.items()}
    assert ends == {
        Kind.LOST: [("article", "no_text")],
        Kind.GAINED: [("no_text", "article")],
        Kind.OTHER_REASON: [("no_text", "empty")],
        Kind.ONLY_OLD: [("article", "nothing")],
        Kind.ONLY_NEW: [("nothing", "article")],
    }


def test_fields_come_go_and_change() -> None:
    halm, other = article(authors=["Grete Halm"]), article(authors=["Bo Li"])
    diff = differences([Pair(article(), halm), Pair(halm, article()), Pair(halm, other), Pair(halm, halm)])
    counts = diff.fields["authors"]
    assert (counts.came, counts.went, counts.changed, counts.pages) == (1, 1, 1, 3)
    assert [sample.change.marked for sample in counts.samples if sample.change] == [
        "{+Grete Halm+}",
        "[-Grete Halm-]",
        "[-Grete-]{+Bo+} [-Halm-]{+Li+}",
    ]


def test_few_samples_are_kept_and_words_shown_once() -> None:
    old, new = article(text="a", paragraphs=[{"text": "a"}]), article(text="b", paragraphs=[{"text": "b"}])
    diff = differences([Pair(old, new)] * 20)
    assert len(diff.fields["text"].samples) == SAMPLES
    assert (diff.fields["paragraphs"].pages, diff.fields["paragraphs"].samples) == (20, [])
    assert [name for name, _ in diff.most()] == ["paragraphs", "text"]


def test_nothing_compared_is_nothing_changed() -> None:
    assert differences([]).share == 0.0
