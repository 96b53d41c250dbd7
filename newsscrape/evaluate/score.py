"""An answer beside its truth → the page's score: raw numbers that `figures` adds up over a set.

Only what is known of a page is scored, so a key is missing where the truth is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import TypeVar

from newsscrape.evaluate.datasets import TextMetric
from newsscrape.evaluate.gold import GoldPage, Truth
from newsscrape.evaluate.pieces import fold, names, shingles, squash, words
from newsscrape.evaluate.tools import Answer

PageScore = Mapping[str, float]

_Piece = TypeVar("_Piece", bound=Hashable)


def score_page(gold: GoldPage, answer: Answer) -> PageScore:
    """Score all that is known of a page: its text by the metric of its set, headline, authors and day."""
    score_text = _TEXT_SCORES[gold.kind.metric]
    return {
        **score_text(gold.truth, answer.text),
        **_score_headline(gold.truth, answer),
        **_score_authors(gold.truth, answer),
        **_score_day(gold.truth, answer),
    }


def overlap(output: Counter[_Piece], truth: Counter[_Piece]) -> tuple[float, float, float]:
    """Give precision, recall and F1 of two multisets, each 0-1; two empty ones agree wholly."""
    if not output and not truth:
        return 1.0, 1.0, 1.0
    common = (output & truth).total()
    if not common:
        return 0.0, 0.0, 0.0
    precision, recall = common / output.total(), common / truth.total()
    return precision, recall, 2 * precision * recall / (precision + recall)


def _score_words(truth: Truth, text: str) -> PageScore:
    score: dict[str, float] = {}
    if truth.text is not None:
        found = overlap(Counter(words(text)), Counter(words(truth.text)))
        score |= dict(zip(("precision", "recall", "f1"), found, strict=True))
    lowered = text.lower()
    if truth.wanted:
        score["with"] = sum(part.lower() in lowered for part in truth.wanted) / len(truth.wanted)
    if truth.unwanted:
        score["without"] = sum(part.lower() in lowered for part in truth.unwanted) / len(truth.unwanted)
    return score


def _score_shingles(truth: Truth, text: str) -> PageScore:
    if truth.text is None:
        return {}
    score = _shingle_score(text, truth.text, "")
    score["exact"] = float(words(text) == words(truth.text))
    if truth.paragraphs is not None:
        score |= _score_paragraphs(truth.paragraphs, text)
    return score


def _score_paragraphs(paragraphs: tuple[tuple[str, str], ...], text: str) -> PageScore:
    squashed = squash(text)
    found = [squash(part) in squashed for kind, part in paragraphs if kind == "paragraph"]
    score = {"paragraphs_found": sum(found) / len(found)} if found else {}
    leads = [squash(part) in squashed for kind, part in paragraphs if kind == "summary"]
    if leads:
        score["leads_kept"] = float(all(leads))
    rest = "\n".join(part for kind, part in paragraphs if kind != "summary")
    return score | _shingle_score(text, rest, "bare_")


def _shingle_score(text: str, truth: str, prefix: str) -> dict[str, float]:
    output, wanted = shingles(text), shingles(truth)
    precision, recall, f1 = overlap(output, wanted)
    score = {f"{prefix}page_f1": f1}
    if output:
        score[f"{prefix}page_precision"] = precision
    if wanted:
        score[f"{prefix}page_recall"] = recall
    return score


def _score_segments(truth: Truth, text: str) -> PageScore:
    squashed = squash(text)
    found = sum(squash(part) in squashed for part in truth.wanted or ())
    slipped_in = sum(squash(part) in squashed for part in truth.unwanted or ())
    score: dict[str, float] = {
        "true_positives": found,
        "false_negatives": len(truth.wanted or ()) - found,
        "false_positives": slipped_in,
        "true_negatives": len(truth.unwanted or ()) - slipped_in,
    }
    if segments := sum(score.values()):
        score["segments_right"] = (score["true_positives"] + score["true_negatives"]) / segments
    return score


def _score_no_text(_truth: Truth, _text: str) -> PageScore:
    return {}


def _score_headline(truth: Truth, answer: Answer) -> PageScore:
    if truth.title is None:
        return {}
    headline = answer.headline or ""
    *_, f1 = overlap(Counter(words(headline)), Counter(words(truth.title)))
    whole = f"{answer.kicker}: {headline}" if answer.kicker else headline
    is_equal = fold(headline) == fold(truth.title)
    return {
        "title_exact": float(is_equal),
        "title_or_kicker": float(is_equal or fold(whole) == fold(truth.title)),
        "title_words": f1,
    }


def _score_authors(truth: Truth, answer: Answer) -> PageScore:
    if truth.authors is None:
        return {}
    *_, f1 = overlap(Counter(names(answer.authors)), Counter(names(truth.authors)))
    return {"authors": f1}


def _score_day(truth: Truth, answer: Answer) -> PageScore:
    if truth.date is None:
        return {}
    return {"day": float(answer.published_date == truth.date), "day_given": float(answer.published_date is not None)}


_TEXT_SCORES = {
    TextMetric.WORDS: _score_words,
    TextMetric.SHINGLES: _score_shingles,
    TextMetric.SEGMENTS: _score_segments,
    TextMetric.NONE: _score_no_text,
}
